import SheafCore

/// Writes fragments: to a folder, a file a record, or to one file a single record.
///
/// A record that came from a fragment is written with its bytes as they were. Any other gets the canonical form: UTF-8, LF, a line
/// `**Heading**: value` a field, in the record's order.
package struct FragmentWriter: RecordWriter {
  package enum Target {
    case folder(OutputFolder)
    case file(OutputFile)
  }

  private let schema: FieldTable
  private let report: Report
  private let target: Target
  private var names = SafeName()
  private var output: ByteOutput
  /// Keeps a record that is larger than the buffer, so that its file is written in one go.
  private let overflow = ByteBuffer()
  private var prefixes: [ByteSlice] = []
  private let stem: TextTemplate
  private let suffix: String
  private var count = 0

  package init(schema: FieldTable, report: Report, target: Target) {
    self.schema = schema
    self.report = report
    self.target = target
    switch target {
    case .folder: output = ByteOutput(to: overflow)
    case .file(let file): output = ByteOutput(to: file)
    }
    (stem, suffix) = schema.mapping.fileNameParts
  }

  package mutating func write(_ record: Record) throws {
    count += 1
    if case .file(let file) = target, count > 1 {
      throw Failure(.severalRecordsForOneFile, at: SourceLocation(file: file.name))
    }
    if let original = record.original {
      try output.append(original)
      report.wrote(fields: record.entries.count)
    } else {
      try writeCanonical(record)
    }
    guard case .folder(let folder) = target else { return }
    let name = names.fileName(stem.bytes(for: record), extension: suffix)
    if !overflow.bytes.isEmpty {
      try output.flush()
      try overflow.bytes.withUnsafeBytes { try folder.write(ByteSlice($0), name: name) }
      overflow.bytes = []
    } else {
      try folder.write(output.pending, name: name)
      output.clear()
    }
  }

  private mutating func writeCanonical(_ record: Record) throws {
    while prefixes.count < schema.headings.count {
      prefixes.append(
        schema.arena.copy(
          Array("**".utf8) + schema.headings[prefixes.count].bytes + Array("**: ".utf8)))
    }
    var written = 0
    for entry in record.entries {
      guard entry.slot < schema.fieldCount || Heading.isWritable(schema.headings[entry.slot]) else {
        report.fail(.badHeading, [schema.heading(entry.slot)], at: record.place(of: entry, schema))
        continue
      }
      try output.append(prefixes[entry.slot])
      try writeValue(entry.value)
      try output.append(UInt8(ascii: "\n"))
      written += 1
    }
    record.dropStrayText(report)
    report.wrote(fields: written)
    report.normalise(record.layout.subtracting([.missingFields, .order]))
  }

  private mutating func writeValue(_ value: ByteSlice) throws {
    if FragmentEscape.isPlain(value) { return try output.append(value) }
    try FragmentEscape.escaped(value).withUnsafeBytes { try output.append(ByteSlice($0)) }
  }

  package mutating func finish() throws {
    defer {
      output.release()
      names.release()
    }
    guard case .file = target else { return }
    try output.flush()
  }
}
