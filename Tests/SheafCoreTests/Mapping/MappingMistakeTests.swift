import SheafCore
import Testing

@Suite struct MappingMistakeTests {
  @Test(arguments: MistakeCase.all)
  func isSaidWhereItStands(_ mistake: MistakeCase) {
    #expect(Mistakes.before(rest: mistake.lines) == mistake.mistakes)
  }

  @Test func theLinesThatFollowAreRightThemselves() {
    #expect(Mistakes.before(rest: "") == [])
  }

  @Test(arguments: [
    ("[mapping]\nid = \"cod\"", "2:1 unknownFieldNearest(cod | code)"),
    ("[mapping]\nid = \"number\"", "2:1 unknownField(number | code)"),
    ("[mapping]\nid = \"code\"\nconfidential = \"secret\"", "3:1 unknownField(secret | code)"),
    ("[mapping]\nid = \"code\"\nconfidential = \"code\"", "3:1 notAFlagField(code)"),
    ("[mapping]\nid = \"code\"\nfile = \"{code.md\"", "3:1 templateBrace"),
    ("[mapping]\nid = \"code\"\nfile = \"code}.md\"", "3:1 templateBrace"),
    ("[mapping]\nid = \"code\"\nfile = \"{cdoe}.md\"", "3:1 unknownFieldNearest(cdoe | code)"),
    ("[mapping]\nid = \"code\"\ntitel = \"List\"", "3:1 unknownKeyNearest(titel | title)"),
    ("[mapping]\nid = \"code\"\ntitle = 5", "3:1 wrongType(title | typeText)"),
    ("[mapping]\ntitle = \"List\"", "1:1 missingID"),
  ])
  func theHeadOfTheMapping(_ lines: String, _ mistake: String) {
    let field = "\n[[field]]\nname = \"code\"\nheading = \"Code\"\nkind = \"identifier\""
    #expect(Mistakes.of(lines + field) == [mistake])
  }

  @Test func whatIsMissingAltogetherHasNoLine() {
    #expect(Mistakes.of("") == ["-:- missingKey([mapping])", "-:- missingKey([[field]])"])
  }

  @Test func everyMistakeComesOutAtOnceInTheOrderOfTheFile() {
    let mistakes = Mistakes.of(
      """
      [mapping]
      id = "cod"
      titel = "List"

      [csv]
      [[csv.column]]
      field = "yaer"

      [[field]]
      name = "code"
      heading = "Code"
      kind = "identifer"

      [[field]]
      name = "year"
      heading = "Code"
      kind = "year"
      pattern = "("
      section = "dates"
      """)
    #expect(
      mistakes == [
        "2:1 unknownFieldNearest(cod | code)",
        "3:1 unknownKeyNearest(titel | title)",
        "7:1 unknownFieldNearest(yaer | year)",
        "12:1 unknownNameNearest(identifer | identifier)",
        "16:1 duplicateHeading(Code | code)",
        "18:1 badPattern(()",
        "18:1 keyOfOtherKind(pattern | year)",
        "19:1 unknownSection(dates | )",
      ])
  }

  /// Every phrase that a mapping's content can be met with, by name: none is left without a case here.
  @Test func everyPhraseForMappingsHasACase() throws {
    let phrases = Phrase.allCases
    let first = try #require(phrases.firstIndex(of: .unknownKey))
    let last = try #require(phrases.firstIndex(of: .absolutePath))
    let types = phrases.filter { $0.rawValue.hasPrefix("type") }
    let text = MistakeCase.all.flatMap(\.mistakes).joined(separator: "\n")
    let elsewhere: Set<Phrase> = [.missingID, .extendsLoop, .extendsMissing, .notAFlagField]
    for phrase in phrases[first...last] + types where !elsewhere.contains(phrase) {
      #expect(text.contains(try Regex("\\b\(phrase.rawValue)\\b")), "\(phrase)")
    }
  }

  @Test func anAliasInTheOtherUnicodeFormIsNoDuplicate() throws {
    let mapping = try Mapping.from(
      """
      [[field]]
      name = "year"
      heading = "Ann\u{E9}e"
      aliases = ["Anne\u{301}e"]
      kind = "year"
      """ + Mistakes.rest)
    #expect(mapping.fields[0].aliases == ["Anne\u{301}e"])
  }
}
