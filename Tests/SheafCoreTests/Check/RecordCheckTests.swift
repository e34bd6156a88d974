import SheafCore
import Testing

@Suite struct RecordCheckTests {
  private static let mapping = """
    [mapping]
    id = "code"
    [[field]]
    name = "code"
    heading = "Code"
    kind = "identifier"
    [[field]]
    name = "harvest"
    heading = "Harvest"
    kind = "choice"
    choices = ["one", "two"]
    required = true
    [[field]]
    name = "year"
    heading = "Year"
    aliases = ["Born"]
    kind = "year"
    required = true
    relevant = { harvest = "two" }
    [[field]]
    name = "kinds"
    heading = "Kinds"
    kind = "choices"
    choices = ["Apple", "Pear", "Pea"]
    [[field]]
    name = "groups"
    heading = "Groups"
    kind = "derived"
    from = "kinds"
    choices = ["Vegetable", "Fruit"]
    derive = [
      { item = "Apple", gives = "Fruit" },
      { item = "Pea", gives = "Vegetable" },
    ]
    [[field]]
    name = "text"
    heading = "Text"
    kind = "paragraph"
    [[field]]
    name = "story"
    heading = "Story"
    kind = "composed"
    [[field.compose]]
    when = { harvest = "one" }
    text = "{code}  says: {text}"
    [[field.compose]]
    when = { harvest = "two" }
    text = "In {year}:  {text}"
    """

  /// A record as a test writes it: a heading and a value a line.
  private typealias Lines = KeyValuePairs<String, String>

  /// What is found in some records: `a.md:2 (Year) notAYear(20)`.
  private func findings(
    _ records: [(file: String, lines: Lines)], namesHeadings: Bool = true, cells: [Int: Int]? = nil
  ) throws -> [Diagnostic] {
    let schema = FieldTable(mapping: try Mapping.from(RecordCheckTests.mapping))
    let report = Report()
    var check = RecordCheck(schema: schema, report: report)
    for (number, source) in records.enumerated() {
      var record = Record()
      record.reset(columns: schema.fieldCount, line: cells == nil ? 1 : number + 2)
      record.file = ByteSlice(permanent: Array(source.file.utf8))
      record.cells = cells
      var line = cells == nil ? 1 : number + 2
      for (heading, value) in source.lines {
        let name = ByteSlice(permanent: Array(heading.utf8))
        let slot = try schema.slot(of: name)?.slot ?? schema.addHeading(name, file: source.file)
        record.append(slot: slot, line: line, value: ByteSlice(permanent: Array(value.utf8)))
        if cells == nil { line += 1 + value.utf8.count { $0 == UInt8(ascii: "\n") } }
      }
      check.check(record, namesHeadings: namesHeadings)
    }
    return report.findings
  }

  private func findings(_ lines: Lines, namesHeadings: Bool = true, cells: [Int: Int]? = nil) throws
    -> [String]
  {
    try findings([("a.md", lines)], namesHeadings: namesHeadings, cells: cells).map(\.finding)
  }

  @Test func nothingIsSaidOfARecordThatIsRight() throws {
    #expect(
      try findings(["Code": "A", "Harvest": "one", "Text": "x ", "Story": "A  says: x "]) == [])
    #expect(
      try findings([
        "Code": "A", "Harvest": "two", "Year": "2023", "Text": "x", "Story": "In 2023:  x",
      ]) == [])
    #expect(
      try findings([
        "Code": "A", "Harvest": "one", "Year": "", "Kinds": "", "Groups": "", "Text": "",
        "Story": "A  says: ",
      ]) == [])
    #expect(
      try findings([
        "Code": "A", "Harvest": "one", "Kinds": "Apple, Pea", "Groups": "Vegetable, Fruit",
        "Story": "A  says: ",
      ]) == [])
  }

  @Test func whatIsRequiredMustNotBeBlank() throws {
    #expect(try findings(["Code": "A"]) == ["a.md:1 (Harvest) missingField"])
    #expect(try findings(["Code": "A", "Harvest": ""]) == ["a.md:2 (Harvest) required"])
  }

  @Test func whatIsNotRelevantIsNotRequired() throws {
    #expect(
      try findings(["Code": "A", "Harvest": "two", "Year": "", "Story": "In :  "]) == [
        "a.md:3 (Year) required"
      ])
  }

  @Test func aValueIsCheckedWhereItStands() throws {
    let found = try findings(["Harvest": "one", "Code": "A", "Born": "20", "Story": "A  says: "])
    #expect(found == ["a.md:3 (Year) notAYear(20)"])
  }

  @Test func aCellIsNamedByItsColumn() throws {
    let found = try findings(
      ["Code": "A", "Harvest": "one", "Year": "20", "Story": "A  says: "],
      cells: [0: 0, 1: 1, 2: 27, 6: 3])
    #expect(found == ["a.md:2 (column AB, Year) notAYear(20)"])
  }

  @Test func findingsCarryTheirProblemAndTheWholeValue() throws {
    let value = String(repeating: "2", count: 100)
    let found = try findings([
      ("a.md", ["Code": "A", "Harvest": "tow", "Year": value, "Story": ""])
    ])
    #expect(found.map(\.problem) == [.constraintError, .typeError])
    #expect(found.map(\.value) == ["tow", value])
    #expect(found.map(\.severity) == [.error, .error])
  }

  @Test func aStaleTextSaysWhatItSaysAndWhatItWouldBe() throws {
    #expect(
      try findings(["Code": "A", "Harvest": "one", "Text": "new", "Story": "A  says: old"])
        == ["a.md:4 (Story) staleComposed(A  says: old | A  says: new)"])
    // One space is a difference too.
    #expect(
      try findings(["Code": "A", "Harvest": "one", "Text": "x ", "Story": "A  says: x"])
        == ["a.md:4 (Story) staleComposed(A  says: x | A  says: x )"])
  }

  @Test func ofALongTextThePlaceOfTheDifferenceIsShown() throws {
    let same = String(repeating: "word ", count: 100)
    let found = try findings([
      "Code": "A", "Harvest": "one", "Text": same + "new end",
      "Story": "A  says: " + same + "old end",
    ])
    #expect(
      found == [
        "a.md:4 (Story) staleComposed(…word word word word old end | …word word word word new end)"
      ])
  }

  @Test func aTextThatNoConditionMakesIsLeftAlone() throws {
    #expect(
      try findings(["Code": "A", "Harvest": "tree", "Story": "anything"]) == [
        "a.md:2 (Harvest) notAChoice(tree | one, two)"
      ])
  }

  @Test func aStaleListSaysWhatItWouldBe() throws {
    let story = "A  says: "
    #expect(
      try findings([
        "Code": "A", "Harvest": "one", "Kinds": "Pea", "Groups": "Fruit", "Story": story,
      ])
        == ["a.md:4 (Groups) staleDerived(Fruit | Vegetable | Kinds)"])
    #expect(
      try findings([
        "Code": "A", "Harvest": "one", "Kinds": "Apple, Pea", "Groups": "Fruit, Vegetable",
        "Story": story,
      ])
        == ["a.md:4 (Groups) staleDerived(Fruit, Vegetable | Vegetable, Fruit | Kinds)"])
    // What the table does not know is not guessed at.
    #expect(
      try findings([
        "Code": "A", "Harvest": "one", "Kinds": "Pear", "Groups": "Fruit", "Story": story,
      ]) == [])
  }

  @Test func anIDThereTwiceNamesBothPlaces() throws {
    let story = "A  says: "
    let found = try findings([
      ("a.md", ["Code": "A", "Harvest": "one", "Story": story]),
      ("b.md", ["Code": "B", "Harvest": "one", "Story": "B  says: "]),
      ("c.md", ["Harvest": "one", "Code": "A", "Story": story]),
      ("d.md", ["Code": "a", "Harvest": "one", "Story": "a  says: "]),
    ])
    #expect(found.map(\.finding) == ["c.md:2 (Code) duplicateIDWithPlace(A | a.md:1)"])
    #expect(found.map(\.problem) == [.primaryKey])
  }

  @Test func theRowsOfOneSheetAreToldApart() throws {
    let row: Lines = ["Code": "A", "Harvest": "one", "Story": "A  says: "]
    let found = try findings(
      [("s.csv", row), ("s.csv", row), ("s.csv", row)], cells: [0: 0, 1: 1, 6: 2])
    #expect(
      found.map(\.finding) == [
        "s.csv:3 (column A, Code) duplicateIDWithPlace(A | s.csv:2)",
        "s.csv:4 (column A, Code) duplicateIDWithPlace(A | s.csv:2)",
      ])
  }

  @Test func aRecordHasAnID() throws {
    #expect(
      try findings(["Code": "", "Harvest": "one", "Story": "  says: "]) == ["a.md:1 (Code) blankID"]
    )
    #expect(try findings(["Harvest": "one", "Story": "  says: "]) == ["a.md:1 (Code) blankID"])
  }

  @Test func aHeadingTwiceAndAHeadingUnknown() throws {
    let lines: Lines = [
      "Code": "A", "Harvest": "one", "Harvset": "two", "Colour": "red", "Harvest": "bad",
      "Story": "A  says: ",
    ]
    let rest = "a.md:5 (Harvest) repeatedHeading"
    #expect(
      try findings(lines) == [
        "a.md:3 warning unknownHeadingNearest(Harvset | Harvest)",
        "a.md:4 warning unknownHeading(Colour)", rest,
      ])
    #expect(try findings(lines, namesHeadings: false) == [rest])
  }

  @Test(arguments: ["\n", "\r\n"])
  func aLineThatWasMeantAsAFieldIsNamed(_ lineBreak: String) throws {
    let text = ["First", "**Year: 2023", "not a Year: 2023", "Year: 2023", "* *Kinds**: Pea"]
      .joined(separator: lineBreak)
    let found = try findings(["Code": "A", "Harvest": "one", "Text": text, "Story": "A  says: "])
    #expect(
      found.filter { $0.contains("(Text)") }.map { $0.trimmingSuffix { $0 != "(" } } == [
        "a.md:4 (Text) warning lineIsNoField(", "a.md:6 (Text) warning lineIsNoField(",
        "a.md:7 (Text) warning lineIsNoField(",
      ])
  }

  @Test func textBeforeTheFirstFieldIsNamed() throws {
    let schema = FieldTable(mapping: try Mapping.from(Mistakes.rest))
    let report = Report()
    var check = RecordCheck(schema: schema, report: report)
    var record = Record()
    record.reset(columns: 1, line: 1)
    record.file = ByteSlice(permanent: Array("a.md".utf8))
    record.stray = ByteSlice(permanent: Array("Hello".utf8))
    record.append(slot: 0, line: 2, value: ByteSlice(permanent: [0x41]))
    check.check(record, namesHeadings: true)
    #expect(report.findings.map(\.finding) == ["a.md:1 strayText"])
  }
}

extension Diagnostic {
  /// The place, the severity unless it is an error, the phrase and its arguments.
  fileprivate var finding: String {
    "\(place.text(in: .en)) \(severity == .error ? "" : "\(severity.rawValue) ")\(call)"
  }
}

extension String {
  fileprivate func trimmingSuffix(while drops: (Character) -> Bool) -> String {
    guard let last = lastIndex(where: { !drops($0) }) else { return "" }
    return String(self[...last])
  }
}
