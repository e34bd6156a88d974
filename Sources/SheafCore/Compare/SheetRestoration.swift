/// Puts the old bytes back where two texts say the same.
enum SheetRestoration {
  /// The new text, each word and run of white space that is the same as in the old one spelt as there.
  static func restored(_ old: TextTokens, _ new: TextTokens) -> (
    text: String, effects: Set<SheetEffect>
  ) {
    let before = Array(old.trimmed)
    let after = Array(new.trimmed)
    // Only words with other letters, or ? in their place, can be the same and have other keys.
    let (left, right) = TextTokens.numbers(before.map(\.key), after.map(\.key))
    let isOdd = after.map { !$0.isSpace && $0.text.contains { $0 == "?" || $0.value >= 0x80 } }
    let pairs = Alignment.pairs(before.count, after.count) {
      left[$0] == right[$1] || isOdd[$1] && isSame(before[$0], after[$1])
    }
    var sources: [Int: Int] = [:]
    for (left, right) in pairs { sources[right] = left }
    var effects: Set<SheetEffect> = []
    var text = String.UnicodeScalarView()
    if sources[0] == 0, let first = old.tokens.first, first.isSpace {
      text.append(contentsOf: first.text)
    }
    for (index, token) in after.enumerated() {
      guard let source = sources[index], !token.isSpace || hasKeptNeighbour(index, source, sources)
      else {
        text.append(contentsOf: token.text)
        continue
      }
      effects.formUnion(self.effects(before[source], token))
      text.append(contentsOf: before[source].text)
    }
    if let last = old.tokens.last, last.isSpace, sources[after.count - 1] == before.count - 1 {
      text.append(contentsOf: last.text)
    }
    return (String(text), effects)
  }

  /// Whether a run of white space stands beside a word that it stood beside in the old text; between new words it is the person's.
  private static func hasKeptNeighbour(_ index: Int, _ source: Int, _ sources: [Int: Int]) -> Bool {
    source > 0 && sources[index - 1] == source - 1 || sources[index + 1] == source + 1
  }

  /// What was done to a text that says the same.
  static func effects(_ old: TextTokens, _ new: TextTokens) -> Set<SheetEffect> {
    var effects: Set<SheetEffect> = []
    for (left, right) in zip(old.trimmed, new.trimmed) {
      effects.formUnion(self.effects(left, right))
    }
    if effects.isEmpty { effects = [.spaces] }
    return effects
  }

  private static func isSame(_ old: TextTokens.Token, _ new: TextTokens.Token) -> Bool {
    if old.key == new.key { return true }
    guard !old.isSpace, !new.isSpace else { return false }
    return SheetDamage.isWithQuestionMarks(old.key, new.key) || isMisread(old, new)
  }

  private static func isMisread(_ old: TextTokens.Token, _ new: TextTokens.Token) -> Bool {
    var text = new.string
    while let undone = Mojibake.undone(text) {
      if TextTokens(undone).key == old.key { return true }
      text = undone
    }
    return false
  }

  private static func effects(_ old: TextTokens.Token, _ new: TextTokens.Token) -> Set<SheetEffect>
  {
    if old.text.elementsEqual(new.text) { return [] }
    if old.isSpace {
      let hasBreak = old.key != " "
      return hasBreak
        && String(Substring(old.text)).filter({ $0 == " " })
          == String(Substring(new.text)).filter({ $0 == " " })
        ? [.lineBreaks] : [.spaces]
    }
    if old.key != new.key { return isMisread(old, new) ? [.mojibake] : [.questionMarks] }
    var effects: Set<SheetEffect> = []
    let changed = Set(old.text).symmetricDifference(new.text)
    for scalar in changed {
      switch scalar {
      case "'", "\"", "‘", "’", "‚", "‛", "′", "ʼ", "“", "”", "„", "‟", "″", "«", "»", "‹", "›":
        effects.insert(.quotes)
      case "-", "‐", "‑", "‒", "–", "—", "―", "−", "…", ".": effects.insert(.dashes)
      case _ where scalar.isWhiteSpace: effects.insert(.spaces)
      default: effects.insert(.characterForm)
      }
    }
    return effects.isEmpty ? [.characterForm] : effects
  }
}
