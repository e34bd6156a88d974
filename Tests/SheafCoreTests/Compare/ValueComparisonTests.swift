import Testing

@testable import SheafCore

/// What of a cell is the person's and what the spreadsheet's, kind by kind and effect by effect.
@Suite struct ValueComparisonTests {
  private func field(
    _ kind: FieldKind, choices: [String] = [], yes: [String] = ["1.0", "1"],
    no: [String] = ["0.0", "0"]
  ) -> ValueComparison {
    var field = Field(name: "f", heading: "F", label: LocalizedText([:]), kind: kind)
    field.choices = choices.map { Choice(value: $0, label: nil) }
    field.trueSpellings = yes
    field.falseSpellings = no
    return ValueComparison(field)
  }

  /// The old value stays, and the effect is named.
  @Test(arguments: [
    (FieldKind.text, "a  b", "a b", SheetEffect.spaces), (.text, " a ", "a", .spaces),
    (.text, "a\u{A0}b", "a b", .spaces),
    (.paragraph, "a\nb", "a\r\nb", .lineBreaks), (.paragraph, "a\nb\n", "a\rb", .lineBreaks),
    (.paragraph, "it's \"so\"", "it’s “so”", .quotes), (.paragraph, "«mot»", "\"mot\"", .quotes),
    (.paragraph, "a - b...", "a – b…", .dashes), (.text, "e\u{301}t", "ét", .characterForm),
    (.flag, "1.0", "1", .truthValue), (.flag, "1.0", "TRUE", .truthValue),
    (.flag, "1.0", "VRAI", .truthValue),
    (.flag, "1.0", "yes", .truthValue), (.flag, "0", "FAUX", .truthValue),
    (.flag, "1.0", "1,0", .truthValue),
    (.year, "2023", "2023.0", .number), (.integer, "1000", "1 000", .number),
    (.integer, "007", "7", .number),
    (.date, "2023-12-31", "31/12/2023", .date), (.date, "2023-12-31", "12/31/23", .date),
    (.date, "2023-12-31", "45291", .date),
    (.text, "007", "7", .leadingZeros), (.identifier, "0012", "12", .leadingZeros),
    (.text, "123456789012", "1.23457E+11", .exponent),
    (.text, "123000000000", "1.23E+11", .exponent),
    (.text, "123456789012", "1,23E+11", .exponent),
    (.text, "12345678901234567890", "1.23456789012346E+19", .exponent),
    (.text, "12345678901234567", "12345678901234500", .rounded), (.text, "1.0", "1", .number),
    (.text, "1.50", "1,5", .number),
    (.text, "true", "VRAI", .truthValue), (.text, "TRUE", "1", .truthValue),
    (.text, "faux", "0", .truthValue), (.text, "1-2", "2-Jan", .date),
    (.text, "1-2", "01/02/2026", .date),
    (.text, "3/4", "04-mars", .date), (.text, "SEPT2", "02/09/2026", .date),
    (.text, "MARCH1", "1-Mar", .date),
    (.text, "$5", "$5.00", .number), (.text, "(5)", "-5", .number),
    (.text, "50%", "50.00%", .number),
    (.text, "12:30", "12:30:00 PM", .date), (.text, "1:2", "01:02:00", .date),
    (.text, "12-2023", "déc-23", .date), (.text, "10-12", "46366", .date),
    (.paragraph, "=see above", "#NAME?", .formulaError),
    (.paragraph, "-nous", "#NOM?", .formulaError),
    (.paragraph, "anything", "########", .formulaError), (.text, "'007", "007", .apostrophe),
    (.text, "-a", "'-a", .apostrophe), (.text, "-a  b", "’-a b", .apostrophe),
    (
      .paragraph, "Réseau à l’État",
      "RÃ©seau Ã\u{A0} l’État".replacing("’", with: "â€™").replacing("É", with: "Ã‰"), .mojibake
    ),
    (.paragraph, "Réseau", "RÃƒÂ©seau", .mojibake),
    // As LibreOffice shows bytes that windows-1252 does not have, once and twice; a no-break space that went with others.
    (.paragraph, "“x” 👩", "â€œxâ€\u{F19D} ðŸ‘©", .mojibake),
    (.paragraph, "x”", "xÃ¢â‚¬ï†\u{F19D}", .mojibake),
    (.paragraph, "x”", "xâ€?", .mojibake),
    (.paragraph, "à Paris, là", "Ã Paris, lÃ", .mojibake),
    // Saved as CSV (MS-DOS) and CSV (Macintosh), and read as windows-1252.
    (.paragraph, "Réseau à l'Est", "R‚seau … l'Est", .mojibake), (.text, "12 €", "12 Õ", .mojibake),
    (.text, "a\u{A0}b c", "aÿb c", .mojibake),
    (.paragraph, "Réseau à l’Est", "RŽseau ˆ lÕEst", .mojibake), (.text, "été", "‚t‚", .mojibake),
    (.paragraph, "Réseau «là»", "R?seau ?l??", .questionMarks),
    (.paragraph, "Réseau", "R\u{FFFD}seau", .questionMarks),
    (.paragraph, "Réseau", "R??seau", .questionMarks),
  ])
  func oldValueStays(kind: FieldKind, old: String, new: String, effect: SheetEffect) {
    let outcome = field(kind).compare(old, new)
    #expect(outcome == .init(value: old, effects: [effect]))
  }

  @Test(arguments: [
    (FieldKind.text, "a b", "a c", "a c"), (.text, "A  B C", "A B X", "A  B X"),
    (.paragraph, "it's  here", "it’s there", "it's  there"),
    (.paragraph, " a  b c ", "a b c d", " a  b c d"),
    (.paragraph, "l'été  dernier", "l'?t? dernier encore", "l'été  dernier encore"),
    (.paragraph, "Réseau  un", "RÃ©seau un deux", "Réseau  un deux"),
    (.paragraph, "Réseau  un", "RÃ©seau un café", "Réseau  un café"),
    (.paragraph, "il est à  Paris", "il ira Ã Paris", "il ira à  Paris"),
    (.paragraph, "il est à  l'été", "il ira … l'été", "il ira …  l'été"),
    (.paragraph, "le réseau  à Goma", "le r‚seau … B‚ni", "le réseau  à Béni"),
    (.text, "$5", "€5", "€5"), (.text, "5", "$5", "$5"), (.text, "-nous", "5", "5"),
    (.year, "2023", "2024.0", "2024"), (.year, "2023", "20233", "20233"),
    (.date, "2023-12-31", "25/06/2024", "2024-06-25"),
    (.text, "2023-12-31", "2024-01-05", "2024-01-05"), (.text, "abc", "", ""),
    (.text, "abc", "  ", ""), (.flag, "1.0", "FAUX", "0.0"), (.flag, "1.0", "0", "0"),
    (.flag, "", "VRAI", "1.0"),
    (.text, "12", "13", "13"), (.text, "Outcome 1.2", "Outcome 1.3", "Outcome 1.3"),
    (.paragraph, "a\nb", "a b", "a b"), (.text, "=a  b", "’=a b c", "=a  b c"),
    (.paragraph, "one  two  three", "quite other words", "quite other words"),
    (.paragraph, "pourquoi", "pourquoi?", "pourquoi?"), (.text, "Reseau", "Réseau", "Réseau"),
    // No program writes a plus or zeros before a number: somebody spelt it so.
    (.text, "00243812", "+243812", "+243812"), (.text, "+243812", "00243812", "00243812"),
    (.text, "0812 345 678", "0812345678", "0812345678"), (.text, "7", "007", "007"),
    // Decimals are no days.
    (.text, "13,25", "12,5", "12,5"), (.text, "13.25", "12.5", "12.5"),
    (.text, "=A1", "=A2", "=A2"), (.text, "-b", "b", "b"),
  ])
  func editIsTaken(kind: FieldKind, old: String, new: String, value: String) {
    let outcome = field(kind).compare(old, new)
    #expect(outcome.value == value && outcome.doubt == nil)
  }

  @Test(arguments: [
    (FieldKind.text, "B-7", "7-Feb", SheetEffect.date), (.text, "03/04/2023", "04/03/2023", .date),
    (.date, "2023-12-31", "05/06/2024", .date),
    (.text, "=1+1", "2", .formulaError), (.text, "=A1", "ID", .formulaError),
    (.text, "+B2", "Note", .formulaError), (.paragraph, "=see above", "see above", .formulaError),
    (.year, "=2020+4", "2024", .formulaError),
    (.integer, "-1+3", "2.0", .formulaError), (.text, "€5", "5.00", .number),
    (.text, "abc", "1.23E+11", .exponent), (.paragraph, "some text", "#NAME?", .formulaError),
    (.paragraph, "some text", "R?union", .questionMarks),
    (.paragraph, "plain", "RÃ©seau", .mojibake), (.paragraph, "un", "un RÃ©seau été", .mojibake),
    (.paragraph, "short", String(repeating: "a", count: 32_767), .cut),
  ])
  func unprovenIsAsked(kind: FieldKind, old: String, new: String, doubt: SheetEffect) {
    #expect(field(kind).compare(old, new).doubt == doubt)
  }

  @Test func garbledAndRewrittenIsBoth() {
    #expect(
      field(.paragraph).compare("it's  here", "itâ€™s here")
        == .init(value: "it's  here", effects: [.mojibake, .quotes, .spaces]))
  }

  @Test func guillemetsLoseTheirSpaces() {
    #expect(
      field(.paragraph).compare("« mot »", "\"mot\"")
        == .init(value: "« mot »", effects: [.quotes, .spaces]))
  }

  @Test func textCutByExcelComesBack() {
    let old = (0..<8000).map { "mot\($0 % 7)é" }.joined(separator: "  ")
    let collapsed = old.replacing("  ", with: " ")
    let cut = String(decoding: Array(collapsed.utf16.prefix(32_767)), as: UTF16.self)
    #expect(collapsed.utf16.count > 32_767)
    #expect(field(.paragraph).compare(old, cut) == .init(value: old, effects: [.cut]))
  }

  @Test func listsKeepTheirItems() {
    let list = field(
      .choices, choices: ["Capacity change  Safety and Security", "Gender sensitive"])
    let both = "Capacity change  Safety and Security, Gender sensitive"
    #expect(
      list.compare(both, "Capacity change Safety and Security,Gender sensitive").value == both)
    #expect(
      list.compare(both, "Capacity change Safety and Security").value
        == "Capacity change  Safety and Security")
    #expect(list.compare("", "gender sensitive").value == "Gender sensitive")
    for other in [
      "Gender sensitive; Capacity change Safety and Security",
      "gender sensitive /Capacity change Safety and Security",
    ] {
      #expect(
        list.compare("", other).value == "Gender sensitive, Capacity change  Safety and Security")
    }
    // What is not known all through may be one item.
    #expect(list.compare("", "Gender sensitive; other").value == "Gender sensitive; other")
    let choice = field(.choice, choices: ["harvest 1", "harvest 2"])
    #expect(
      choice.compare("harvest 1", "Harvest 2") == .init(value: "harvest 2", effects: [.choice]))
    #expect(choice.compare("harvest 1", "harvest 4").value == "harvest 4")
  }

  @Test func blankStaysBlank() {
    for kind in FieldKind.allCases where kind != .composed {
      #expect(field(kind).compare("", " \r\n") == .init(value: "", effects: [.spaces]), "\(kind)")
    }
  }
}
