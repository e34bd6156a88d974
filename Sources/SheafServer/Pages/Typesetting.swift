import SheafCore

/// Spaces that no line may break at.
enum Typesetting {
  private static let marks: [(plain: String, set: String)] = [
    (" ;", "\u{202F};"), (" !", "\u{202F}!"), (" ?", "\u{202F}?"), (" :", "\u{A0}:"),
    ("« ", "«\u{A0}"), (" »", "\u{A0}»"),
  ]

  /// The catalogue's text as its language sets it on a page: French keeps its high punctuation at the word before it.
  static func set(_ text: String, _ language: Language) -> String {
    guard language == .fr else { return text }
    return marks.reduce(text) { $0.replacing($1.plain, with: $1.set) }
  }
}

extension Phrase {
  /// The words for a page, with its arguments.
  func page(_ arguments: [String] = [], _ language: Language) -> String {
    Typesetting.set(text(arguments, in: language), language)
  }
}
