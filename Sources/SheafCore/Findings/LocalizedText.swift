/// Words for people, by language.
package struct LocalizedText: Sendable, Equatable {
  package var texts: [Language: String]

  package init(_ texts: [Language: String]) {
    self.texts = texts
  }

  /// Stands for this text among the arguments of a phrase, since what language that will be in is not known yet.
  package var reference: String {
    "\u{2}"
      + texts.sorted { $0.key.rawValue < $1.key.rawValue }.map { $0.key.rawValue + $0.value }
      .joined(separator: "\u{2}")
  }

  init?(reference: String) {
    guard reference.hasPrefix("\u{2}") else { return nil }
    texts = [:]
    for part in reference.split(separator: "\u{2}") {
      if let language = Language(rawValue: String(part.prefix(2))) {
        texts[language] = String(part.dropFirst(2))
      }
    }
  }

  /// The text in a language, else in English, else in whichever there is.
  package subscript(language: Language) -> String {
    texts[language] ?? texts[.en] ?? texts.values.first ?? ""
  }
}
