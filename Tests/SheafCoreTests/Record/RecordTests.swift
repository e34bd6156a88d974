import SheafCore
import Testing

@Suite struct RecordTests {
  private func slice(_ text: String) -> ByteSlice { ByteSlice(permanent: Array(text.utf8)) }

  @Test func theFirstOfAHeadingCountsAndMissingIsNotBlank() {
    var record = Record()
    record.reset(columns: 3, line: 1)
    record.append(slot: 2, line: 1, value: slice("c"))
    record.append(slot: 0, line: 2, value: slice(""))
    record.append(slot: 2, line: 3, value: slice("again"))
    record.append(slot: 7, line: 4, value: slice("extra"))
    #expect(record.entries.map(\.isRepeat) == [false, false, true, false])
    #expect(record.value(of: 2)?.string == "c")
    #expect(record.value(of: 0)?.string == "")
    #expect(record.value(of: 1) == nil)
    #expect(record.value(of: 7)?.string == "extra")
    #expect(record.value(of: 99) == nil)
    #expect(record.entry(of: 2)?.line == 1)
  }

  @Test func nothingOfOneRecordIsLeftInTheNext() {
    var record = Record()
    record.reset(columns: 2, line: 1)
    record.append(slot: 1, line: 1, value: slice("a"))
    record.append(slot: 5, line: 1, value: slice("b"))
    record.layout = [.spacing]
    record.stray = slice("stray")
    record.original = slice("all")
    record.reset(columns: 2, line: 9)
    #expect(
      record.entries.isEmpty && record.layout.isEmpty && record.stray.isEmpty
        && record.original == nil)
    #expect(record.line == 9)
    #expect(record.value(of: 1) == nil && record.value(of: 5) == nil)
    record.append(slot: 1, line: 9, value: slice("c"))
    #expect(record.entries.map(\.isRepeat) == [false])
  }

  @Test func templatesTakeValuesAsTheyStand() throws {
    let mapping = try Mapping.from(
      "[mapping]\nid = \"a\"\nfile = \"{a}-{{{b}}}-{a}.md\"\n" + RecordTests.fields)
    var record = Record()
    record.reset(columns: 2, line: 1)
    record.append(slot: 0, line: 1, value: slice(" {b} "))
    #expect(
      String(decoding: mapping.fileName.bytes(for: record), as: UTF8.self) == " {b} -{}- {b} .md")
  }

  private static let fields = """
    [[field]]
    name = "a"
    heading = "A"
    aliases = ["Alpha"]
    kind = "text"
    [[field]]
    name = "b"
    heading = "B"
    kind = "text"
    [[csv.column]]
    field = "b"
    heading = "Bee"
    """

  @Test func aSchemaKnowsHeadingsByTheirBytes() throws {
    let schema = FieldTable(
      mapping: try Mapping.from("[mapping]\nid = \"a\"\n" + RecordTests.fields))
    func found(_ heading: String) -> String? {
      schema.slot(of: slice(heading)).map { "\($0.slot) \($0.isAlias)" }
    }
    #expect(
      ["A", "B", "Alpha", "Bee", "a", "A "].map(found) == [
        "0 false", "1 false", "0 true", "1 true", nil, nil,
      ])
    #expect(try schema.addHeading(slice("New"), file: "x") == 2)
    #expect(found("New") == "2 false")
    #expect(schema.heading(2) == "New")
    schema.includeMapping()
    #expect(schema.order == [1])
    schema.include(2, after: nil)
    schema.include(0, after: 2)
    schema.include(0, after: 1)
    #expect(schema.order == [2, 0, 1])
  }

  @Test func tooManyUnknownHeadingsAreRefused() throws {
    let schema = FieldTable(mapping: try Mapping.from(Mistakes.rest))
    for number in 0..<FieldTable.extraLimit {
      _ = try schema.addHeading(slice("new \(number)"), file: "x.csv")
    }
    let failure = #expect(throws: Failure.self) {
      try schema.addHeading(slice("one more"), file: "x.csv")
    }
    #expect(failure?.diagnostics.map(\.phrase) == [.tooManyHeadings])
  }

  @Test func unknownColumnsFollowTheOnesTheyFollowed() throws {
    let schema = FieldTable(
      mapping: try Mapping.from("[mapping]\nid = \"a\"\n" + RecordTests.fields))
    #expect(schema.canonicalOrder(of: [5, 1, 6, 0, 7, 8]) == [5, 0, 7, 8, 1, 6])
    #expect(schema.canonicalOrder(of: [4, 3]) == [4, 3])
    #expect(schema.canonicalOrder(of: []) == [])
  }
}
