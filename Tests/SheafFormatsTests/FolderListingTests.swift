import SheafCore
import TestSupport
import Testing

@testable import SheafFormats

@Suite struct FolderListingTests {
  /// More names than one round holds come all the same, once each and in order, whatever order the disk has them in.
  @Test(arguments: [1, 2, 3, 7, 19, 20, 21, 100])
  func roundsTogetherAreTheWholeFolder(_ limit: Int) throws {
    let folder = try TemporaryFolder()
    let names = (0..<20).map { "\($0 * 7919 % 1000)-\(String(repeating: "x", count: $0)).md" }
    for name in names { try folder.write(name, "**A**: 1\n") }
    try folder.write("other.bin", "")
    try folder.write("inner/1.md", "**A**: 1\n")
    var listing = try FolderListing(path: folder.path, limit: limit)
    defer { listing.release() }
    var found: [String] = []
    repeat {
      #expect(listing.count <= limit)
      found += (0..<listing.count).map { String(cString: listing.name($0)) }
    } while try listing.advance()
    #expect(found == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(listing.total == 20)
    #expect(listing.others == 1)
    #expect(listing.folders == ["inner"])
    #expect(try !listing.advance())
  }
}
