/// What a field holds, and so how its value is checked.
package enum FieldKind: String, CaseIterable, Sendable {
  /// One line of text.
  case text
  /// Text of any length, over as many lines as it takes.
  case paragraph
  /// What tells one record from another.
  case identifier
  /// A whole number, with a sign or without.
  case integer
  /// Four digits.
  case year
  /// A day of the Gregorian calendar as ISO 8601 writes it: `2023-12-31`.
  case date
  /// Yes or no, in the spellings that the mapping gives.
  case flag
  /// One of a list of values.
  case choice
  /// Several of a list of values, joined with a separator.
  case choices
  /// Text made from other fields.
  case composed
  /// A list that follows from another list through a table.
  case derived

  /// The keys of a `[[field]]` that only some kinds have.
  static let specialKeys: Set<String> = [
    "choices", "codelist", "open", "separator", "true", "false", "compose", "from", "derive",
    "pattern",
  ]

  /// Which of the special keys this kind has.
  var keys: Set<String> {
    switch self {
    case .text, .identifier: ["pattern"]
    case .paragraph, .integer, .year, .date: []
    case .flag: ["true", "false"]
    case .choice: ["choices", "codelist", "open"]
    case .choices: ["choices", "codelist", "open", "separator"]
    case .composed: ["compose"]
    case .derived: ["choices", "separator", "from", "derive"]
    }
  }

  /// Whether a value may run over several lines.
  package var isMultiline: Bool { self == .paragraph || self == .composed }
}
