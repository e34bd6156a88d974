/// One run of `convert`: every record of the inputs, in order, to one output.
package struct Conversion {
  package let mapping: Mapping
  package let formats: FormatCatalog
  package var reading = ReadingOptions()
  package var dialect = CSVDialect()
  /// Whether outputs that are there already may be replaced.
  package var isReplacing = false
  /// Whether any loss keeps the output from being written.
  package var isStrict = false
  /// What keeps confidential records and fields in; nil lets everything out.
  package var disclosure: Disclosure?
  /// The schema that an output has to be valid by.
  package var validator: (any DocumentValidator)?
  /// Whether an output that is not valid is written all the same.
  package var allowsInvalid = false
  /// The name of the export that every record is marked with; nil marks none.
  package var marks: String?
  /// Called now and then with the number of records so far.
  package var progress: (Int) -> Void = { _ in }

  package struct Result {
    package let report: Report
    /// False where errors, or losses under ``isStrict``, kept everything from being written.
    package let isWritten: Bool

    package init(report: Report, isWritten: Bool) {
      self.report = report
      self.isWritten = isWritten
    }
  }

  package init(mapping: Mapping, formats: FormatCatalog) {
    self.mapping = mapping
    self.formats = formats
  }

  /// Converts; the output is there whole at the end, or not at all.
  ///
  /// - Throws: `Failure` where the inputs or the output cannot be opened. What is wrong inside of the inputs is in the report.
  package func run(_ paths: [String], from: Format?, to path: String, as named: Format?) throws
    -> Result
  {
    try run(
      Input.all(paths, format: from, formats: formats, options: reading), to: path, as: named)
  }

  /// Converts inputs that are open already, and closes them.
  ///
  /// - Throws: `Failure` where the output cannot be opened.
  package func run(_ inputs: [Input], to path: String, as named: Format?) throws -> Result {
    let format: Format
    let output: Output
    do {
      format = try formats.forOutput(path: path, named: named)
      output = try Output(
        path: path, format: format, formats: formats, mapping: mapping, replacing: isReplacing)
    } catch {
      for input in inputs { input.close() }
      throw error
    }
    return try run(inputs, to: output, as: format)
  }

  /// Converts inputs that are open already to an output that is, and closes them.
  package func run(_ inputs: [Input], to output: Output, as format: Format) throws -> Result {
    defer {
      for input in inputs { input.close() }
      output.discard()
    }
    for input in inputs where output.overlaps(input, reading) {
      throw Failure(.outputIsInput, at: SourceLocation(file: output.name))
    }
    let report = try readUntilAllIsKnown(inputs, output, format)
    if report.errorCount == 0 { try validate(output, report) }
    let isWritten = report.errorCount == 0 && !(isStrict && report.hasLoss)
    if isWritten { try output.commit() }
    return Result(report: report, isWritten: isWritten)
  }

  /// Holds what was written, before it takes its place, against the schema.
  private func validate(_ output: Output, _ report: Report) throws {
    guard let validator else { return }
    func check(
      _ name: String, _ read: (UnsafeMutableRawPointer, Int) throws -> Int
    ) throws {
      do {
        try validator.validate(
          name, mapping: mapping, report: report, severity: allowsInvalid ? .warning : .error, read)
      } catch let failure as Failure {
        report.fail(failure)
      }
    }
    switch output {
    case .file(let file):
      var offset = 0
      try check(file.name) { memory, count in
        let read = try file.readBack(at: offset, into: memory, count: count)
        offset += read
        return read
      }
    case .folder(let folder): try folder.readBack(check)
    }
    if report.errorCount > 0 {
      report.warn(.schemaAllowed, at: SourceLocation(file: output.name), severity: .note)
    }
  }

  /// Goes through the inputs until nothing turns up that should have been known before: a file's encoding, or a column.
  private func readUntilAllIsKnown(_ inputs: [Input], _ output: Output, _ format: Format) throws
    -> Report
  {
    let schema = FieldTable(mapping: mapping)
    schema.withheld = disclosure?.withheldFields ?? []
    if mapping.csv != nil || !inputs[0].format.takesHeadingsFromInput {
      schema.includeMapping()
    }
    while true {
      let report = Report()
      do {
        var writer = withholding(try format.writer(output, schema, report, dialect), schema, report)
        if !format.keepsRowMarks(mapping) {
          writer = UnmarkingWriter(writer, schema: schema, report: report)
        }
        if let marks {
          writer = try MarkingWriter(writer, schema: schema, report: report, export: marks)
        }
        try RecordPipeline(
          inputs: inputs, schema: schema, report: report, options: reading, outputName: output.name,
          progress: progress
        )
        .run(writer, warnsOfIDs: true)
        return report
      } catch is TextSource.ReadAgain {
      } catch is NewColumnFound {
        try collectColumns(inputs, schema)
      }
      try output.restart()
    }
  }

  /// The writer, behind what keeps confidential things from it.
  private func withholding(_ writer: any RecordWriter, _ schema: FieldTable, _ report: Report)
    -> any RecordWriter
  {
    guard let disclosure else { return writer }
    report.isForPublic = true
    if !disclosure.marksAnything {
      report.warn(
        .nothingConfidential, at: SourceLocation(file: mapping.source), problem: .mappingError)
    }
    return WithholdingWriter(
      writer: writer, disclosure: disclosure, schema: schema, report: report)
  }

  private func collectColumns(_ inputs: [Input], _ schema: FieldTable) throws {
    do {
      try RecordPipeline(inputs: inputs, schema: schema, report: Report(), options: reading).run(
        ColumnCollector(schema: schema))
    } catch is TextSource.ReadAgain {
      // The encoding is known now; the pass that follows sees to the rest.
    }
  }
}
