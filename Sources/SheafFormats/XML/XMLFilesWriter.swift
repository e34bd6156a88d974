import SheafCore

/// Writes XML where every record is a document of its own: to a folder, a file a record, or to one file a single record.
struct XMLFilesWriter: RecordWriter {
  private var writer: XMLWriter
  private let report: Report
  private let output: Output
  private let document = ByteBuffer()
  private var names = SafeName()
  private let stem: TextTemplate
  private var count = 0

  /// - Throws: `Failure` where the mapping's template cannot be used.
  init(to output: Output, plan: XMLPlan, schema: FieldTable, report: Report) throws {
    self.output = output
    self.report = report
    writer = XMLWriter(to: document, plan: plan, schema: schema, report: report)
    stem = schema.mapping.fileNameParts.stem
  }

  mutating func write(_ record: Record) throws {
    let before = report.recordsWritten
    document.bytes.removeAll(keepingCapacity: true)
    try writer.write(record)
    try writer.endDocument()
    guard report.recordsWritten > before else { return }
    count += 1
    if case .file(let file) = output, count > 1 {
      throw Failure(.severalRecordsForOneFile, at: SourceLocation(file: file.name))
    }
    try document.bytes.withUnsafeBytes { bytes in
      switch output {
      case .folder(let folder):
        let name = names.fileName(stem.bytes(for: record), extension: ".xml")
        try folder.write(ByteSlice(bytes), name: name)
      case .file(let file):
        guard let start = bytes.baseAddress else { return }
        try file.write(start, bytes.count)
      }
    }
  }

  mutating func finish() throws {
    defer {
      writer.release()
      names.release()
    }
    if case .file(let file) = output, count == 0 {
      throw Failure(.noRecordForFile, at: SourceLocation(file: file.name))
    }
  }
}
