/// Recognises what a spreadsheet, or a wrong encoding on the way, made of a whole value.
enum SheetDamage {
  /// How many UTF-16 code units Excel keeps of a cell.
  static let cellLimit = 32_767

  /// What boolean cells are saved as, and how people write them, by language.
  static let truthWords: [String: Bool] = [
    "true": true, "vrai": true, "wahr": true, "verdadero": true, "vero": true, "verdadeiro": true,
    "yes": true, "oui": true,
    "y": true, "o": true, "x": true, "false": false, "faux": false, "falsch": false, "falso": false,
    "no": false, "non": false,
    "n": false,
  ]

  /// What a cell shows in place of a formula's result, in English, French, Spanish and German, and in LibreOffice.
  private static let errors: Set<String> = [
    "#NAME?", "#VALUE!", "#REF!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "#SPILL!", "#CALC!",
    "#NOM?", "#VALEUR!", "#NOMBRE!",
    "#NUL!", "#¿NOMBRE?", "#¡VALOR!", "#WERT!", "#BEZUG!", "#ERROR!",
  ]

  static func isError(_ text: String) -> Bool {
    errors.contains(text) || text.wholeMatch(of: #/Err:\d{3}|#{3,}/#) != nil
  }

  /// What was done to a value that then became exactly the new one; nil where the old value does not prove it.
  static func proven(_ old: String, _ new: String) -> SheetEffect? {
    let before = old.trimmed
    let after = new.trimmed
    guard !before.isEmpty, !after.isEmpty else { return nil }
    if isError(after) {
      let isFormula = before.first.map { "=+-@".contains($0) } ?? false
      return isFormula || after.allSatisfy({ $0 == "#" }) ? .formulaError : nil
    }
    if isSameButForApostrophe(before, after) { return .apostrophe }
    if before.utf8.count <= 64, after.utf8.count <= 64, let effect = provenCode(before, after) {
      return effect
    }
    if after.utf16.count >= cellLimit - 8, isCut(old, new) { return .cut }
    if isWithQuestionMarks(TextTokens(before).key, TextTokens(after).key) { return .questionMarks }
    return isMojibake(before, after) ? .mojibake : nil
  }

  private static func isSameButForApostrophe(_ old: String, _ new: String) -> Bool {
    func bare(_ text: String) -> String { TextTokens(String(text.drop(while: isApostrophe))).key }
    guard old.first.map(isApostrophe) == true || new.first.map(isApostrophe) == true else {
      return false
    }
    return bare(old) == bare(new) && !bare(old).isEmpty
  }

  private static func isApostrophe(_ character: Character) -> Bool {
    character == "'" || character == "’"
  }

  /// An edited text without the apostrophe that guards it from being taken for a formula; nil where it has none.
  static func unguarded(_ old: String, _ new: String) -> String? {
    guard let first = old.trimmed.first, "=+-@".contains(first), let mark = new.first,
      isApostrophe(mark), new.dropFirst().first == first
    else { return nil }
    return String(new.dropFirst())
  }

  /// Short values: numbers, dates, truth values.
  private static func provenCode(_ old: String, _ new: String) -> SheetEffect? {
    let spreadsheetTruth: Set = [
      "true", "vrai", "wahr", "verdadero", "vero", "false", "faux", "falsch", "falso",
    ]
    if spreadsheetTruth.contains(old.lowercased()), let isTrue = truthWords[old.lowercased()] {
      if spreadsheetTruth.contains(new.lowercased()), truthWords[new.lowercased()] == isTrue {
        return .truthValue
      }
      // As old workbooks (.xls) keep them.
      if new == (isTrue ? "1" : "0") { return .truthValue }
    }
    if let effect = provenNumber(old, new) { return effect }
    if let time = TimeText.reading(of: old), time == TimeText.reading(of: new) { return .date }
    let before = DateText.readings(of: old)
    let after = DateText.readings(of: new).union(DateText.readings(ofSerial: new))
    guard before.contains(where: { date in after.contains { $0.fits(date) } }) else { return nil }
    // In one and the same form it may as well be an edit: 03/04/2023 and 04/03/2023.
    return shape(old) == shape(new) ? nil : .date
  }

  private static func provenNumber(_ old: String, _ new: String) -> SheetEffect? {
    let before = NumberText.readings(of: old)
    let after = NumberText.readings(of: new)
    guard !before.isEmpty, !after.isEmpty, currency(of: old) == currency(of: new),
      isWrittenByPrograms(new)
    else { return nil }
    if !before.isDisjoint(with: after) {
      if old.first == "0", old.count > 1, old.allSatisfy(\.isNumber) { return .leadingZeros }
      return new.contains("E") || new.contains("e") ? .exponent : .number
    }
    for number in before {
      for other in after where !other.digits.isEmpty {
        if new.contains("E") || new.contains("e"), number.digits.count > other.digits.count {
          // The mantissa may have lost zeros at its end.
          for count in other.digits.count...max(other.digits.count, 6)
          where number.rounded(to: count) == other { return .exponent }
        }
        if number.digits.count > 15, number.cut(to: 15) == other || number.rounded(to: 15) == other
        {
          return .rounded
        }
      }
    }
    return nil
  }

  /// Whether a number has neither a plus nor zeros before it: a program takes these off, and never puts them there.
  private static func isWrittenByPrograms(_ number: String) -> Bool {
    number.first != "+" && number.prefixMatch(of: #/0[0-9]/#) == nil
  }

  /// Whether a program can calculate something else of a text: it begins with `=`, or with another sign and then a cell or a function.
  private static func isFormula(_ text: String) -> Bool {
    text.first == "="
      || text.prefixMatch(of: #/[+\-@]\$?[A-Za-z]{1,3}\$?[0-9]|[+\-@][A-Za-z.]+\(/#) != nil
  }

  private static func currency(of text: String) -> Set<Character> {
    Set(text.filter(\.isCurrencySymbol))
  }

  /// Whether a formula's result may stand where the formula was, or a number where an amount of money was.
  static func suspectedResult(_ new: String, old: String) -> SheetEffect? {
    if isFormula(old), let first = new.first, first != old.first, !isApostrophe(first) {
      return .formulaError
    }
    let after = NumberText.readings(of: new)
    guard !after.isEmpty, let first = old.first else { return nil }
    let before = NumberText.readings(of: old)
    if before.isEmpty, "=+-".contains(first), old.contains(where: \.isNumber) {
      return .formulaError
    }
    let isBare = currency(of: new).isEmpty && !currency(of: old).isEmpty
    return isBare && !before.isDisjoint(with: after) ? .number : nil
  }

  /// The text with every digit made 0 and every letter made A.
  private static func shape(_ text: String) -> String {
    String(text.map { $0.isNumber ? "0" : $0.isLetter ? "A" : $0 })
  }

  private static func isCut(_ old: String, _ new: String) -> Bool {
    guard new.utf16.count <= cellLimit else { return false }
    let before = TextTokens(old).key
    let after = TextTokens(new).key
    guard before.utf8.count > after.utf8.count else { return false }
    if before.utf8.starts(with: after.utf8) { return true }
    // The cut may have gone through a word whose key depends on what followed, or through a pair of UTF-16 code units.
    return before.utf8.starts(with: after.utf8.dropLast(8))
  }

  /// Whether a text is another one in which characters outside of ASCII became `?` or U+FFFD, one for each or one for each byte.
  static func isWithQuestionMarks(_ old: String, _ new: String) -> Bool {
    guard new.unicodeScalars.contains(where: { $0 == "?" || $0 == "\u{FFFD}" }) else {
      return false
    }
    var before = old.unicodeScalars[...]
    var after = new.unicodeScalars[...]
    var lost = 0
    while let scalar = before.popFirst() {
      guard let other = after.first else { return false }
      if scalar == other {
        after.removeFirst()
        continue
      }
      guard scalar.value >= 0x80 || scalar == "'" || scalar == "\"" || scalar == "-",
        other == "?" || other == "\u{FFFD}"
      else {
        return false
      }
      lost += 1
      after.removeFirst()
      // One mark a byte, where a program went byte by byte; a base letter's accents are lost with it.
      var extra = UTF8.width(scalar) - 1
      while extra > 0, after.first == other, before.first != other, after.count > before.count {
        after.removeFirst()
        extra -= 1
      }
    }
    return after.isEmpty && lost > 0
  }

  /// Whether an edited text still holds `?` where a letter was.
  static func holdsQuestionMarks(_ text: String, old: String) -> Bool {
    if text.unicodeScalars.contains("\u{FFFD}"), !old.unicodeScalars.contains("\u{FFFD}") {
      return true
    }
    return text.firstMatch(of: #/\p{L}\?\p{L}/#) != nil
      && old.firstMatch(of: #/\p{L}\?\p{L}/#) == nil
  }

  /// Whether an edited text still holds misread words that the old one does not have.
  static func holdsMojibake(_ text: String, old: String) -> Bool {
    let words = text.split(whereSeparator: \.isWhitespace).filter {
      Mojibake.undone(String($0)) != nil
    }
    guard !words.isEmpty else { return false }
    let known = Set(old.split(whereSeparator: \.isWhitespace))
    return words.contains { !known.contains($0) }
  }

  private static func isMojibake(_ old: String, _ new: String) -> Bool {
    guard old.utf8.contains(where: { $0 >= 0x80 }), !Mojibake.holdsPlainAccents(new) else {
      return false
    }
    let key = TextTokens(new).key
    return Mojibake.all(of: old).contains { made in
      let madeKey = TextTokens(made).key
      return madeKey == key || isWithQuestionMarks(madeKey, key)
    }
  }

  /// The text that was misread on the way and edited besides; proven where the old value has letters that come out of it.
  static func demojibaked(_ old: String, _ new: String) -> (text: String, isProven: Bool)? {
    guard var text = Mojibake.undone(new) else {
      return CodePage.undone(new, beside: old).map { ($0, true) }
    }
    while let again = Mojibake.undone(text) { text = again }
    let letters = Set(text.unicodeScalars.filter { $0.value >= 0x80 })
    return (text, !letters.isDisjoint(with: old.unicodeScalars))
  }

  /// What may have been done to a value, without proof.
  static func suspected(_ new: String, old: String, kind: FieldKind) -> SheetEffect? {
    let value = new.trimmed
    if isError(value) { return .formulaError }
    if new.utf16.count == cellLimit { return .cut }
    if new.utf8.count > 64 { return Mojibake.undone(new) == nil ? nil : .mojibake }
    if old.isEmpty ? holdsQuestionMarks(new, old: old) : false { return .questionMarks }
    if Mojibake.undone(value) != nil { return .mojibake }
    if value.wholeMatch(of: #/[+-]?\d([.,]\d+)?[Ee][+-]?\d{2,}/#) != nil { return .exponent }
    guard kind != .date, kind != .year, kind != .integer else { return nil }
    if let effect = suspectedResult(value, old: old.trimmed) { return effect }
    // From one number to another, 13.25 and 12.5, is no way from a code to a date.
    let isNumber = !NumberText.readings(of: value).isEmpty && !NumberText.readings(of: old).isEmpty
    let dates = isNumber ? [] : DateText.readings(of: value)
    let before = DateText.readings(of: old)
    let wasCode = old.utf8.count <= 24 && old.utf8.contains { 48...57 ~= $0 }
    guard !dates.isEmpty, wasCode else { return nil }
    // Day and month may have changed places.
    let isSwapped = dates.count > 1 && before == dates
    return before.isEmpty || isSwapped ? .date : nil
  }
}
