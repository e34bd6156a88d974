/// Hands on to a writer what may go out, and counts the rest as withheld.
struct WithholdingWriter: RecordWriter {
  var writer: any RecordWriter
  let disclosure: Disclosure
  let schema: FieldTable
  let report: Report

  mutating func write(_ record: Record) throws {
    let verdict = disclosure.verdict(record)
    guard verdict == .open else {
      return report.withhold(fields: record.entries.count, isUnclear: verdict == .unclear)
    }
    disclosure.reportLeaks(in: record, schema, report)
    let open = disclosure.redacted(record, columns: schema.headings.count)
    report.withhold(fields: record.entries.count - open.entries.count)
    try writer.write(open)
  }

  mutating func finish() throws { try writer.finish() }
}

extension Disclosure {
  /// Notes as an error each field that would take out what stays in.
  func reportLeaks(in record: Record, _ schema: FieldTable, _ report: Report) {
    for leak in leaks(in: record) {
      report.fail(
        .confidentialLeak, [schema.heading(leak.withheld)],
        at: record.place(of: leak.field, schema), problem: .constraintError)
    }
  }
}
