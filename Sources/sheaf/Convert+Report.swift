import SheafCore
import SheafFormats

extension Console {
  /// How many losses are listed one by one; the summary under them has all fields.
  private static let lossLimit = 20

  /// Tells what became of every record and field, on standard error.
  func report(_ result: Conversion.Result) throws {
    if isJSON { return say(try json(ConversionReport(result, language))) }
    let report = result.report
    let recordsWritten = result.isWritten ? report.recordsWritten : 0
    let fieldsWritten = result.isWritten ? report.fieldsWritten : 0
    for finding in report.findings { say(finding.text(in: language)) }
    for severity in [Diagnostic.Severity.error, .warning, .note] {
      sayMore(report.counts[severity, default: 0])
    }
    if report.errorCount > 0 { return say(Phrase.reportNothingWritten.text(in: language)) }
    for loss in report.losses.prefix(Console.lossLimit) { say(loss.text(in: language)) }
    sayMore(report.fieldsDropped + report.fieldsChanged, listed: Console.lossLimit)
    say(
      Phrase.reportRecords.text(
        [report.recordsRead, recordsWritten].map(String.init), in: language))
    let fields = [report.fieldsRead, fieldsWritten, report.fieldsDropped, report.fieldsChanged]
    say(Phrase.reportFields.text(fields.map(String.init), in: language))
    if report.fieldsDropped > 0 {
      say(
        Phrase.reportLosses.text(in: language)
          + counted(report.droppedFields.map { ($0, report.droppedByField[$0]!) }))
    }
    for line in withheld(report) { say(line) }
    if report.recordsNormalised > 0 {
      say(
        Phrase.reportNormalised.text(
          ["\(report.recordsNormalised)", counted(traits(report))], in: language))
    }
    if !result.isWritten { say(Phrase.reportStrict.text(in: language)) }
  }

  /// What stayed in; nothing where all might go out.
  func withheld(_ report: Report) -> [String] {
    guard report.isForPublic else { return [] }
    let counts = [report.recordsWithheld, report.fieldsWithheld].map(String.init)
    var lines = [Phrase.reportWithheld.text(counts, in: language)]
    if report.recordsUnclear > 0 {
      lines.append(Phrase.reportWithheldUnclear.text(["\(report.recordsUnclear)"], in: language))
    }
    return lines
  }

  private func traits(_ report: Report) -> [(key: String, value: Int)] {
    zip(RecordLayout.all, report.normalised).filter { $1 > 0 }.map {
      ($0.phrase.text(in: language), $1)
    }
  }

  /// Names with their counts, as many as fit a few lines.
  private func counted(_ pairs: [(key: String, value: Int)]) -> String {
    let texts = pairs.prefix(40).map {
      Phrase.countedName.text([$0.key, "\($0.value)"], in: language)
    }
    let more =
      pairs.count > 40 ? [Phrase.reportMore.text(["\(pairs.count - 40)"], in: language)] : []
    return (texts + more).joined(separator: ", ")
  }
}

/// What became of every record and field, as programs read it.
private struct ConversionReport: Encodable {
  struct Counts: Encodable {
    var read: Int
    var written: Int
    var dropped: Int?
    var changed: Int?
  }

  struct Withheld: Encodable {
    let records: Int
    /// Those of the records that do not say whether they are confidential.
    let unclear: Int
    let fields: Int
  }

  let written: Bool
  /// Left out where nothing was to be withheld.
  let withheld: Withheld?
  let records: Counts
  let fields: Counts
  let droppedByField: [String: Int]
  let normalisedRecords: Int
  let normalised: [String: Int]
  /// The first hundred; `fields` has the counts of all.
  let losses: [DiagnosticReport]
  let findings: [DiagnosticReport]

  init(_ result: Conversion.Result, _ language: Language) {
    let report = result.report
    written = result.isWritten
    records = Counts(
      read: report.recordsRead, written: result.isWritten ? report.recordsWritten : 0)
    fields = Counts(
      read: report.fieldsRead, written: result.isWritten ? report.fieldsWritten : 0,
      dropped: report.fieldsDropped, changed: report.fieldsChanged)
    withheld =
      report.isForPublic
      ? Withheld(
        records: report.recordsWithheld, unclear: report.recordsUnclear,
        fields: report.fieldsWithheld) : nil
    droppedByField = Dictionary(
      uniqueKeysWithValues: report.droppedByField.map {
        ($0.key.filter { $0 != "\u{1}" }, $0.value)
      })
    normalisedRecords = report.recordsNormalised
    normalised = Dictionary(
      uniqueKeysWithValues: zip(RecordLayout.all, report.normalised).filter { $1 > 0 }.map {
        ($0.name, $1)
      })
    losses = report.losses.map { DiagnosticReport($0, language) }
    findings = report.findings.map { DiagnosticReport($0, language) }
  }
}
