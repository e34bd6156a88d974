/// Leaves out the revisions of an exported sheet: they are no part of the records, and only a sheet takes them back.
///
/// A fragment that is written as it was keeps even that.
struct UnmarkingWriter: RecordWriter {
  private var writer: any RecordWriter
  private let schema: FieldTable
  private let report: Report

  init(_ writer: any RecordWriter, schema: FieldTable, report: Report) {
    self.writer = writer
    self.schema = schema
    self.report = report
  }

  mutating func write(_ record: Record) throws {
    guard record.original == nil, let slot = schema.slot(of: RowMark.headingBytes)?.slot,
      record.entry(of: slot) != nil
    else { return try writer.write(record) }
    var record = record
    let entries = record.entries.filter { $0.slot != slot }
    for _ in entries.count..<record.entries.count { report.leftOutMark() }
    record.replaceEntries(entries, columns: schema.headings.count)
    try writer.write(record)
  }

  mutating func finish() throws { try writer.finish() }
}
