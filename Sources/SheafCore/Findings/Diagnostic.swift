/// One thing that is wrong, or worth saying: where it is, what it is and what to do.
package struct Diagnostic: Sendable, Equatable {
  package enum Severity: String, Sendable {
    case error
    case warning
    case note
  }

  package var severity: Severity
  package var problem: FindingKind
  package var place: SourceLocation
  package var phrase: Phrase
  package var arguments: [String]
  /// The value that the message is about, for reports that programs read.
  package var value: String?

  package init(
    _ phrase: Phrase, _ arguments: [String] = [], at place: SourceLocation,
    severity: Severity = .error,
    problem: FindingKind = .sourceError, value: String? = nil
  ) {
    self.phrase = phrase
    self.arguments = arguments
    self.place = place
    self.severity = severity
    self.problem = problem
    self.value = value
  }

  /// What is wrong, without the place.
  package func message(in language: Language) -> String { phrase.text(arguments, in: language) }

  /// The whole line as a person reads it.
  package func text(in language: Language) -> String {
    let mark: String
    switch severity {
    case .error: mark = ""
    case .warning: mark = Phrase.warning.text(in: language)
    case .note: mark = Phrase.note.text(in: language)
    }
    return "\(place.text(in: language)): \(mark)\(message(in: language))"
  }
}

/// The reason why a piece of work could not be done: every problem found, at least one.
package struct Failure: Error {
  package var diagnostics: [Diagnostic]

  package init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }

  package init(
    _ phrase: Phrase, _ arguments: [String] = [], at place: SourceLocation,
    problem: FindingKind = .sourceError
  ) {
    diagnostics = [Diagnostic(phrase, arguments, at: place, problem: problem)]
  }
}
