import SheafCore
import Testing

/// What TOMLKit cannot be trusted with gets an error with its place before TOMLKit sees it.
@Suite struct TOMLSafetyTests {
  private static let mistakes: [(toml: String, mistake: String)] = [
    ("[été]", "1:2 tomlKey"), ("[", "1:2 tomlKey"), ("[$x]", "1:2 tomlKey"),
    ("[“x”]", "1:2 tomlKey"),
    ("[]", "1:2 tomlKey"), ("[[]]", "1:3 tomlKey"), ("[a.]", "1:4 tomlKey"),
    ("[.a]", "1:2 tomlKey"),
    ("[\"\"\"a\"\"\"]", "1:2 tomlKey"), ("[a", "1:3 tomlHeader"), ("[[a]", "1:4 tomlHeader"),
    ("[a b]", "1:4 tomlHeader"),
    ("x = 1\n[a]]", "2:4 tomlRestOfLine"), ("[a] [b]", "1:5 tomlRestOfLine"),
    ("[a]\u{A0}", "1:4 tomlRestOfLine"),
    ("= 1", "1:1 tomlKey"), ("é = 1", "1:1 tomlKey"), ("x", "1:2 tomlEquals"),
    ("x: 1", "1:2 tomlEquals"),
    ("x = ", "1:5 tomlValue"), ("x =\n1", "1:4 tomlValue"), ("x = # none", "1:5 tomlValue"),
    ("x = \"a\" b", "1:9 tomlRestOfLine"),
    ("x = [1, 2", "1:10 tomlArray"), ("x = [\"a\" \"b\"]", "1:10 tomlArray"),
    ("x = { a = 1", "1:12 tomlInlineTable"), ("x = { a = \"b\" c = 1 }", "1:15 tomlInlineTable"),
    ("x = \"open", "1:5 tomlString"), ("x = 'open\ny = 1'", "1:5 tomlString"),
    ("x = \"\"\"open\n\n", "1:5 tomlString"),
    ("x = '''open''", "1:5 tomlString"), ("x = \"\\", "1:5 tomlString"),
    ("\"open", "1:1 tomlString"),
    (#"x = "a\u0000b""#, "1:7 tomlNUL"), (#"x = "a\U00000000""#, "1:7 tomlNUL"),
    ("x = \"\"\"\n\\u0000\"\"\"", "2:1 tomlNUL"),
  ]

  @Test(arguments: mistakes)
  func isRefusedWhereItStands(_ toml: String, _ mistake: String) {
    #expect(Mistakes.of(toml) == [mistake])
  }

  @Test(arguments: [
    ("[mapping]\nid = \"a\"\nid = \"b\"", "3:"), ("x = 1 y = 2", "1:"), ("x = [1 = 2]", "1:"),
    ("x = [1 \"a\"]", "1:"),
    ("x = 1979-13-01", "1:"), ("\nx = \"\\q\"", "2:"), ("[a]\nb = 1\n[a]", "3:"),
    ("x = 1\n[[x]]", "2:"),
  ])
  func whatTOMLKitRefusesHasItsPlaceToo(_ toml: String, _ place: String) {
    let mistakes = Mistakes.of(toml)
    #expect(mistakes.count == 1)
    #expect(mistakes[0].hasPrefix(place), "\(mistakes)")
    #expect(mistakes[0].contains(" tomlSyntax("), "\(mistakes)")
  }

  private static let noText: [(title: String, bytes: [UInt8])] = [
    ("a NUL", Array("id = 1\0".utf8)),
    ("bad UTF-8", Array("id = \"".utf8) + [0xE9] + Array("\"".utf8)),
    ("UTF-16", [0xFF, 0xFE] + "id = 1".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
    (
      "UTF-16, high byte first",
      [0xFE, 0xFF] + "id = 1".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    ),
    ("a surrogate", Array("id = \"".utf8) + [0xED, 0xA0, 0x80] + Array("\"".utf8)),
  ]

  @Test(arguments: noText)
  func whatIsNoUTF8TextIsRefused(_ title: String, _ bytes: [UInt8]) {
    #expect(Mistakes.of(bytes) == ["-:- tomlNotText"], "\(title)")
  }

  @Test func aFileOf256KiBIsRead() {
    let text = Mistakes.rest + "\n#"
    let limit = 256 * 1024
    let full = text + String(repeating: "x", count: limit - text.utf8.count)
    #expect(Mistakes.of(full) == [])
    #expect(Mistakes.of(full + "x") == ["-:- tomlTooLarge(256)"])
  }

  @Test(arguments: [16, 17, 100_000])
  func aKeyMayHaveSixteenParts(_ parts: Int) {
    let key = Array(repeating: "a", count: parts).joined(separator: ".")
    let mistakes = [Mistakes.before(rest: "\(key) = 1"), Mistakes.before(rest: "[\(key)]")]
    if parts == 16 {
      for found in mistakes { #expect(found.map { $0.prefix(17) } == ["1:1 unknownKey(a "]) }
    } else {
      #expect(mistakes == [["1:33 tomlKeyTooLong"], ["1:34 tomlKeyTooLong"]])
    }
  }

  @Test(arguments: ["[", "{a=", "{a=["])
  func deepNestingIsRefused(_ opening: String) {
    let mistakes = Mistakes.of("x = " + String(repeating: opening, count: 30_000))
    #expect(mistakes.count == 1)
    #expect(mistakes[0].hasSuffix("tomlTooDeep"))
  }

  @Test func thirtyValuesWithinEachOtherAreRead() {
    let value = String(repeating: "[", count: 30) + String(repeating: "]", count: 30)
    let mistakes = Mistakes.before(rest: "x = \(value)")
    #expect(mistakes.map { $0.prefix(15) } == ["1:1 unknownKey("])
  }

  /// Every key's path holds its table's, so that long ones would come to gigabytes.
  @Test(arguments: ["[$]\nx = 1", "$ = 1", "[a.'$']", "x = { $ = 1 }"])
  func aKeyIsNoLongText(_ lines: String) {
    let long = String(repeating: "a", count: 128 * 1024)
    let mistakes = Mistakes.of(lines.replacing("$", with: long))
    #expect(mistakes.map { $0.contains(" tomlKeyTooLong") } == [true])
  }

  /// Columns are counted in characters, and not from the start of the line again for every value.
  @Test(arguments: [("1,", 120_000), ("{a=1},", 40_000)])
  func aLongLineTakesNoTime(_ element: String, _ count: Int) {
    let text = "x = [" + String(repeating: element, count: count) + "]"
    let clock = ContinuousClock()
    var mistakes: [String] = []
    let time = clock.measure { mistakes = Mistakes.before(rest: text) }
    #expect(mistakes.map { $0.prefix(17) } == ["1:1 unknownKey(x "])
    #expect(time < .seconds(20))
  }

  /// Past a thousand mistakes no more are looked for.
  @Test func manyMistakesTakeNoTime() {
    let fields = String(repeating: "[[field]]\n", count: 20_000)
    let clock = ContinuousClock()
    var mistakes: [String] = []
    let time = clock.measure { mistakes = Mistakes.of(fields) }
    #expect(mistakes.count == 1000)
    #expect(time < .seconds(30))
  }
}
