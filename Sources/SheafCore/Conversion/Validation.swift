/// One run of `check`: every record of the inputs looked at against the mapping, nothing written.
package struct Validation {
  package let mapping: Mapping
  package let formats: FormatCatalog
  package var reading = ReadingOptions()
  /// What would keep confidential records and fields in; nil where everything may go out.
  package var disclosure: Disclosure?
  /// The schema that inputs of its formats have to be valid by.
  package var validator: (any DocumentValidator)?
  /// Called now and then with the number of records so far.
  package var progress: (Int) -> Void = { _ in }

  /// How many findings of each severity are kept in full.
  package static let findingLimit = 10_000

  package init(mapping: Mapping, formats: FormatCatalog) {
    self.mapping = mapping
    self.formats = formats
  }

  /// - Throws: `Failure` where the inputs cannot be opened. What is wrong inside of them is in the report.
  package func run(_ paths: [String], from: Format?) throws -> Report {
    let inputs = try Input.all(paths, format: from, formats: formats, options: reading)
    defer { for input in inputs { input.close() } }
    let schema = FieldTable(mapping: mapping)
    while true {
      let report = Report(validationWithLimit: Validation.findingLimit)
      do {
        report.isForPublic = disclosure != nil
        let checker = Checker(
          check: RecordCheck(schema: schema, report: report), disclosure: disclosure,
          schema: schema, report: report)
        try RecordPipeline(
          inputs: inputs, schema: schema, report: report, options: reading, progress: progress,
          hasRead: { try validate($0, report) }
        ).run(checker)
        return report
      } catch is TextSource.ReadAgain {
        continue
      }
    }
  }
}

extension Validation {
  /// Goes through an input once more, to hold it against the schema.
  private func validate(_ input: Input, _ report: Report) throws {
    guard let validator, input.format.validator != nil else { return }
    let sources =
      try input.source.map { [$0] }
      ?? (input.format.inputs?(input.path) ?? []).map { try ByteSource(path: $0) }
    defer { if input.source == nil { for source in sources { source.close() } } }
    for source in sources {
      try source.rewind()
      try validator.validate(source.name, mapping: mapping, report: report, severity: .error) {
        try source.read(into: $0, count: $1)
      }
    }
  }
}

/// Looks at records where a conversion would write them.
private struct Checker: RecordWriter {
  var check: RecordCheck
  let disclosure: Disclosure?
  let schema: FieldTable
  let report: Report

  mutating func write(_ record: Record) throws {
    check.check(record, namesHeadings: record.cells == nil)
    if let disclosure { check(record, disclosure) }
  }

  /// Counts what would stay in, and finds what would get out all the same.
  private func check(_ record: Record, _ disclosure: Disclosure) {
    let verdict = disclosure.verdict(record)
    guard verdict == .open else {
      return report.withhold(fields: record.entries.count, isUnclear: verdict == .unclear)
    }
    report.withhold(
      fields: record.entries.count { disclosure.withheldFields.contains($0.slot) })
    disclosure.reportLeaks(in: record, schema, report)
  }

  mutating func finish() throws {}
}
