/// Gives every record its revision, as a last column.
struct MarkingWriter: RecordWriter {
  private var writer: any RecordWriter
  private let slot: Int
  private let export: String
  private let report: Report
  private var count = 0

  init(_ writer: any RecordWriter, schema: FieldTable, report: Report, export: String) throws {
    self.writer = writer
    self.report = report
    self.export = export
    let heading = RowMark.headingBytes
    slot = try schema.slot(of: heading)?.slot ?? schema.addHeading(heading, file: RowMark.heading)
    schema.include(slot, after: schema.order.last)
  }

  mutating func write(_ record: Record) throws {
    count += 1
    var record = record
    // A mark that a conversion made a field of, once, is of no use any more.
    if record.entry(of: slot) != nil {
      record.replaceEntries(record.entries.filter { $0.slot != slot }, columns: slot + 1)
    }
    let mark = Array(RowMark(record: count, export: export).text.utf8)
    try mark.withUnsafeBytes {
      record.append(slot: slot, line: record.line, value: ByteSlice($0))
      try writer.write(record)
    }
    report.wroteMark()
  }

  mutating func finish() throws { try writer.finish() }
}
