import Foundation
import TestSupport
import Testing

/// The `--json` reports, read back as a program reads them.
@Suite struct ReportForProgramsTests {
  private struct FindingKind: Decodable {
    var severity: String
    var type: String
    var file: String
    var line: Int?
    var message: String
  }

  private struct Conversion: Decodable {
    struct Counts: Decodable {
      var read: Int
      var written: Int
      var dropped: Int?
      var changed: Int?
    }
    var written: Bool
    var records: Counts
    var fields: Counts
    var droppedByField: [String: Int]
    var losses: [FindingKind]
    var findings: [FindingKind]
    var normalised: [String: Int]
    var normalisedRecords: Int
  }

  private func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }

  private static let lossy =
    "<fragments><fragment><id>a</id><x/><x/></fragment><fragment><id>b</id></fragment></fragments>"

  @Test func conversionsAddUp() throws {
    let folder = try TemporaryFolder()
    try folder.write("in.xml", ReportForProgramsTests.lossy)
    for (option, isWritten) in [("", true), ("--strict", false)] {
      let result = try Shell.run("sheaf convert in.xml -o out.csv --json \(option)", in: folder)
      let report = try decode(Conversion.self, result.messages)
      #expect(report.written == isWritten)
      #expect(report.records.read == 2)
      #expect(report.records.written == (isWritten ? 2 : 0))
      #expect(report.fields.read == 4)
      #expect(report.fields.dropped == 2)
      #expect(report.droppedByField == ["/fragments/fragment/x": 2])
      #expect(report.losses.map(\.file) == ["in.xml", "in.xml"])
      #expect(result.exitCode == (isWritten ? 0 : 1))
      try? FileManager.default.removeItem(atPath: folder("out.csv"))
    }
  }

  /// Programs look things up by these, so they cannot be in the reader's language.
  @Test func keysAreTheSameInEveryLanguage() throws {
    let folder = try TemporaryFolder()
    try folder.write("in.md", "\u{FEFF}**ID**: a\r\n**Year**: 2020")
    let reports = try ["en", "fr"].map { language in
      let line = "sheaf convert in.md --to xml --json --lang \(language) > /dev/null"
      return try decode(Conversion.self, Shell.run(line, in: folder).messages)
    }
    #expect(reports[0].normalised.count == 4)
    #expect(reports[0].normalised == reports[1].normalised)
    #expect(reports[0].normalisedRecords == 1)
  }

  @Test func whatCouldNotRunHasTheSameShape() throws {
    let folder = try TemporaryFolder()
    let result = try Shell.run("sheaf convert nowhere.csv -o out.xml --json", in: folder)
    let report = try decode(Conversion.self, result.messages)
    #expect(!report.written)
    #expect(report.findings.map(\.severity) == ["error"])
    #expect(result.exitCode == 2)
  }

  private struct Check: Decodable {
    struct Stats: Decodable {
      var tasks: Int?
      var errors: Int
      var warnings: Int
      var rows: Int?
    }
    struct Finding: Decodable {
      var type: String
      var message: String
      var rowNumber: Int?
      var fieldName: String?
      var fieldNumber: Int?
    }
    struct Task: Decodable {
      var name: String
      var valid: Bool
      var labels: [String]
      var stats: Stats
      var errors: [Finding]
      var warnings: [Finding]
    }
    var valid: Bool
    var stats: Stats
    var tasks: [Task]
  }

  @Test func checksAddUp() throws {
    let folder = try TemporaryFolder()
    try folder.write("good/seed.txt", try Repository.seedFiles()[0].bytes)
    try folder.write("good/notes.md", "nothing here")
    try folder.write("bad.csv", "FragmentID,Year,Notes\na,20233,\n")
    let result = try Shell.run("sheaf check good bad.csv --json", in: folder)
    let report = try decode(Check.self, result.output)
    #expect(result.exitCode == 1)
    #expect(!report.valid)
    #expect(report.tasks.map(\.name) == ["good", "bad.csv"])
    #expect(report.tasks.map(\.valid) == [true, false])
    #expect(report.tasks.map(\.stats.rows) == [1, 1])
    #expect(report.stats.tasks == 2)
    #expect(report.stats.errors == report.tasks.reduce(0) { $0 + $1.errors.count })
    #expect(report.stats.errors == report.tasks.reduce(0) { $0 + $1.stats.errors })
    #expect(report.stats.warnings == report.tasks.reduce(0) { $0 + $1.stats.warnings })
    let year = try #require(report.tasks[1].errors.first { $0.type == "type-error" })
    #expect(year.rowNumber == 2)
    #expect(year.fieldName == "Year")
    #expect(year.fieldNumber == 2)
  }

  @Test func mappingsComeAsLists() throws {
    struct Row: Decodable {
      var name: String
      var heading: String
      var kind: String
      var label: String
      var details: [String]
    }
    struct Verdict: Decodable {
      var valid: Bool
      var errors: [FindingKind]
    }
    let folder = try TemporaryFolder()
    let rows = try decode([Row].self, Shell.run("sheaf mapping show --json", in: folder).output)
    #expect(rows.count == 23)
    #expect(rows[7].heading == "Additional information (use if needed) ")
    try folder.write("bad.toml", "[mapping]\ntitel = \"x\"\n")
    let good = try Shell.run("sheaf mapping check scc-outcomes --json", in: folder)
    #expect(try decode(Verdict.self, good.output).valid)
    let bad = try Shell.run("sheaf mapping check bad.toml --json", in: folder)
    let verdict = try decode(Verdict.self, bad.output)
    #expect(!verdict.valid)
    #expect(verdict.errors.contains { $0.line == 2 && $0.message.contains("titel") })
    #expect(bad.exitCode == 1)
  }
}
