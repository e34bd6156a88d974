import Foundation
import TestSupport
import Testing

/// What LibreOffice makes of our sheets, and what we make of what it saves. (A tab within a cell is
/// the one thing that it does not keep.)
@Suite(
  .serialized,
  .enabled(if: Shell.succeeds("command -v soffice"), "LibreOffice (soffice) is not installed"),
  .disabled(if: Shell.isCI, "LibreOffice is not for CI"))
struct LibreOfficeTests {
  private static let values = [
    "two\nlines, \"quoted\"", "  spaces at both ends  ", "double  spaces  within",
    "café œuvre ’ – €",
    "emoji 👩🏽‍🌾 and e\u{301}", "نص عربي من اليمين", "semi;colon|bar", "'tis an apostrophe",
    "<redacted> & ]]>",
    "=1+1", "+32 is a code", "- a list item", "@name",
  ]

  @Test(arguments: ["--for libreoffice", "--for excel", ""])
  func textComesBack(written options: String) throws {
    let folder = try TemporaryFolder()
    for (number, value) in LibreOfficeTests.values.enumerated() {
      try folder.write(
        "in/\(number + 10).md",
        "**FragmentID**: SCC-SAH2401/CIV\(number + 10)\n**Outcome description**: \(value)\n")
    }
    // 44 comma, 34 quotes, 76 UTF-8, first line 1, column 2 and on as text; the profile is the test's own.
    let columns = (1...30).map { "\($0)/2" }.joined(separator: "/")
    let office = "soffice -env:UserInstallation=file://\(folder.path)/profile --headless"
    let result = try Shell.run(
      """
      sheaf convert in -o in.csv --guard-formulas \(options) || exit 1
      \(office) --infilter='CSV:44,34,76,1,\(columns)' --convert-to ods in.csv > /dev/null 2>&1 || exit 2
      mkdir saved
      \(office) --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1' --outdir saved in.ods > /dev/null 2>&1 || exit 3
      sheaf convert saved/in.csv -o back/
      """, in: folder)
    #expect(result.exitCode == 0, "\(result.messages)")
    let back = try folder.names("back").map { try folder.text("back/\($0)") }
    #expect(back.count == LibreOfficeTests.values.count)
    for (text, value) in zip(back, LibreOfficeTests.values) {
      #expect(text.contains("**Outcome description**: \(value)\n"), "\(value)")
    }
  }
}
