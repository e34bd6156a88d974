import Foundation
import SheafCore
import TestSupport
import Testing

@Suite struct SafeNameTests {
  /// The names of some ids' files, given one after the other.
  private func names(_ ids: [String], extension suffix: String = ".md") -> [String] {
    var safe = SafeName()
    defer { safe.release() }
    return ids.map {
      SafeNameTests.text(safe.fileName(Array($0.utf8), extension: suffix)) ?? "no text"
    }
  }

  /// A name as text, without the zero byte that ends it; nil where it holds another one or is no UTF-8.
  private static func text(_ name: [CChar]) -> String? {
    guard name.firstIndex(of: 0) == name.count - 1 else { return nil }
    return String(validating: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  @Test(arguments: [
    ("SCC-BFA2023/CIV002", "SCC-BFA2023_CIV002.md"),
    ("SCC-<redacted>/CIV002", "SCC-_redacted__CIV002.md"),
    (#"a\b:c*d?e"f<g>h|i"#, "a_b_c_d_e_f_g_h_i.md"), ("../../etc/passwd", "_.._.._etc_passwd.md"),
    ("Lomé 2023 (été)", "Lomé 2023 (été).md"), ("e\u{301}te\u{301}", "\u{E9}t\u{E9}.md"),
    ("日本", "日本.md"),
    ("", "_.md"), (".", "_._.md"), ("..", "_.._.md"), (".hidden", "_.hidden.md"),
    ("-rf", "_-rf.md"), (" x", "_ x.md"),
    ("x ", "x _.md"), ("x.", "x._.md"), ("x...", "x..._.md"), ("a.b", "a.b.md"),
    ("\u{A0}x\u{A0}", "_ x _.md"),
    ("a\u{0}b", "a_b.md"), ("a\tb\nc\u{7F}", "a_b_c_.md"), ("\u{202E}txt.exe", "_txt.exe.md"),
    ("a\u{200B}b\u{FEFF}", "a_b_.md"),
    ("a\u{2028}b\u{2029}c\u{85}d", "a_b_c_d.md"), ("a\u{2066}b\u{E000}c", "a_b_c.md"),
    ("\u{301}e", "_\u{301}e.md"),
    ("<\u{338}", "\u{226E}.md"), ("~", "~.md"),
  ])
  func areSafe(_ id: String, _ name: String) {
    #expect(names([id]).map { Array($0.utf8) } == [Array(name.utf8)])
  }

  @Test(arguments: [
    "CON", "con", "Prn", "AUX", "nul", "COM1", "com9", "LPT1", "COM0", "LPT¹", "COM²", "com³",
    "CONIN$", "CONOUT$", "NUL.txt",
    "aux.a.b", "COM1.", "LPT³.md", "NUL .x",
  ])
  func areNoneOfThoseThatWindowsReserves(_ id: String) {
    let stem = names([id])[0].prefix { $0 != "." }.trimmingCharacters(in: .whitespaces)
    #expect(stem.hasPrefix("_"), "\(stem)")
  }

  @Test(arguments: ["CONE", "COM10", "COM", "LPT", "ACON", "CON1", "COMX", "NULL", "COM⁴"])
  func areLeftAloneWhereTheyOnlyLookReserved(_ id: String) {
    #expect(names([id]) == ["\(id).md"])
  }

  @Test func namesThatDifferInCaseAloneGetANumber() {
    #expect(names(["abc", "ABC", "aBc"]) == ["abc.md", "ABC-2.md", "aBc-3.md"])
    #expect(names(["été", "ÉTÉ"]) == ["été.md", "ÉTÉ-2.md"])
    #expect(names(["σ", "Σ", "ς"]) == ["σ.md", "Σ-2.md", "ς-3.md"])
    #expect(
      names(["K", "\u{212A}"]).map { Array($0.utf8) } == [Array("K.md".utf8), Array("K-2.md".utf8)])
  }

  @Test func namesThatDifferInUnicodeFormAloneGetANumber() {
    #expect(
      names(["caf\u{E9}", "cafe\u{301}"]).map { Array($0.utf8) } == [
        Array("caf\u{E9}.md".utf8), Array("caf\u{E9}-2.md".utf8),
      ])
  }

  @Test func namesThatBecomeOneGetANumber() {
    #expect(names(["a/b", "a_b", "a:b"]) == ["a_b.md", "a_b-2.md", "a_b-3.md"])
    #expect(names(["CON", "_CON"]) == ["_CON.md", "_CON-2.md"])
  }

  @Test func aNumberIsNotGivenTwice() {
    #expect(names(["x-2", "x", "x", "x"]) == ["x-2.md", "x.md", "x-3.md", "x-4.md"])
    #expect(names(["x", "x", "x-2", "x"]) == ["x.md", "x-2.md", "x-2-2.md", "x-3.md"])
  }

  @Test func oneIDTenThousandTimes() {
    let found = names(Array(repeating: "x", count: 10_000))
    #expect(found[0] == "x.md")
    #expect(found[1] == "x-2.md")
    #expect(found[9_999] == "x-10000.md")
    #expect(Set(found).count == 10_000)
  }

  @Test func theExtensionIsTheWritersOwn() {
    #expect(names(["a.txt"], extension: ".txt") == ["a.txt.txt"])
    #expect(names(["a"], extension: "") == ["a"])
  }

  @Test(arguments: [
    String(repeating: "a", count: 300), String(repeating: "é", count: 150),
    String(repeating: "👩‍👩‍👧‍👦", count: 12), String(repeating: "e\u{301}\u{302}\u{323}", count: 60),
  ])
  func longNamesAreCutAndStayApart(_ id: String) {
    let found = names([id + "1", id + "2"])
    for name in found {
      #expect(name.utf8.count <= SafeName.byteLimit + 3)
      #expect(name.firstMatch(of: #/~[0-9a-f]{8}\.md$/#) != nil, "\(name)")
      #expect(!name.unicodeScalars.contains("\u{FFFD}"))
    }
    #expect(found[0] != found[1])
    #expect(names([id + "1"])[0] == found[0])
  }

  @Test func namesUpToTheLimitAreNotCut() {
    let id = String(repeating: "é", count: SafeName.byteLimit / 2)
    #expect(names([id]) == ["\(id).md"])
    #expect(names([id + "x"])[0].contains("~"))
  }

  @Test func anIDOfAMegabyteTakesNoTime() {
    let id = String(repeating: "Lomé/", count: 200_000)
    let clock = ContinuousClock()
    var found: [String] = []
    let time = clock.measure { found = names([id]) }
    #expect(found[0].hasPrefix("Lomé_Lomé_"))
    #expect(time < .seconds(10))
  }

  @Test func whatIsNoUTF8IsNamedAllTheSame() {
    var safe = SafeName()
    defer { safe.release() }
    let name = safe.fileName([0x61, 0xFF, 0xC3], extension: ".md")
    #expect(SafeNameTests.text(name) == "a\u{FFFD}\u{FFFD}.md")
  }

  /// Any ids give names that can be made, that are told apart everywhere, and that hide nothing.
  @Test func anyIDsAtAll() throws {
    let folder = try TemporaryFolder()
    let trials = trialsAreFull ? 20_000 : 2_000
    print("SafeNameTests: SHEAF_SEED=\(SeededRandom.seed)")
    var random = SeededRandom(seed: SeededRandom.seed)
    let pieces: [String] =
      [
        "/", "\\", ":", "<", ">", "|", "?", "*", "\"", ".", " ", "-", "_", "~", "\u{0}", "\n",
        "\u{7F}", "\u{85}", "\u{A0}", "\u{202E}",
      ]
      + [
        "\u{2066}", "\u{FEFF}", "\u{200D}", "\u{301}", "e\u{301}", "é", "É", "E", "e", "a", "A",
        "ß", "ẞ", "İ", "ı", "σ", "ς", "Σ", "日", "👩‍👩‍👧",
      ]
      + [
        "CON", "nul", "COM1", "lpt9", ".md", "\u{E000}", "\u{10FFFF}", "\u{1F1E6}", "\u{AC00}",
        "\u{1100}\u{1161}", "-2",
      ]
    var safe = SafeName()
    defer { safe.release() }
    var seen: [String: String] = [:]
    for _ in 0..<trials {
      let length = Int.random(
        in: 0...(Int.random(in: 0..<20, using: &random) == 0 ? 150 : 4), using: &random)
      let id = (0..<length).map { _ in pieces.randomElement(using: &random)! }.joined()
      let characters = safe.fileName(Array(id.utf8), extension: ".md")
      let title = Comment(
        rawValue:
          "seed \(SeededRandom.seed), id \(id.unicodeScalars.map { String($0.value, radix: 16) })")
      let name = try #require(SafeNameTests.text(characters), title)
      #expect(name.utf8.count <= 255, title)
      let stem = try #require(name.hasSuffix(".md") ? name.dropLast(3) : nil, title)
      #expect(!" .-".contains(stem.first!) && !" .".contains(stem.last!), title)
      #expect(!name.unicodeScalars.contains { "/\\:*?\"<>|".unicodeScalars.contains($0) }, title)
      #expect(
        !name.unicodeScalars.contains {
          [.control, .format].contains($0.properties.generalCategory)
        }, title)
      for folded in [name.lowercased(), name.decomposedStringWithCanonicalMapping.lowercased()] {
        #expect(seen.updateValue(id, forKey: folded) ?? id == id, title)
      }
      let descriptor = open(folder(name), O_WRONLY | O_CREAT | O_EXCL, 0o600)
      #expect(descriptor >= 0, title)
      close(descriptor)
    }
    #expect(try folder.names().count == trials)
  }
}
