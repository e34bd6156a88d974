import Foundation
import SheafCore
import SheafFormats
import TestSupport
import Testing

@Suite struct RoundTripSeedsTests {
  /// Every way from fragments back to fragments gives the seeds' bytes.
  @Test(arguments: [["csv"], ["tsv"], ["xml"], ["csv", "xml", "csv"], ["xml", "csv", "xml"], []])
  func seedsComeBack(through formats: [String]) throws {
    let folder = try TemporaryFolder()
    let conversion = Conversion(
      mapping: try MappingReader.mapping(named: MappingReader.defaultName), formats: .all)
    var path = Repository.seeds
    for (number, format) in formats.enumerated() {
      let next = folder("\(number).\(format)")
      #expect(try conversion.run([path], from: nil, to: next, as: nil).isWritten)
      path = next
    }
    let result = try conversion.run([path], from: nil, to: folder("back"), as: nil)
    #expect(!result.report.hasLoss)
    #expect(result.report.recordsNormalised == 0)
    let back = try Set(folder.names("back").map { Data(try folder.read("back/\($0)")) })
    #expect(back == Set(try Repository.seedFiles().map(\.bytes)))
    #expect(back.count == 5)
  }
}
