import SheafCore

/// One run of `export`: a folder of fragments to a sheet that can be taken back, each row with its ``Revision``; what is exported is kept beside
/// the folder.
public struct Export {
  /// The conversion that writes the sheet; its dialect and the rest are set there.
  public var conversion: Conversion

  public init(_ conversion: Conversion) {
    self.conversion = conversion
  }

  /// - Throws: `Failure` where the folder cannot be read or the sheet not written, and where the folder changed meanwhile.
  public func run(_ folder: String, to path: String, as format: Format?) throws -> Conversion.Result
  {
    var status = stat()
    guard stat(folder, &status) == 0 else { throw SystemFailure.failure(folder) }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw SystemFailure.failure(folder, error: ENOTDIR)
    }
    let state = StateFolder(folder: folder)
    let coder = FragmentCoder(mapping: conversion.mapping)
    let first = try StateWriter(state, coder: coder)
    defer {
      first.release()
      first.discard()
    }
    let report = Report()
    let inputs = try Input.all([state.folder], format: .fragments, options: conversion.reading)
    defer { for input in inputs { input.close() } }
    try Pass(
      inputs: inputs, schema: Schema(mapping: conversion.mapping), report: report,
      options: conversion.reading
    )
    .run(first)
    guard report.errorCount == 0 else { return Conversion.Result(report: report, isWritten: false) }
    var conversion = conversion
    let name = first.name
    conversion.marks = name
    let result = try conversion.run([state.folder], from: .fragments, to: path, as: format)
    if result.isWritten { try first.commit() }
    return result
  }
}

/// Gives every record its revision, as a last column.
struct MarkingWriter: RecordWriter {
  private var writer: any RecordWriter
  private let slot: Int
  private let export: String
  private let report: Report
  private var count = 0

  init(_ writer: any RecordWriter, schema: Schema, report: Report, export: String) throws {
    self.writer = writer
    self.report = report
    self.export = export
    let heading = ByteSlice(permanent: Array(Revision.heading.utf8))
    slot = try schema.slot(of: heading)?.slot ?? schema.addHeading(heading, file: Revision.heading)
    schema.include(slot, after: schema.order.last)
  }

  mutating func write(_ record: Record) throws {
    count += 1
    var record = record
    // A mark that a conversion made a field of, once, is of no use any more.
    if record.entry(of: slot) != nil {
      record.replaceEntries(record.entries.filter { $0.slot != slot }, columns: slot + 1)
    }
    let mark = Array(Revision(record: count, export: export).text.utf8)
    try mark.withUnsafeBytes {
      record.append(slot: slot, line: record.line, value: ByteSlice($0))
      try writer.write(record)
    }
    report.wroteMark()
  }

  mutating func finish() throws { try writer.finish() }
}
