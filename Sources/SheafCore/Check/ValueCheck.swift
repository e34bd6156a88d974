/// Checks single values by the kind of their field: the table of what each kind takes.
package struct ValueCheck {
  /// What is wrong with a value.
  package struct Fault {
    package var phrase: Phrase
    package var arguments: [String]
    package var problem: FindingKind
    package var severity = Diagnostic.Severity.error
  }

  /// A message names no more choices than this.
  private static let listLimit = 20

  let field: Field
  private let arena: ByteArena
  private let choices: Set<ByteSlice>
  private let flags: Set<ByteSlice>
  private let separator: ByteSlice
  private let pattern: Regex<AnyRegexOutput>?

  /// - Parameter arena: keeps the words that values are held against.
  package init(_ field: Field, _ arena: ByteArena) {
    func set(_ words: [String]) -> Set<ByteSlice> { Set(words.map { arena.copy($0) }) }
    self.field = field
    self.arena = arena
    choices = set(field.choices.map(\.value))
    flags = set(field.trueSpellings + field.falseSpellings)
    separator = arena.copy(field.separator)
    pattern = field.pattern.flatMap { try? Regex($0) }
  }

  /// The faults of a value that is not blank.
  package func faults(of value: ByteSlice) -> [Fault] {
    var faults: [Fault] = []
    if !field.kind.isMultiline, value.firstIndex(of: UInt8(ascii: "\n")) != nil {
      faults.append(Fault(phrase: .severalLines, arguments: [], problem: .typeError))
    }
    switch field.kind {
    case .text, .paragraph, .composed: break
    case .identifier: faults += identifierFaults(value)
    case .integer: if !ValueCheck.isInteger(value) { faults.append(type(.notAnInteger, value)) }
    case .year: if value.count != 4 || !value.isDigits { faults.append(type(.notAYear, value)) }
    case .date: if !value.isDate { faults.append(type(.notADate, value)) }
    case .flag: if !flags.contains(value) { faults.append(flagFault(value)) }
    case .choice: faults += choiceFaults(value)
    case .choices: for item in value.split(by: separator) { faults += choiceFaults(item) }
    case .derived:
      for item in value.split(by: separator) where !choices.isEmpty { faults += choiceFaults(item) }
    }
    if let pattern, (try? pattern.wholeMatch(in: value.string)) == nil {
      let form = field.hint?.reference ?? field.pattern ?? ""
      let phrase = field.hint == nil ? Phrase.patternMismatch : .patternMismatchHint
      faults.append(
        Fault(phrase: phrase, arguments: [value.string.shortened, form], problem: .constraintError))
    }
    return faults
  }

  private func type(_ phrase: Phrase, _ value: ByteSlice) -> Fault {
    Fault(phrase: phrase, arguments: [value.string.shortened], problem: .typeError)
  }

  private func identifierFaults(_ value: ByteSlice) -> [Fault] {
    let isPadded = value[0] <= 0x20 || value[value.count - 1] <= 0x20
    return isPadded
      ? [
        Fault(phrase: .spacesAround, arguments: [value.string.shortened], problem: .constraintError)
      ] : []
  }

  private func flagFault(_ value: ByteSlice) -> Fault {
    let words = [field.trueSpellings[0], field.falseSpellings[0]]
    return Fault(
      phrase: .notAFlag, arguments: [value.string.shortened] + words, problem: .typeError)
  }

  private func choiceFaults(_ value: ByteSlice) -> [Fault] {
    if choices.contains(value) { return [] }
    let text = value.string
    let names = field.choices.map(\.value)
    if let nearest = Nearest.match(text, among: names) {
      let severity = field.isOpen ? Diagnostic.Severity.warning : .error
      return [
        Fault(
          phrase: .notAChoiceNearest, arguments: [text.shortened, nearest],
          problem: .constraintError, severity: severity)
      ]
    }
    if field.isOpen { return [] }
    return [
      Fault(
        phrase: .notAChoice, arguments: [text.shortened, ValueCheck.listed(names)],
        problem: .constraintError)
    ]
  }

  /// The names in a line; of a long list, the first of them.
  private static func listed(_ names: [String]) -> String {
    names.prefix(listLimit).joined(separator: ", ") + (names.count > listLimit ? ", …" : "")
  }

  private static func isInteger(_ value: ByteSlice) -> Bool {
    let hasSign = value[0] == UInt8(ascii: "-") || value[0] == UInt8(ascii: "+")
    let digits = value.slice(hasSign ? 1 : 0, value.count)
    return !digits.isEmpty && digits.isDigits
  }
}
