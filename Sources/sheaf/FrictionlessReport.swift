import SheafCore
import SheafFormats

/// What `check` found, in the shape of a Frictionless validation report
/// (https://framework.frictionlessdata.io/docs/framework/report.html).
struct FrictionlessReport: Encodable {
  struct Stats: Encodable {
    var tasks: Int?
    var errors: Int
    var warnings: Int
    var rows: Int?
  }

  struct Finding: Encodable {
    let type: String
    let message: String
    let file: String
    let rowNumber: Int?
    let record: String?
    let fieldName: String?
    let fieldNumber: Int?
    let column: String?
    let cell: String?

    init(_ diagnostic: Diagnostic, _ mapping: Mapping, _ language: Language) {
      type = diagnostic.problem.rawValue
      message = diagnostic.message(in: language)
      file = diagnostic.place.file
      rowNumber = diagnostic.place.line
      record = diagnostic.place.record
      fieldName = diagnostic.place.field
      let field = mapping.fields.firstIndex { $0.heading == diagnostic.place.field }
      fieldNumber = (diagnostic.place.cell ?? field).map { $0 + 1 }
      column = diagnostic.place.cell.map { SourceLocation.letters(ofColumn: $0) }
      cell = diagnostic.value
    }
  }

  struct Task: Encodable {
    let name: String
    let valid: Bool
    let labels: [String]
    let stats: Stats
    let errors: [Finding]
    let warnings: [Finding]
    let notes: [Finding]
  }

  let valid: Bool
  let stats: Stats
  let tasks: [Task]

  init(_ report: Report, _ mapping: Mapping, _ language: Language) {
    valid = report.errorCount == 0
    stats = Stats(
      tasks: report.inputs.count, errors: report.errorCount,
      warnings: report.counts[.warning, default: 0])
    tasks = report.inputs.enumerated().map { index, input in
      let next = index + 1 < report.inputs.count ? report.inputs[index + 1] : nil
      let findings = report.findings[input.finding..<(next?.finding ?? report.findings.count)]
      func listed(_ severity: Diagnostic.Severity) -> [Finding] {
        findings.filter { $0.severity == severity }.map { Finding($0, mapping, language) }
      }
      let errors = listed(.error)
      let warnings = listed(.warning)
      return Task(
        name: input.name, valid: errors.isEmpty, labels: mapping.fields.map(\.heading),
        stats: Stats(
          errors: errors.count, warnings: warnings.count,
          rows: (next?.record ?? report.recordsRead) - input.record),
        errors: errors, warnings: warnings, notes: listed(.note))
    }
  }
}
