import Foundation
import SheafCore
import TestSupport
import Testing

@testable import SheafFormats

/// Records put together under an element for each group, more of them than stay in memory.
@Suite struct XMLGroupTests {
  private let mapping = """
    [mapping]
    id = "id"
    [[field]]
    name = "id"
    heading = "ID"
    kind = "identifier"
    [[field]]
    name = "site"
    heading = "Site"
    kind = "text"
    [[field]]
    name = "note"
    heading = "Note"
    kind = "paragraph"
    [xml]
    record = "/report/site/note"
    [xml.group]
    path = "/report/site"
    by = ["site"]
    [[xml.place]]
    field = "site"
    path = "/report/site/@name"
    [[xml.place]]
    field = "id"
    path = "@id"
    [[xml.place]]
    field = "note"
    path = "text"

    """

  @Test func recordsOfMixedGroupsComeBackInTheirOrder() throws {
    let folder = try TemporaryFolder()
    let long = String(repeating: "é<&> ", count: 400)
    let rows = (0..<2_000).map { "N\($0),Site \($0 * 7 % 5),\"\($0) \(long)\"" }
    try folder.write("in.csv", (["ID,Site,Note"] + rows).joined(separator: "\r\n") + "\r\n")
    let text = mapping
    let conversion = Conversion(
      mapping: try MappingReader.mapping(named: "test.toml") { _ in Array(text.utf8) },
      formats: .all)
    let there = try conversion.run([folder("in.csv")], from: nil, to: folder("a.xml"), as: nil)
    #expect(there.report.errorCount == 0 && there.report.recordsWritten == 2_000)
    let xml = try folder.text("a.xml")
    #expect(xml.matches(of: #/<site name="Site [0-9]">/#).count == 5)
    #expect(xml.utf8.count > 2 << 20)
    let back = try conversion.run([folder("a.xml")], from: nil, to: folder("b.csv"), as: nil)
    #expect(back.report.errorCount == 0 && !back.report.hasLoss)
    let found = try folder.text("b.csv").split(separator: "\r\n").dropFirst()
    // Groups stand in the order of their first records, records in their own.
    var expected: [String] = []
    for site in [0, 2, 4, 1, 3] { expected += rows.filter { $0.contains(",Site \(site),") } }
    #expect(found.map(String.init) == expected)
  }
}
