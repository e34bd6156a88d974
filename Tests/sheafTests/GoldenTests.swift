import Foundation
import TestSupport
import Testing

/// Runs every folder of Tests/Cases. `SHEAF_GOLDEN=rewrite` makes what comes the expectation
/// instead, to be looked at before it is kept.
@Suite struct GoldenTests {
  private static let isRewriting = ProcessInfo.processInfo.environment["SHEAF_GOLDEN"] == "rewrite"

  @Test(arguments: GoldenCase.all)
  func comesOutAsExpected(_ golden: GoldenCase) throws {
    let found = try golden.run()
    if GoldenTests.isRewriting { return try golden.rewrite(found) }
    let expected = try golden.expected()
    for part in Set(expected.keys).union(found.keys).sorted() where expected[part] != found[part] {
      let difference = LineDifference.text(expected[part], found[part])
      Issue.record("\(golden.name)/\(part) differs, - expected, + found:\n\(difference)")
    }
  }

  /// So that a moved folder does not make all cases pass by running none.
  @Test func theCasesAreFound() {
    let areas = Set(GoldenCase.all.map { String($0.name.prefix { $0 != "/" }) })
    #expect(
      areas == [
        "check", "confidential", "convert", "csv", "errors", "fragments", "import",
        "lang", "mapping", "merge", "report", "schema", "serve", "sheet", "template", "xml",
      ])
    #expect(GoldenCase.all.count >= 40)
  }
}
