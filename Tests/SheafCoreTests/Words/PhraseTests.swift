import Testing

@testable import SheafCore

@Suite struct PhraseTests {
  /// A placeholder: `{0}` or `{0:one|many}`.
  private static var placeholder: Regex<(Substring, Substring, Substring?, Substring?)> {
    #/\{([0-9])(?::([^{}|]*)\|([^{}|]*))?\}/#
  }
  private static let arguments = ["5", "17", "29", "31", "37", "41"]

  private func placeholders(_ text: String) -> Set<Int> {
    Set(text.matches(of: PhraseTests.placeholder).map { Int($0.1)! })
  }

  /// What a phrase is to say, put together without the code under test.
  private func expected(_ template: String) -> String {
    template.replacing(PhraseTests.placeholder) { match in
      match.3.map(String.init) ?? PhraseTests.arguments[Int(match.1)!]
    }
  }

  @Test(arguments: Phrase.allCases)
  func isThereInBothLanguages(_ phrase: Phrase) {
    let (en, fr) = phrase.words
    #expect(en.contains { !$0.isWhitespace })
    #expect(fr.contains { !$0.isWhitespace })
    #expect(placeholders(en) == placeholders(fr))
    #expect(placeholders(en) == Set(0..<placeholders(en).count))
  }

  @Test(arguments: Phrase.allCases)
  func isTranslated(_ phrase: Phrase) throws {
    let (en, fr) = phrase.words
    #expect(en != fr || phrase == .countedName)
    let english = #/\b(the|is|are|not|of|and|with|there|this|which|must|it|one)\b/#.ignoresCase()
    let french = #/\b(le|les|une|est|pas|du|des|dans|ou|avec|qui|il)\b/#.ignoresCase()
    #expect(PhraseTests.prose(fr).firstMatch(of: english) == nil, "\(fr)")
    #expect(PhraseTests.prose(en).firstMatch(of: french) == nil, "\(en)")
  }

  /// French sets « » around what it quotes, ’ where a vowel is left out, and a space before ; ? and !
  @Test(arguments: Phrase.allCases)
  func isSetAsFrenchIs(_ phrase: Phrase) {
    let text = PhraseTests.prose(phrase.words.fr)
    #expect(text.firstMatch(of: #/\p{L}'\p{L}/#) == nil, "\(text)")
    #expect(text.firstMatch(of: #/[^\s][;?!]/#) == nil, "\(text)")
    #expect(text.firstMatch(of: #/"\{[0-9]\}"/#) == nil, "\(text)")
    #expect(text.count { $0 == "«" } == text.count { $0 == "»" }, "\(text)")
    #expect(text.firstMatch(of: #/«\S|\S»/#) == nil, "\(text)")
  }

  /// Options, keys and the words of TOML are the same in every language.
  private static func prose(_ text: String) -> String {
    text.replacing(
      #/--[a-z]+|&(\{[0-9]\}|[a-z]+);|\bextends\b|\btrue\b|\bfalse\b|\{[0-9]:/#, with: " ")
  }

  @Test(arguments: Phrase.allCases)
  func saysAllOfItsWords(_ phrase: Phrase) {
    for language in Language.allCases {
      let template = language == .fr ? phrase.words.fr : phrase.words.en
      let text = phrase.text(PhraseTests.arguments, in: language)
      // A brace that is no placeholder's is a brace, doubled in the catalogue or not.
      #expect(
        text == expected(template).replacing("{{{{", with: "{{").replacing("}}}}", with: "}}"),
        "\(language)")
    }
  }

  @Test func bracesReachTheReader() {
    #expect(
      Phrase.templateBrace.text(in: .en)
        == "a brace is left open; write {name}, or {{ and }} for braces")
    #expect(Phrase.tomlInlineTable.text(in: .en) == "expected , or } in { … }")
    let type = Phrase.wrongType.text(["label", Phrase.typeText.reference], in: .en)
    #expect(
      type
        == "label has a value of the wrong type; expected text, or texts by language as in { en = \"…\", fr = \"…\" }"
    )
  }

  @Test(arguments: [
    ("0", "0 records read, 0 written", "0 fiche lue, 0 écrite"),
    ("1", "1 record read, 1 written", "1 fiche lue, 1 écrite"),
    ("2", "2 records read, 2 written", "2 fiches lues, 2 écrites"),
    ("11", "11 records read, 11 written", "11 fiches lues, 11 écrites"),
  ])
  func countsAsItsLanguageDoes(_ number: String, _ en: String, _ fr: String) {
    #expect(Phrase.reportRecords.text([number, number], in: .en) == en)
    #expect(Phrase.reportRecords.text([number, number], in: .fr) == fr)
  }

  @Test func argumentsStandAsTheyAre() {
    #expect(
      Phrase.unknownKeyNearest.text(["{1}", "a{b}"], in: .en)
        == "there is no key {1} here; did you mean a{b}?")
    #expect(
      Phrase.unknownKeyNearest.text(["x"], in: .en) == "there is no key x here; did you mean ?")
  }

  @Test func aPhraseWithinAPhraseIsInTheSameLanguage() {
    let arguments = ["required", Phrase.typeBoolean.reference]
    #expect(
      Phrase.wrongType.text(arguments, in: .en)
        == "required has a value of the wrong type; expected true or false")
    #expect(
      Phrase.wrongType.text(arguments, in: .fr)
        == "required n’a pas le bon type de valeur ; attendu : true ou false")
  }
}
