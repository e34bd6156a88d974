import SheafCore
import TestSupport
import Testing

@Suite struct FragmentCoderTests {
  let coder = FragmentCoder(mapping: try! MappingReader.mapping(named: "scc-outcomes"))

  private func edited(_ text: String, _ field: String, _ value: String) throws -> String {
    let fragment = try coder.fragment(Array(text.utf8), name: "a.md")
    let slot = try #require(coder.mapping.field(named: field))
    let bytes = try coder.bytes([slot: value], changedIn: fragment)
    let again = try coder.fragment(bytes, name: "a.md")
    #expect(again.value(of: slot) == value)
    for (index, _) in coder.mapping.fields.enumerated() where index != slot {
      #expect(again.value(of: index) == fragment.value(of: index))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("A seed saved with its own values keeps every byte")
  func seedsUnchanged() throws {
    for (name, data) in try Repository.seedFiles() {
      let bytes = [UInt8](data)
      let fragment = try coder.fragment(bytes, name: name)
      let values = fragment.values(fieldCount: coder.mapping.fields.count)
      #expect(
        try coder.bytes(
          Dictionary(uniqueKeysWithValues: values.enumerated().map { ($0, $1) }),
          changedIn: fragment) == bytes)
    }
  }

  @Test("A seed rebuilt from its values alone is the seed, byte for byte")
  func canonical() throws {
    for (name, data) in try Repository.seedFiles() {
      let values = try coder.fragment([UInt8](data), name: name)
        .values(fieldCount: coder.mapping.fields.count)
      let bytes = coder.bytes(
        Dictionary(uniqueKeysWithValues: values.enumerated().map { ($0, $1) }))
      #expect(bytes == [UInt8](data), "\(name)")
    }
  }

  @Test("One changed value changes its line alone")
  func oneLine() throws {
    for (_, data) in try Repository.seedFiles() {
      let text = String(decoding: data, as: UTF8.self)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let changed = try edited(text, "year", "1999")
        .split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count == changed.count)
      #expect(zip(lines, changed).count { $0 != $1 } == 1)
    }
  }

  @Test(
    "Spelling, spacing, line ends and what no mapping knows stay",
    arguments: [
      ("**Year**: 2020\n**coutnry**: x\n", "**Year**: 2024\n**coutnry**: x\n"),
      ("**Année**: 2020\n\n\n**coutnry**: x", "**Année**: 2024\n\n\n**coutnry**: x"),
      ("**Year**:2020\r\n**coutnry**:x\r\n", "**Year**: 2024\r\n**coutnry**:x\r\n"),
      (
        "\n**coutnry**: x\n**Mine**: y\n**Year**: 2020",
        "\n**coutnry**: x\n**Mine**: y\n**Year**: 2024"
      ),
      ("**Year**: 2020\n**Year**: 2021\n", "**Year**: 2024\n**Year**: 2021\n"),
      ("\u{FEFF}**Year**: \n", "\u{FEFF}**Year**: 2024\n"),
      ("**Year**: \n\n**coutnry**: x\n", "**Year**: 2024\n\n**coutnry**: x\n"),
      ("stray\n**coutnry**: x\n", "stray\n**coutnry**: x\n**Year**: 2024\n"),
      ("**coutnry**: x", "**coutnry**: x\n**Year**: 2024"),
      ("**coutnry**: x\r\n\r\n", "**coutnry**: x\r\n\r\n**Year**: 2024\r\n"),
      (
        "**Mine**: y\n**Outcome description**: z\n",
        "**Year**: 2024\n**Mine**: y\n**Outcome description**: z\n"
      ),
    ])
  func layout(before: String, after: String) throws {
    #expect(try edited(before, "year", "2024") == after)
  }

  @Test("A field that has no line and stays blank gets none")
  func blankIsNotAdded() throws {
    let text = "**Year**: 2020\n"
    let fragment = try coder.fragment(Array(text.utf8), name: "a.md")
    #expect(try coder.bytes([3: "", 4: "2020"], changedIn: fragment) == Array(text.utf8))
  }

  @Test("Text that is not UTF-8 stays in its encoding, unless that cannot hold the new value")
  func encodings() throws {
    let text = "**coutnry**: Côte d’Ivoire\n**Year**: 2020\n"
    let slot = try #require(coder.mapping.field(named: "country"))
    for encoding in TextEncoding.allCases {
      let bytes = try #require(
        TextEncoder(encoding).encode(
          Array(text.utf8), withByteOrderMark: encoding != .windows1252))
      let fragment = try coder.fragment(bytes, name: "a.md")
      #expect(fragment.encoding == encoding)
      let changed = try coder.bytes([slot: "Bénin"], changedIn: fragment)
      #expect(
        changed
          == TextEncoder(encoding).encode(
            Array("**coutnry**: Bénin\n**Year**: 2020\n".utf8),
            withByteOrderMark: encoding != .windows1252))
      let foreign = try coder.fragment(
        try coder.bytes([slot: "Бенин"], changedIn: fragment), name: "a.md")
      #expect(foreign.value(of: slot) == "Бенин")
      #expect(foreign.encoding == (encoding == .windows1252 ? .utf8 : encoding))
    }
  }

  @Test("Whatever is typed comes back, and nothing else changes")
  func anyValue() throws {
    var random = SeededRandom(seed: SeededRandom.seed)
    let pieces = [
      "a", "é", " ", "\n", "\r", "\r\n", "\\", "**", "**:", "**Year**: 1", "\n**Year**: 2", "\n\\",
      "\u{301}", "👩‍👩‍👧", "\t", "\u{2028}", "",
    ]
    for round in 0..<400 {
      let value = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        pieces.randomElement(using: &random)!
      }.joined()
      let ending = ["\n", "\r\n"].randomElement(using: &random)!
      let before = ["", ending, "x\(ending)y"].randomElement(using: &random)!
      let text =
        "**coutnry**: x\(ending)**Outcome description**: \(before)\(ending)**Significance of the outcome**: s"
        + ["", ending].randomElement(using: &random)!
      let result = try edited(text, "outcome", value)
      #expect(
        result.utf8.starts(with: "**coutnry**: x\(ending)**Outcome description**: ".utf8),
        "seed \(SeededRandom.seed), round \(round)")
    }
  }

  @Test("Findings are those of check")
  func findings() throws {
    let found = try coder.findings(Array("**Year**: 20233\n".utf8), name: "a.md")
    #expect(found.contains { $0.phrase == .notAYear && $0.place.line == 1 })
    #expect(found.contains { $0.phrase == .missingField })
    // Once more, with nothing left over from the first.
    #expect(try coder.findings(Array("**Year**: 20233\n".utf8), name: "a.md") == found)
  }
}
