import SheafCore

/// The page that says what `check` finds in a file that was sent.
struct FindingsPage {
  let report: Report
  let mapping: Mapping
  let language: Language

  /// As many as are listed; all are counted.
  private static let limit = 1000

  /// What the template `findings` shows, without the frame.
  func values() -> [String: Any] {
    let errors = report.errorCount
    let warnings = report.counts[.warning, default: 0]
    let phrase = errors + warnings == 0 ? Phrase.checkClean : .checkFindings
    var page: [String: Any] = [
      "lead": phrase.page([report.recordsRead, errors, warnings].map(String.init), language),
      "verdict": errors > 0 ? "bad" : warnings == 0 ? "good" : "",
      "hasItems": !report.findings.isEmpty,
      "items": report.findings.prefix(FindingsPage.limit).map(item),
    ]
    let left = report.counts.values.reduce(0, +) - min(report.findings.count, FindingsPage.limit)
    if left > 0 { page["more"] = Phrase.reportMore.page(["\(left)"], language) }
    return page
  }

  private func item(_ finding: Diagnostic) -> [String: Any] {
    let place = finding.place
    var whereabouts = ""
    if let line = place.line {
      whereabouts =
        place.cell.map {
          Phrase.pageRowCell.page(["\(line)", SourceLocation.letters(ofColumn: $0)], language)
        } ?? Phrase.pageLine.page(["\(line)"], language)
    }
    let field = mapping.fields.first { $0.heading == place.field }
    let mark: Phrase? =
      switch finding.severity {
      case .error: nil
      case .warning: .warning
      case .note: .note
      }
    return [
      "severity": finding.severity.rawValue,
      "where": whereabouts,
      "field": field?.label[language] ?? place.field ?? "",
      "mark": mark?.page([], language) ?? "",
      "text": Typesetting.set(finding.message(in: language), language),
    ]
  }
}
