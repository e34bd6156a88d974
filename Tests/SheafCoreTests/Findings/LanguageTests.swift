import SheafCore
import Testing

@Suite struct LanguageTests {
  @Test(
    arguments: [
      ([:], Language.en), (["LANG": "C"], .en), (["LANG": "POSIX"], .en),
      (["LANG": "fr_FR.UTF-8"], .fr), (["LANG": "fr"], .fr),
      (["LANG": "fr_CA@euro"], .fr), (["LANG": "en_GB.UTF-8"], .en), (["LANG": "de_DE.UTF-8"], .en),
      (["LANG": "fr_FR", "LC_MESSAGES": "en_GB"], .en),
      (["LANG": "en_GB", "LC_MESSAGES": "fr_FR", "LC_ALL": "C"], .en),
      (["LANG": "en_GB", "LC_ALL": "fr_BE.UTF-8"], .fr),
      (["LANG": "fr_FR", "LC_ALL": "", "LC_MESSAGES": ""], .fr),
      (["LC_CTYPE": "fr_FR"], .en),
    ] as [([String: String], Language)])
  func comesFromTheEnvironment(_ environment: [String: String], _ language: Language) {
    #expect(Language(environment: environment) == language)
  }

  @Test func textFallsBackOnEnglishAndThenOnAnyLanguage() {
    #expect(LocalizedText([.en: "year", .fr: "année"])[.fr] == "année")
    #expect(LocalizedText([.en: "year"])[.fr] == "year")
    #expect(LocalizedText([.fr: "année"])[.en] == "année")
    #expect(LocalizedText([:])[.en] == "")
  }
}
