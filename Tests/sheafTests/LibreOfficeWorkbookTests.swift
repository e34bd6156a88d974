import Foundation
import SheafCore
import TestSupport
import Testing

/// Workbooks that are XML: LibreOffice opens what we write with every cell as it was, and we read what it saves.
@Suite(
  .serialized,
  .enabled(if: Shell.succeeds("command -v soffice"), "LibreOffice (soffice) is not installed"),
  .disabled(if: Shell.isCI, "LibreOffice is not for CI"))
struct LibreOfficeWorkbookTests {
  private static let values = [
    "x\(String(repeating: " ", count: 61))y", " lead", "trail ", "  both  ", "a tab\there",
    "\tat first",
    "two\nlines", "three\n\nlines", "\nbreak first", "break last\n x", "a \n b",
    "four   spaces\n  then",
    "=1+1", "+1", "-1", "@x", "{=A1}", "1E5", "007", "1.0", "12345678901234567890", "1/2", "12:30",
    "50%", "1,5", "TRUE", "2023-05-01", "NO", "No", "\"quoted\" 'single'", "'apostrophe", "#REF!",
    "👩🏽‍🌾 e\u{301}", "نص عربي", "<redacted> & </x>", "]]>", "&amp; &#10;", "<!-- no -->",
    "\u{A0}no break\u{A0}", "a;b,c|d", "tab\tand\nline", "-",
  ]

  /// Records with these values in text of one line and of several, in a field for years, and under a heading of their own.
  private static func write(into folder: TemporaryFolder) throws {
    for (number, value) in values.enumerated() {
      let line = value.contains("\n") ? "one line" : value
      try folder.write(
        "in/\(number + 100).md",
        """
        **FragmentID**: SCC-SAH2401/CIV\(number + 100)
        **Outcome status**: \(line)
        **coutnry**:\u{20}
        **Year**: \(number % 2 == 0 ? "20\(number + 10)" : line)
        **Outcome description**: \(value)
        **Additional information (use if needed) **: \(value)|
        **Outcome statements is CONFIDENTIAL**: \(number % 3 == 0 ? "1.0" : "")
        **Extra  heading **: \(value)

        """)
    }
    for (name, bytes) in try Repository.seedFiles() { try folder.write("in/\(name)", bytes) }
  }

  /// The values of every record by its id, those that are not blank, from a sheet that `sheaf` wrote.
  private static func records(_ path: String) throws -> [String: [String: String]] {
    let rows = try SheetRows.of(path)
    var records: [String: [String: String]] = [:]
    for row in rows.dropFirst() {
      records[row[0]] = Dictionary(
        zip(rows[0], row).filter { !$1.isEmpty }, uniquingKeysWith: { first, _ in first })
    }
    return records
  }

  private static func office(_ folder: TemporaryFolder) -> String {
    "soffice -env:UserInstallation=file://\(folder.path)/profile --headless"
  }

  @Test(arguments: ["excel-2003 xml", "flat-ods fods"])
  func everyCellIsAsItWas(written: String) throws {
    let folder = try TemporaryFolder()
    try LibreOfficeWorkbookTests.write(into: folder)
    let parts = written.split(separator: " ")
    let (mapping, ending) = (parts[0], parts[1])
    let office = LibreOfficeWorkbookTests.office(folder)
    let result = try Shell.run(
      """
      sheaf convert in -o in.csv || exit 1
      sheaf convert in -o book.\(ending) --mapping \(mapping) || exit 2
      \(office) --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1' --outdir shown book.\(ending) > /dev/null 2>&1 || exit 3
      \(office) --convert-to fods --outdir saved book.\(ending) > /dev/null 2>&1 || exit 4
      \(office) --convert-to 'xml:MS Excel 2003 XML' --outdir saved book.\(ending) > /dev/null 2>&1 || exit 5
      sheaf convert saved/book.fods -o fods.csv --mapping flat-ods || exit 6
      sheaf convert saved/book.xml -o xml.csv --mapping excel-2003
      """, in: folder)
    #expect(result.exitCode == 0, "\(result.messages)")
    let records = try LibreOfficeWorkbookTests.records(folder("in.csv"))
    #expect(records.count == LibreOfficeWorkbookTests.values.count + 5)
    #expect(try LibreOfficeWorkbookTests.records(folder("shown/book.csv")) == records)
    #expect(try LibreOfficeWorkbookTests.records(folder("fods.csv")) == records)
    // LibreOffice's own filter for XML Spreadsheet 2003 loses tabs, line breaks, and the number of spaces in a row.
    func kept(_ records: [String: [String: String]]) -> [String: [String: String]] {
      records.mapValues { record in
        record.mapValues {
          $0.replacing(#/[\t\n]/#, with: "").replacing(#/ {2,}/#, with: "  ")
        }
      }
    }
    #expect(try kept(LibreOfficeWorkbookTests.records(folder("xml.csv"))) == kept(records))
  }

  /// A workbook is taken back as a sheet is.
  @Test(arguments: ["excel-2003 xml", "flat-ods fods"])
  func anExportSavedWithoutAnEditChangesNothing(written: String) throws {
    let folder = try TemporaryFolder()
    try LibreOfficeWorkbookTests.write(into: folder)
    let parts = written.split(separator: " ")
    let result = try Shell.run(
      """
      sheaf export in -o book.\(parts[1]) --mapping \(parts[0]) 2> /dev/null || exit 3
      \(LibreOfficeWorkbookTests.office(folder)) --convert-to fods --outdir saved book.\(parts[1]) > /dev/null 2>&1 || exit 4
      sheaf import saved/book.fods --into in --mapping flat-ods
      """, in: folder)
    #expect(result.exitCode == 0, "\(result.messages)")
    #expect(
      result.output.hasSuffix(
        "Unchanged: \(LibreOfficeWorkbookTests.values.count + 5) records\nThere is nothing to write.\n"
      ), "\(result.output)")
  }

  /// A template is a workbook, and may have been made in the spreadsheet program.
  @Test(arguments: ["excel-2003.xml", "flat-ods.fods"])
  func aTemplateSavedByTheProgramIsOne(template name: String) throws {
    let folder = try TemporaryFolder()
    let isExcel = name.hasSuffix(".xml")
    let template = Repository.root.appending(path: "mappings/\(name)")
    try folder.write(name, Array(try Data(contentsOf: template)))
    for (name, bytes) in try Repository.seedFiles() { try folder.write("in/\(name)", bytes) }
    try folder.write(
      "own.toml",
      """
      extends = "scc-outcomes.toml"
      [xml]
      sheet = "\(isExcel ? "excel-2003" : "opendocument")"
      template = "saved/\(name)"
      """)
    let result = try Shell.run(
      """
      \(LibreOfficeWorkbookTests.office(folder)) --convert-to '\(isExcel ? "xml:MS Excel 2003 XML" : "fods")' \
        --outdir saved \(name) > /dev/null 2>&1 || exit 3
      sheaf convert in -o book.xml --mapping own.toml 2> /dev/null || exit 4
      sheaf convert book.xml -o back/ --mapping own.toml
      """, in: folder)
    #expect(result.exitCode == 0, "\(result.messages)")
    let back = try folder.names("back").map { try folder.text("back/\($0)") }
    let seeds = try Repository.seedFiles().map { String(decoding: $0.bytes, as: UTF8.self) }
    #expect(Set(back) == Set(seeds))
    let year = isExcel ? "ss:Type=\"Number\">2023<" : "office:value=\"2023\""
    #expect(try folder.text("book.xml").contains(year))
  }

  /// Numbers and dates are such for LibreOffice, and everything else is text.
  @Test(arguments: ["excel-2003 xml", "flat-ods fods"])
  func cellsHaveTheirTypes(written: String) throws {
    let folder = try TemporaryFolder()
    let parts = written.split(separator: " ")
    let kind = parts[1] == "xml" ? "excel-2003" : "opendocument"
    try folder.write(
      "notes.toml",
      """
      [mapping]
      id = "note"
      [[field]]
      name = "note"
      heading = "Note"
      kind = "identifier"
      [[field]]
      name = "day"
      heading = "Day"
      kind = "date"
      [[field]]
      name = "year"
      heading = "Year"
      kind = "year"
      [xml]
      sheet = "\(kind)"
      """)
    try folder.write("notes.csv", "Note,Day,Year\n007,2026-05-01,2026\n12,2026-5-1,02026\n")
    let result = try Shell.run(
      """
      sheaf convert notes.csv -o book.\(parts[1]) --mapping notes.toml || exit 1
      \(LibreOfficeWorkbookTests.office(folder)) --convert-to fods --outdir saved book.\(parts[1]) > /dev/null 2>&1
      """, in: folder)
    #expect(result.exitCode == 0, "\(result.messages)")
    let saved = try folder.text("saved/book.fods")
    let types = saved.matches(of: #/office:value-type="([a-z]+)"/#).map { String($0.1) }
    #expect(
      Array(types.dropFirst(3)) == ["string", "date", "float", "string", "string", "string"])
  }
}

/// Splits CSV as LibreOffice and `sheaf` write it, for comparing every cell.
private enum SheetRows {
  static func of(_ path: String) throws -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))[...]
    func isNext(_ byte: UInt8) -> Bool { bytes.first == byte }
    while let byte = bytes.popFirst() {
      switch byte {
      case UInt8(ascii: "\"") where isQuoted && isNext(byte):
        bytes.removeFirst()
        cell.append(byte)
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted, UInt8(ascii: "\n") where !isQuoted:
        row.append(String(decoding: cell, as: UTF8.self))
        cell = []
        if byte == UInt8(ascii: "\n") {
          rows.append(row)
          row = []
        }
      case UInt8(ascii: "\r") where !isQuoted: break
      default: cell.append(byte)
      }
    }
    return rows
  }
}
