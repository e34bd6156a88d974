/// Words for people, by language.
public struct LocalizedText: Sendable, Equatable {
  public var texts: [Language: String]

  public init(_ texts: [Language: String]) {
    self.texts = texts
  }

  /// The text in a language, else in English, else in whichever there is.
  public subscript(language: Language) -> String {
    texts[language] ?? texts[.en] ?? texts.values.first ?? ""
  }
}
