import Foundation
import TestSupport
import Testing

/// A sheet that LibreOffice saved without an edit changes nothing, whatever it was saved as.
@Suite(
  .serialized,
  .enabled(if: Shell.succeeds("command -v soffice"), "LibreOffice (soffice) is not installed"),
  .disabled(if: Shell.isCI, "LibreOffice is not for CI"))
struct LibreOfficeImportTests {
  /// How a sheet is opened, perhaps saved as a workbook on the way, and saved again.
  struct Way: Sendable, CustomStringConvertible {
    /// Options of the export.
    var export = ""
    /// How the CSV is read, as the filter's tokens say it (delimiter, quote, encoding, first row, columns, language, quoted
    /// as text, detect numbers); LibreOffice's own guess where there are none.
    var opened = ""
    var workbook = ""
    /// Delimiter, quote, encoding, first row, columns, language, quote all, as shown.
    var saved: String

    var description: String { "\(export) [\(opened)] \(workbook) [\(saved)]" }
  }

  /// 76 is UTF-8, 1 windows-1252, 65535 UTF-16; 1036 is French.
  static let ways: [Way] = {
    let some = [
      Way(saved: "44,34,76,1"),
      Way(export: "--for excel", opened: "44,34,76,1,,1036,false,true", saved: "59,34,1,1,,0,true"),
      Way(export: "--guard-formulas", workbook: "xlsx", saved: "9,34,65535,1"),
    ]
    guard trialsAreFull else { return some }
    var all = some
    for saved in ["44", "59", "9", "124"].flatMap({ mark in
      ["76", "1", "65535"].flatMap { encoding in
        ["", ",,0,true"].map { "\(mark),34,\(encoding),1\($0)" }
      }
    }) {
      all.append(Way(saved: saved))
      all.append(Way(export: "--for excel", opened: "44,34,76,1,,0,false,true", saved: saved))
      all.append(Way(export: "--for excel-fr", opened: "59,34,76,1,,1036,false,true", saved: saved))
    }
    for workbook in ["xlsx", "ods", "xls", "fods"] {
      for opened in ["44,34,76,1", "44,34,76,1,,1036,false,true"] {
        all.append(
          Way(export: "--for libreoffice", opened: opened, workbook: workbook, saved: "59,34,76,1"))
      }
    }
    return all
  }()

  /// What spreadsheets take for something else; windows-1252 holds all of it.
  private static let codes = [
    "007", "1-2", "3/4", "123456789012345678", "1.0", "1.50", "12,5", "1,234", "TRUE", "vrai",
    "00.50",
    "1E5", "12:30", "1:2", "50%", "$5", "(5)", "+5", "Mar-5", "2024-05-06", "5/6/2024", "10-11-12",
    "1 000",
    "'quoted", "- a list item", "SEPT2", "plain",
  ]

  private static func write(into folder: TemporaryFolder) throws {
    for (number, code) in codes.enumerated() {
      try folder.write(
        "in/\(number).md",
        """
        **FragmentID**: SCC-SAH2401/CIV\(number + 100)
        **Outcome status**: \(code)
        **Year**: 2024
        **Outcome statements is CONFIDENTIAL**: \(number % 2 == 0 ? "1.0" : "")
        **Outcome description**:  Réseau d'entraide  créé à l’est - "enfin"...
        deux  lignes; « été » | \(code)
        **coutnry**: DR Congo\u{20}

        """)
    }
    for (name, bytes) in try Repository.seedFiles() { try folder.write("in/\(name)", bytes) }
  }

  @Test(arguments: ways)
  func savedWithoutAnEditChangesNothing(way: Way) throws {
    let folder = try TemporaryFolder()
    try LibreOfficeImportTests.write(into: folder)
    let office = "soffice -env:UserInstallation=file://\(folder.path)/profile --headless"
    let opened = way.opened.isEmpty ? "" : "--infilter='CSV:\(way.opened)'"
    let convert = "--convert-to 'csv:Text - txt - csv (StarCalc):\(way.saved)' --outdir saved"
    let steps =
      way.workbook.isEmpty
      ? "\(office) \(opened) \(convert) out.csv > /dev/null 2>&1 || exit 3"
      : """
      \(office) \(opened) --convert-to \(way.workbook) --outdir book out.csv > /dev/null 2>&1 || exit 2
      \(office) \(convert) book/out.\(way.workbook) > /dev/null 2>&1 || exit 3
      """
    let result = try Shell.run(
      """
      sheaf export in -o out.csv \(way.export) 2> /dev/null || exit 1
      \(steps)
      sheaf import saved/out.csv --into in --json
      """, in: folder)
    #expect(result.exitCode == 0, "\(result.output)\(result.messages)")
    let records = LibreOfficeImportTests.codes.count + 5
    #expect(result.output.contains("\"unchanged\" : \(records)"), "\(result.output)")
    for part in ["changed", "new", "missing", "questions", "refused"] {
      #expect(result.output.contains("\"\(part)\" : [\n\n  ]"), "\(part)")
    }
  }

  /// What a formula comes to may be an edit as well, so it is asked for and never taken.
  @Test func resultOfAFormulaIsAskedFor() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "in/1.md", "**FragmentID**: SCC-SAH2401/CIV101\n**Outcome description**: =1+1\n")
    let result = try Shell.run(
      """
      sheaf export in -o out.csv 2> /dev/null || exit 3
      soffice -env:UserInstallation=file://\(folder.path)/profile --headless \
        --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1' --outdir saved out.csv > /dev/null 2>&1 || exit 4
      sheaf import saved/out.csv --into in --apply
      """, in: folder)
    #expect(result.exitCode == 1, "\(result.messages)")
    #expect(result.output.hasSuffix("There is nothing to write.\n"), "\(result.output)")
  }
}
