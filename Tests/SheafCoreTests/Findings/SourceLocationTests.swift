import SheafCore
import Testing

@Suite struct PlaceTests {
  @Test(arguments: [
    (0, "A"), (1, "B"), (25, "Z"), (26, "AA"), (27, "AB"), (51, "AZ"), (52, "BA"), (701, "ZZ"),
    (702, "AAA"), (16_383, "XFD"),
  ])
  func columnsHaveTheLettersOfASpreadsheet(_ index: Int, _ letters: String) {
    #expect(SourceLocation.letters(ofColumn: index) == letters)
  }

  @Test func readsAsAPersonLooksForIt() {
    #expect(SourceLocation(file: "a.md").text(in: .en) == "a.md")
    #expect(SourceLocation(file: "a.md", line: 3).text(in: .en) == "a.md:3")
    #expect(SourceLocation(file: "a.toml", line: 3, column: 7).text(in: .en) == "a.toml:3:7")
    #expect(SourceLocation(file: "a.md", line: 3, field: "Year").text(in: .en) == "a.md:3 (Year)")
    #expect(
      SourceLocation(file: "harvest.csv", line: 14, cell: 3, field: "Year").text(in: .en)
        == "harvest.csv:14 (column D, Year)")
    #expect(
      SourceLocation(file: "harvest.csv", line: 14, cell: 26).text(in: .fr)
        == "harvest.csv:14 (colonne AA)")
  }

  @Test func aDiagnosticIsALineWithItsSeverity() {
    let place = SourceLocation(file: "a.md", line: 3)
    #expect(
      Diagnostic(.isFolder, at: place).text(in: .en) == "a.md:3: this is a folder, not a file")
    #expect(
      Diagnostic(.emptyFile, at: place, severity: .warning).text(in: .en)
        == "a.md:3: warning: is empty")
    #expect(
      Diagnostic(.readAs, ["utf-16le"], at: place, severity: .note).text(in: .fr)
        == "a.md:3: à noter : n’est pas en UTF-8 ; lu comme utf-16le")
  }

  @Test func quotedTextIsShortAndOnOneLine() {
    #expect("one\ntwo\r\nthree\u{2028}four".shortened == "one two three four")
    #expect(String(repeating: "é", count: 60).shortened == String(repeating: "é", count: 60))
    #expect(String(repeating: "é", count: 61).shortened == String(repeating: "é", count: 57) + "…")
  }
}
