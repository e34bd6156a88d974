/// What became of every record and every field of one piece of work.
package final class Report {
  /// How many losses, and how many findings of a severity, are kept in full; all are counted.
  package static let listLimit = 100

  package private(set) var recordsRead = 0
  package private(set) var recordsWritten = 0
  package private(set) var fieldsRead = 0
  package private(set) var fieldsWritten = 0
  package private(set) var fieldsDropped = 0
  package private(set) var fieldsChanged = 0
  /// What was dropped or changed: the first ``listLimit`` of them.
  package private(set) var losses: [Diagnostic] = []
  /// How many fields were dropped, by heading or path.
  package private(set) var droppedByField: [String: Int] = [:]
  /// Those headings and paths, in the order in which they were first dropped.
  package private(set) var droppedFields: [String] = []
  /// Records that stayed in as confidential; those whose flag is unclear are counted again in ``recordsUnclear``.
  package private(set) var recordsWithheld = 0
  package private(set) var recordsUnclear = 0
  /// Fields that stayed in, those of withheld records among them.
  package private(set) var fieldsWithheld = 0
  /// Whether anything was to be withheld, so that a count of none is worth telling.
  package var isForPublic = false
  /// Records whose layout the output could not carry.
  package private(set) var recordsNormalised = 0
  /// How many records lost which trait of their layout; in the order of ``RecordLayout/all``.
  package private(set) var normalised = [Int](repeating: 0, count: RecordLayout.all.count)
  /// What was found wrong or worth saying, in the order in which it was found; the first ``findingLimit`` of each severity.
  package private(set) var findings: [Diagnostic] = []
  /// How many were found of each severity. With any error, nothing is written.
  package private(set) var counts: [Diagnostic.Severity: Int] = [:]
  /// The inputs begun so far: what was found and read from then on is theirs, until the next one.
  package private(set) var inputs: [(name: String, finding: Int, record: Int)] = []
  private let findingLimit: Int

  /// Whether what has no place is to be found rather than counted as lost, as where nothing is written.
  package let isValidation: Bool

  package init() {
    findingLimit = Report.listLimit
    isValidation = false
  }

  /// A report of what is wrong with an input, which keeps so many findings of each severity.
  package init(validationWithLimit findingLimit: Int) {
    self.findingLimit = findingLimit
    isValidation = true
  }

  package var errorCount: Int { counts[.error, default: 0] }

  package var hasLoss: Bool { fieldsDropped + fieldsChanged > 0 }

  package func read(_ record: Record) {
    recordsRead += 1
    fieldsRead += record.entries.count
  }

  /// Counts a record as written, with so many of its fields.
  package func wrote(fields: Int) {
    recordsWritten += 1
    fieldsWritten += fields
  }

  /// Counts a record that stays in, with all of its fields.
  package func withhold(fields: Int, isUnclear: Bool) {
    recordsWithheld += 1
    if isUnclear { recordsUnclear += 1 }
    fieldsWithheld += fields
  }

  /// Counts fields that stay in while their record goes out.
  package func withhold(fields: Int) { fieldsWithheld += fields }

  /// Takes the mark that an exported row gets, which is no field of the record, out of the count.
  package func wroteMark() { fieldsWritten -= 1 }

  /// Counts a field that was read as none: an export's mark, where it is of no use.
  package func leftOutMark() { fieldsRead -= 1 }

  /// Counts what of a record's layout the output does not show.
  package func normalise(_ layout: RecordLayout) {
    guard !layout.isEmpty else { return }
    recordsNormalised += 1
    for (index, trait) in RecordLayout.all.enumerated() where layout.contains(trait.layout) {
      normalised[index] += 1
    }
  }

  /// Counts a field as dropped. `place` is only made where the list still has room.
  package func drop(
    _ field: String, _ phrase: Phrase, _ arguments: [String] = [],
    at place: @autoclosure () -> SourceLocation
  ) {
    if isValidation { return warn(phrase, arguments, at: place(), problem: .extraLabel) }
    fieldsDropped += 1
    // Past a few thousand names a broken document is naming them; the total still counts.
    if droppedByField[field] != nil {
      droppedByField[field]! += 1
    } else if droppedFields.count < 2000 {
      droppedByField[field] = 1
      droppedFields.append(field)
    }
    if losses.count < Report.listLimit {
      losses.append(
        Diagnostic(phrase, arguments, at: place(), severity: .warning, problem: .sourceError))
    }
  }

  /// Counts something as read and dropped that is no field of any record: an element that the mapping does not know, text outside of the
  /// fields.
  package func dropUnread(
    _ field: String, _ phrase: Phrase, _ arguments: [String] = [],
    at place: @autoclosure () -> SourceLocation
  ) {
    fieldsRead += 1
    drop(field, phrase, arguments, at: place())
  }

  /// Counts a field as changed.
  package func change(
    _ phrase: Phrase, _ arguments: [String] = [], at place: @autoclosure () -> SourceLocation
  ) {
    fieldsChanged += 1
    if losses.count < Report.listLimit {
      losses.append(
        Diagnostic(phrase, arguments, at: place(), severity: .warning, problem: .sourceError))
    }
  }

  /// Notes something to know of, which keeps nothing from being done.
  package func warn(
    _ phrase: Phrase, _ arguments: [String] = [], at place: @autoclosure () -> SourceLocation,
    problem: FindingKind = .sourceError,
    severity: Diagnostic.Severity = .warning, value: String? = nil
  ) {
    guard count(severity) else { return }
    findings.append(
      Diagnostic(phrase, arguments, at: place(), severity: severity, problem: problem, value: value)
    )
  }

  /// Notes an error; the rest of the input is looked at all the same, but nothing is written.
  package func fail(
    _ phrase: Phrase, _ arguments: [String] = [], at place: @autoclosure () -> SourceLocation,
    problem: FindingKind = .sourceError,
    value: String? = nil
  ) {
    warn(phrase, arguments, at: place(), problem: problem, severity: .error, value: value)
  }

  package func fail(_ failure: Failure) {
    for diagnostic in failure.diagnostics where count(diagnostic.severity) {
      findings.append(diagnostic)
    }
  }

  /// Counts a finding; whether there is room for it in the list.
  private func count(_ severity: Diagnostic.Severity) -> Bool {
    counts[severity, default: 0] += 1
    return counts[severity, default: 0] <= findingLimit
  }

  /// Puts the findings from an index on, which are of one record, into the order of their lines.
  package func sortByLine(from first: Int) {
    guard findings.count - first > 1 else { return }
    let sorted = findings[first...].enumerated().sorted {
      ($0.element.place.line ?? 0, $0.offset) < ($1.element.place.line ?? 0, $1.offset)
    }
    findings.replaceSubrange(first..., with: sorted.map(\.element))
  }

  /// What is found from now on is of this input.
  package func begin(_ input: String) {
    inputs.append((input, findings.count, recordsRead))
  }
}
