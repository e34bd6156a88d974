/// Two texts side by side, word by word: what they share, what went, what came.
package struct TextDifference: Sendable, Equatable {
  package enum Kind: Sendable {
    case same, removed, added
  }

  package struct Part: Sendable, Equatable {
    package var kind: Kind
    package var text: String

    package init(kind: Kind, text: String) {
      self.kind = kind
      self.text = text
    }
  }

  /// In the order of the texts; what went stands before what came in its place.
  package private(set) var parts: [Part] = []

  package init(_ old: String, _ new: String) {
    let before = TextTokens(old).tokens
    let after = TextTokens(new).tokens
    let words = TextTokens.numbers(before.map { Array($0.text) }, after.map { Array($0.text) })
    let pairs = Alignment.pairs(before.count, after.count) { words.left[$0] == words.right[$1] }
    var (left, right) = (0, 0)
    for (nextLeft, nextRight) in pairs + [(before.count, after.count)] {
      for token in before[left..<nextLeft] { append(.removed, token.string) }
      for token in after[right..<nextRight] { append(.added, token.string) }
      if nextLeft < before.count { append(.same, before[nextLeft].string) }
      (left, right) = (nextLeft + 1, nextRight + 1)
    }
    joinAcrossSpaces()
  }

  /// Makes one change of those that only a space divides: several words that were written anew.
  private mutating func joinAcrossSpaces() {
    var joined: [Part] = []
    var at = 0
    while at < parts.count {
      let rest = parts[at...]
      let kinds = rest.prefix(3).map(\.kind)
      if kinds == [.same, .removed, .added], joined.suffix(2).map(\.kind) == [.removed, .added],
        parts[at].text.allSatisfy(\.isWhitespace)
      {
        joined[joined.count - 2].text += parts[at].text + parts[at + 1].text
        joined[joined.count - 1].text += parts[at].text + parts[at + 2].text
        at += 3
      } else {
        joined.append(parts[at])
        at += 1
      }
    }
    parts = joined
  }

  private mutating func append(_ kind: Kind, _ text: String) {
    if parts.last?.kind == kind {
      parts[parts.count - 1].text += text
    } else {
      parts.append(Part(kind: kind, text: text))
    }
  }

  /// The old text's parts, or the new one's.
  package func parts(of kind: Kind) -> [Part] {
    parts.filter { $0.kind == .same || $0.kind == kind }
  }
}
