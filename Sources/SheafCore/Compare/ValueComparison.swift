/// Compares the values of one field by its kind: what of a sheet's cell is the person's, and what only the spreadsheet's.
///
/// This is the table's row that says how each ``FieldKind`` is compared; ``ValueCheck`` has the one that says how it is checked.
package struct ValueComparison: Sendable {
  /// What a new value comes to beside an old one.
  package struct Outcome: Sendable, Equatable {
    /// The new value, with the old one's bytes wherever both say the same, and with what a spreadsheet did put right.
    package var value: String
    /// What was put right, or let pass, on the way.
    package var effects: Set<SheetEffect> = []
    /// What a spreadsheet may have done and the old value does not prove; to be asked for.
    package var doubt: SheetEffect?

    package init(value: String, effects: Set<SheetEffect> = [], doubt: SheetEffect? = nil) {
      self.value = value
      self.effects = effects
      self.doubt = doubt
    }

    /// Whether the person changed nothing of the old value.
    package func isUnchanged(_ old: String) -> Bool {
      doubt == nil && value.hasSameBytes(as: old)
    }
  }

  package let field: Field

  package init(_ field: Field) {
    self.field = field
  }

  /// A form of a text in which what spreadsheets rewrite makes no difference.
  package static func key(of text: String) -> String { TextTokens(text).key }

  /// Holds the sheet's value against an old one. Where the outcome's value is `old`, the person changed nothing.
  package func compare(_ old: String, _ new: String) -> Outcome {
    compare(old, new, mayBeOfCodePage: true)
  }

  private func compare(_ old: String, _ new: String, mayBeOfCodePage: Bool) -> Outcome {
    if old.hasSameBytes(as: new) { return Outcome(value: old) }
    let oldTokens = TextTokens(old)
    let newTokens = TextTokens(new)
    if oldTokens.key == newTokens.key {
      return Outcome(value: old, effects: SheetRestoration.effects(oldTokens, newTokens))
    }
    if newTokens.trimmed.isEmpty { return Outcome(value: "") }
    let outcome = kindOutcome(old, new)
    if let outcome, outcome.isUnchanged(old) { return outcome }
    let ofCodePage = mayBeOfCodePage ? CodePage.undone(new, beside: old) : nil
    if let text = Mojibake.undone(new) ?? ofCodePage {
      let outcome = compare(old, text, mayBeOfCodePage: false)
      if outcome.isUnchanged(old) {
        return Outcome(value: old, effects: outcome.effects.union([.mojibake]))
      }
    }
    if let outcome { return outcome }
    if let effect = SheetDamage.proven(old, new) { return Outcome(value: old, effects: [effect]) }
    return edited(old, new)
  }

  /// What a value comes to that has no old one: a new record's. Nothing proves anything, so only doubts are found.
  package func look(at new: String) -> Outcome {
    if new.isEmpty { return Outcome(value: new) }
    if let outcome = kindOutcome("", new) { return outcome }
    return Outcome(value: new, doubt: SheetDamage.suspected(new, old: "", kind: field.kind))
  }

  /// Both differ in what they say: the parts that say the same keep their old bytes.
  private func edited(_ old: String, _ new: String) -> Outcome {
    var effects: Set<SheetEffect> = []
    var new = new
    if let text = SheetDamage.unguarded(old, new) {
      new = text
      effects.insert(.apostrophe)
    }
    if let (text, isProven) = SheetDamage.demojibaked(old, new) {
      guard isProven else { return Outcome(value: new, doubt: .mojibake) }
      new = text
      effects.insert(.mojibake)
    }
    if let doubt = SheetDamage.suspected(new, old: old, kind: field.kind) {
      return Outcome(value: new, effects: effects, doubt: doubt)
    }
    let (value, traces) = SheetRestoration.restored(TextTokens(old), TextTokens(new))
    let doubt: SheetEffect? =
      SheetDamage.holdsQuestionMarks(value, old: old)
      ? .questionMarks : SheetDamage.holdsMojibake(value, old: old) ? .mojibake : nil
    return Outcome(value: value, effects: effects.union(traces), doubt: doubt)
  }

  private func kindOutcome(_ old: String, _ new: String) -> Outcome? {
    switch field.kind {
    case .flag: flagOutcome(old, new)
    case .integer, .year: numberOutcome(old, new)
    case .date: dateOutcome(old, new)
    case .choice: choiceOutcome(old, new)
    case .choices, .derived: listOutcome(old, new)
    case .text, .paragraph, .identifier, .composed: nil
    }
  }

  private func flagOutcome(_ old: String, _ new: String) -> Outcome? {
    guard let isTrue = truth(new) else { return nil }
    if truth(old) == isTrue { return Outcome(value: old, effects: [.truthValue]) }
    let spellings = isTrue ? field.trueSpellings : field.falseSpellings
    let word = new.trimmed
    if spellings.contains(word) { return Outcome(value: word) }
    return Outcome(value: spellings[0], effects: [.truthValue])
  }

  private func truth(_ text: String) -> Bool? {
    let word = text.trimmed.lowercased()
    func holds(_ spellings: [String]) -> Bool { spellings.contains { $0.lowercased() == word } }
    if holds(field.trueSpellings) { return true }
    if holds(field.falseSpellings) { return false }
    if let isTrue = SheetDamage.truthWords[word] { return isTrue }
    let numbers = NumberText.readings(of: word)
    func matches(_ spellings: [String]) -> Bool {
      spellings.contains { !NumberText.readings(of: $0).isDisjoint(with: numbers) }
    }
    if numbers.isEmpty { return nil }
    return matches(field.trueSpellings + ["1"])
      ? true : matches(field.falseSpellings + ["0"]) ? false : nil
  }

  private func numberOutcome(_ old: String, _ new: String) -> Outcome? {
    let readings = NumberText.readings(of: new)
    if !readings.isDisjoint(with: NumberText.readings(of: old)) {
      return Outcome(value: old, effects: [.number])
    }
    if SheetDamage.suspectedResult(new, old: old.trimmed) == .formulaError {
      return Outcome(value: new, doubt: .formulaError)
    }
    guard !new.utf8.allSatisfy({ 48...57 ~= $0 }) else { return Outcome(value: new) }
    if SheetDamage.proven(old, new) != nil { return nil }
    let whole = Set(readings.compactMap(\.plainInteger))
    guard whole.count == 1, let number = whole.first,
      !new.contains(where: { $0 == "E" || $0 == "e" })
    else {
      return nil
    }
    return Outcome(value: number, effects: number == new.trimmed ? [] : [.number])
  }

  private func dateOutcome(_ old: String, _ new: String) -> Outcome? {
    let readings = DateText.readings(of: new).union(DateText.readings(ofSerial: new))
    let complete = readings.filter { $0.year != nil && $0.day != nil }
    if let before = DateText.readings(of: old).first, complete.contains(before) {
      return Outcome(value: old, effects: [.date])
    }
    guard let day = complete.first else { return nil }
    let isISO = new.trimmed.wholeMatch(of: #/\d{4}-\d{2}-\d{2}/#) != nil
    if isISO { return Outcome(value: new.trimmed) }
    guard complete.count == 1, Int(new) == nil else { return Outcome(value: new, doubt: .date) }
    return Outcome(value: day.iso, effects: [.date])
  }

  private func choiceOutcome(_ old: String, _ new: String) -> Outcome? {
    guard let value = choice(new, old: [old]) else { return nil }
    return Outcome(value: value, effects: value == new ? [] : [.choice])
  }

  private func listOutcome(_ old: String, _ new: String) -> Outcome? {
    let mark = field.separator.trimmed.isEmpty ? field.separator : field.separator.trimmed
    guard !mark.isEmpty else { return nil }
    let before = old.isEmpty ? [] : old.pieces(by: field.separator)
    // Other marks count only where everything between them is known: an item may hold one itself.
    for other in [mark, ";", "|", "/", "\n", "\r\n"] {
      let items = new.pieces(by: other).map(\.trimmed).filter { !$0.isEmpty }
      let known = items.compactMap { choice($0, old: before) }
      guard !items.isEmpty, known.count == items.count else { continue }
      let value = known.joined(separator: field.separator)
      if value == new { return nil }
      if value != old, SheetDamage.proven(old, new) != nil { return nil }
      return Outcome(value: value, effects: [.choice])
    }
    let items = new.pieces(by: mark).map(\.trimmed)
    // An item that no list knows may have been cut by a separator of its own.
    let known = items.map { choice($0, old: before) ?? $0 }
    let value = known.joined(separator: field.separator)
    guard value != new else { return nil }
    if value != old, SheetDamage.proven(old, new) != nil { return nil }
    guard zip(items, known).contains(where: { $0 != $1 }) || value == old else { return nil }
    return Outcome(value: value, effects: [.choice])
  }

  /// The choice, or the old value, that a text is but for capitals and what spreadsheets rewrite.
  private func choice(_ text: String, old: [String]) -> String? {
    let key = TextTokens(text).key
    guard !key.isEmpty else { return nil }
    let candidates = old + field.choices.map(\.value)
    return candidates.first { TextTokens($0).key == key }
      ?? candidates.first { TextTokens($0).key.lowercased() == key.lowercased() }
      ?? Mojibake.undone(text).flatMap { choice($0, old: old) }
  }
}
