import Foundation
import TestSupport
import Testing

private let officialSchemas: String? = {
  guard let folder = ProcessInfo.processInfo.environment["SHEAF_IATI"],
    FileManager.default.fileExists(atPath: "\(folder)/iati-activities-schema.xsd")
  else { return nil }
  return folder
}()

/// The XSD of IATI 2.03, which is not in the project: `SHEAF_IATI` names the folder that has it, with IATI's annotated example.
@Suite(
  .enabled(
    if: officialSchemas != nil,
    "SHEAF_IATI does not name a folder with iati-activities-schema.xsd"))
struct OfficialSchemaTests {
  private static let mapping = """
    [mapping]
    id = "activity"
    [[field]]
    name = "activity"
    heading = "Activity"
    kind = "identifier"
    [[field]]
    name = "sector"
    heading = "Sector"
    kind = "text"
    [xml]
    record = "/iati-activities/iati-activity"
    [[xml.place]]
    field = "activity"
    path = "iati-identifier"
    [[xml.place]]
    field = "sector"
    path = "sector[@vocabulary='2']/@code"
    """

  private func check(_ change: (String) -> String) throws -> [String] {
    let source = try #require(officialSchemas)
    let folder = try TemporaryFolder()
    try folder.write("iati.toml", Data(OfficialSchemaTests.mapping.utf8))
    let example = try String(
      contentsOfFile: "\(source)/activity-standard-example-annotated.xml", encoding: .utf8)
    try folder.write("in.xml", Data(change(example).utf8))
    let result = try Program.run(
      [
        "check", "in.xml", "--mapping", "iati.toml", "--schema",
        "\(source)/iati-activities-schema.xsd",
      ], folder: folder.path)
    return result.output.split(separator: "\n").map(String.init).filter { $0.contains("schema ") }
  }

  @Test func itsExampleIsValid() throws {
    #expect(try check { $0 } == [])
  }

  @Test func whatItRefusesIsFound() throws {
    let found = try check {
      $0.replacing(
        "<sector vocabulary=\"2\" code=\"111\"", with: "<sectr vocabulary=\"2\" code=\"111\""
      )
      .replacing("iso-date=\"2012-04-15\"", with: "iso-date=\"2012\"")
    }
    #expect(
      found.contains { $0.contains("(record AA-AAA-123456789-ABC123, ") && $0.contains("<sectr>") })
  }
}
