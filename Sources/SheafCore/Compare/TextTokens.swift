/// A text as words and the white space between them, each with a key in which what spreadsheets rewrite makes no difference.
///
/// Two words have the same key when they differ only in the shape of quotes and dashes, in `…` for three dots, in invisible characters or in
/// how letters are composed; two runs of white space when they hold as many line breaks. White space inside of `« »` belongs to the word.
struct TextTokens {
  struct Token {
    var text: Substring.UnicodeScalarView
    var key: String
    var isSpace: Bool

    var string: String { String(Substring(text)) }
  }

  private(set) var tokens: [Token] = []

  init(_ text: String) {
    let scalars = text[...].unicodeScalars
    var at = scalars.startIndex
    while at < scalars.endIndex {
      let start = at
      let isSpace = scalars[at].isWhiteSpace
      if isSpace {
        at = TextTokens.endOfSpace(scalars, at)
        tokens.append(
          Token(
            text: scalars[start..<at], key: TextTokens.key(space: scalars[start..<at]),
            isSpace: true))
      } else {
        at = TextTokens.endOfWord(scalars, at)
        tokens.append(
          Token(
            text: scalars[start..<at], key: TextTokens.key(word: scalars[start..<at]),
            isSpace: false))
      }
    }
  }

  /// The tokens without the white space at the ends.
  var trimmed: ArraySlice<Token> {
    var slice = tokens[...]
    if slice.first?.isSpace == true { slice.removeFirst() }
    if slice.last?.isSpace == true { slice.removeLast() }
    return slice
  }

  /// The whole text as one key.
  var key: String { trimmed.map(\.key).joined() }

  /// Numbers for the words of two texts, the same for the same words: numbers are quick to compare.
  static func numbers<Word: Hashable>(_ left: [Word], _ right: [Word]) -> (
    left: [Int], right: [Int]
  ) {
    var numbers: [Word: Int] = [:]
    func all(_ words: [Word]) -> [Int] {
      words.map { word in
        if let known = numbers[word] { return known }
        numbers[word] = numbers.count
        return numbers.count - 1
      }
    }
    return (all(left), all(right))
  }

  private typealias Scalars = Substring.UnicodeScalarView

  private static func endOfSpace(_ scalars: Scalars, _ start: Scalars.Index) -> Scalars.Index {
    scalars[start...].firstIndex { !$0.isWhiteSpace } ?? scalars.endIndex
  }

  private static func endOfWord(_ scalars: Scalars, _ start: Scalars.Index) -> Scalars.Index {
    var at = start
    while at < scalars.endIndex {
      guard scalars[at].isWhiteSpace else {
        at = scalars.index(after: at)
        continue
      }
      let end = endOfSpace(scalars, at)
      let opens = scalars[scalars.index(before: at)] == "«"
      let closes = end < scalars.endIndex && scalars[end] == "»"
      guard opens || closes, end < scalars.endIndex, !scalars[at..<end].contains(where: isBreak)
      else {
        return at
      }
      at = end
    }
    return at
  }

  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }

  private static func key(space: Scalars) -> String {
    var breaks = 0
    var previous: Unicode.Scalar = " "
    for scalar in space {
      if isBreak(scalar), !(scalar == "\n" && previous == "\r") { breaks += 1 }
      previous = scalar
    }
    return breaks == 0 ? " " : String(repeating: "\n", count: breaks)
  }

  private static func key(word: Scalars) -> String {
    var key = String.UnicodeScalarView()
    for scalar in word {
      guard scalar.value >= 0x7F || scalar.value <= 0x20 || scalar == "-" else {
        key.append(scalar)
        continue
      }
      switch scalar {
      case "‘", "’", "‚", "‛", "′", "ʼ", "‹", "›": key.append("'")
      case "“", "”", "„", "‟", "″", "«", "»": key.append("\"")
      case "-", "‐", "‑", "‒", "–", "—", "―", "−": if key.last != "-" { key.append("-") }
      case "…": key.append(contentsOf: "...".unicodeScalars)
      case "\u{200B}", "\u{FEFF}", "\u{AD}": break
      case _ where scalar.isWhiteSpace: break
      default: key.append(scalar)
      }
    }
    return String(key)
  }
}
