import Testing

/// Some lines of a mapping with what is to be said about them.
struct MistakeCase: Sendable, CustomTestStringConvertible {
  var title: String
  var lines: String
  var mistakes: [String]

  init(_ title: String, _ lines: String, _ mistakes: String...) {
    self.title = title
    self.lines = lines
    self.mistakes = mistakes
  }

  var testDescription: String { title }

  /// Every case of every table.
  static let all = keys + types + fields + kinds + references + csv + xml
}
