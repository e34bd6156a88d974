import Mustache
import SheafCore

/// The catalogue's words for templates: `{{words.pageSave}}` is the phrase of that name.
struct PageWords: MustacheParent {
  private let texts: [String: String]

  /// The words of each language, set once.
  static let all: [Language: PageWords] = Dictionary(
    uniqueKeysWithValues: Language.allCases.map { ($0, PageWords($0)) })

  /// What stands for arguments stays, for the script to fill in.
  private static let places = (0..<6).map { "{\($0)}" }

  private init(_ language: Language) {
    texts = Dictionary(
      uniqueKeysWithValues: Phrase.allCases.map {
        ($0.rawValue, Typesetting.set($0.text(PageWords.places, in: language), language))
      })
  }

  func child(named name: String) -> Any? { texts[name] }
}
