/// One walk through all inputs, each record handed to a writer.
package struct RecordPipeline {
  private let inputs: [Input]
  private let schema: FieldTable
  private let report: Report
  private let options: ReadingOptions
  /// The output's name, by which failures of the output are told from those of an input.
  private let outputName: String?
  private let progress: (Int) -> Void
  /// Called with each input that was read to its end.
  private let hasRead: (Input) throws -> Void

  package init(
    inputs: [Input], schema: FieldTable, report: Report, options: ReadingOptions,
    outputName: String? = nil, progress: @escaping (Int) -> Void = { _ in },
    hasRead: @escaping (Input) throws -> Void = { _ in }
  ) {
    self.inputs = inputs
    self.schema = schema
    self.report = report
    self.options = options
    self.outputName = outputName
    self.progress = progress
    self.hasRead = hasRead
  }

  /// Goes on with the next input where one cannot be read to its end, so that all problems come out at once.
  ///
  /// - Throws: what asks for another pass: `TextSource.ReadAgain`, `NewColumnFound`.
  package func run(_ writer: any RecordWriter, warnsOfIDs: Bool = false) throws {
    var writer = writer
    var ids = IDSet(schema: schema, report: report)
    defer { ids.release() }
    var count = 0
    for input in inputs {
      report.begin(input.path)
      let before = (records: report.recordsRead, fields: report.fieldsRead)
      var isKnown = false
      do {
        var reader = try input.reader(schema, report, options)
        try reader.read { record in
          isKnown = isKnown || record.hasKnownHeading(schema)
          if warnsOfIDs { ids.add(record) }
          try writer.write(record)
          count += 1
          if count & 0xFF == 0 { progress(count) }
        }
        // A mapping that knows nothing in a file cannot tell what in it is confidential, either.
        if !isKnown, report.recordsRead > before.records, report.fieldsRead > before.fields {
          throw Failure(
            .noKnownHeadingInRecords, [schema.mapping.title[.en]],
            at: SourceLocation(file: input.source?.name ?? input.path), problem: .missingLabel)
        }
        try hasRead(input)
      } catch let failure as Failure {
        report.fail(failure)
        // With the output gone there is no use in reading on.
        if let outputName, failure.diagnostics.first?.place.file == outputName { return }
      }
    }
    do {
      try writer.finish()
    } catch let failure as Failure {
      report.fail(failure)
    }
  }
}

/// Warns of ids that are blank or came before.
private struct IDSet {
  let schema: FieldTable
  let report: Report
  private var seen = HashSet()

  init(schema: FieldTable, report: Report) {
    self.schema = schema
    self.report = report
  }

  mutating func add(_ record: Record) {
    let slot = schema.mapping.idField
    guard let entry = record.entry(of: slot), !entry.value.isEmpty else {
      // A sheet without the column was warned of once, with its heading row.
      if record.cells?[slot] == nil, record.cells != nil { return }
      report.warn(.blankID, at: record.place(of: slot, schema), problem: .primaryKey)
      return
    }
    var hasher = Hasher()
    hasher.combine(bytes: entry.value.buffer)
    if !seen.insert(hasher.finalize()) {
      report.warn(
        .duplicateID, [entry.value.string.shortened], at: record.place(of: entry, schema),
        problem: .primaryKey)
    }
  }

  func release() { seen.release() }
}

extension Record {
  /// Returns true if a heading of the mapping is among the record's, or over the rows of its sheet.
  fileprivate func hasKnownHeading(_ schema: FieldTable) -> Bool {
    cells != nil || entries.contains { $0.slot < schema.fieldCount }
  }
}

extension Input {
  /// Opens every input, and says of all together what cannot be opened.
  package static func all(
    _ paths: [String], format: Format?, formats: FormatCatalog, options: ReadingOptions
  ) throws -> [Input] {
    var inputs: [Input] = []
    var problems: [Diagnostic] = []
    for path in paths {
      do {
        inputs.append(try Input(path: path, format: format, formats: formats, options: options))
      } catch let failure as Failure {
        problems += failure.diagnostics
      }
    }
    guard problems.isEmpty else {
      for input in inputs { input.close() }
      throw Failure(problems)
    }
    return inputs
  }
}
