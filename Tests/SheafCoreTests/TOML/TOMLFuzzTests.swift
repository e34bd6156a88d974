import BuiltInMappings
import SheafCore
import TestSupport
import Testing

/// Whatever bytes a mapping has, it is read or refused with a `Failure`; nothing crashes and nothing hangs.
@Suite struct TOMLFuzzTests {
  private static let trials = trialsAreFull ? 100_000 : 3_000

  private static let words =
    [
      "[", "]", "[[", "]]", "{", "}", "=", ".", ",", "\"", "'", "\"\"\"", "'''", "\\", "#", "\n",
      "\r\n", "\r", " ", "\t", "a", "field",
      "name", "mapping", "été", "“x”", "$x", "\u{0}", "\u{7F}", "\u{FEFF}", "\u{2028}", "1", "-0",
      "0x", "1e9", "1979-05-27T07:32:00Z",
      "inf", "nan", "true", "\\u", "\\u0000", "\\UFFFFFFFF", "\\uD800", "\"k\"", "'k'", "[a]",
      "[[a]]", "a.b", "👩‍👩‍👧", "e\u{301}",
      "[mapping]\nid = \"a\"\n", "[[field]]\nname = \"a\"\nheading = \"A\"\nkind = \"text\"\n",
      "[xml]\nrecord = \"/a/b\"\n",
      "[[xml.place]]\nfield = \"a\"\npath = \"@a\"\n", "extends = \"test.toml\"\n",
      "pattern = '(a'\n", "9223372036854775808", "_",
    ].map { Array($0.utf8) }

  /// - Returns: whether the bytes were read as a mapping.
  private func tryOut(_ bytes: [UInt8], _ title: Comment) -> Bool {
    do {
      _ = try Mapping.from(bytes)
      return true
    } catch let failure as Failure {
      #expect(!failure.diagnostics.isEmpty, title)
      for diagnostic in failure.diagnostics {
        #expect(diagnostic.place.file == "test.toml", title)
        let isWhole: [Phrase] = [.tomlNotText, .tomlTooLarge, .missingKey]
        let hasPlace = (diagnostic.place.line ?? 0) > 0 && (diagnostic.place.column ?? 0) > 0
        #expect(
          hasPlace || isWhole.contains(diagnostic.phrase), "\(title): \(diagnostic.text(in: .en))")
      }
    } catch {
      Issue.record("\(title): \(error)")
    }
    return false
  }

  @Test func changedCopiesOfTheBuiltInMapping() {
    print("TOMLFuzzTests: SHEAF_SEED=\(SeededRandom.seed)")
    var random = SeededRandom(seed: SeededRandom.seed)
    var read = 0
    for trial in 0..<TOMLFuzzTests.trials / 2 {
      var bytes = BuiltInMappings.files[0].bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) { TOMLFuzzTests.change(&bytes, &random) }
      if tryOut(bytes, "seed \(SeededRandom.seed), changed copy \(trial)") { read += 1 }
    }
    #expect(read > 0 && read < TOMLFuzzTests.trials / 2)
  }

  @Test func wordsOfTOMLInAnyOrder() {
    var random = SeededRandom(seed: SeededRandom.seed &+ 1)
    for trial in 0..<TOMLFuzzTests.trials * 2 {
      let bytes = (0..<Int.random(in: 1...24, using: &random)).flatMap { _ in
        TOMLFuzzTests.words.randomElement(using: &random)!
      }
      _ = tryOut(bytes, "seed \(SeededRandom.seed), words \(trial)")
    }
  }

  private static func change(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
    let at = Int.random(in: 0..<bytes.count, using: &random)
    let end = min(bytes.count, at + Int.random(in: 1...40, using: &random))
    switch Int.random(in: 0..<6, using: &random) {
    case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 2: bytes.removeSubrange(at..<end)
    case 3: bytes.insert(contentsOf: words.randomElement(using: &random)!, at: at)
    case 4:
      bytes.insert(
        contentsOf: Array(bytes[at..<end]), at: Int.random(in: 0..<bytes.count, using: &random))
    default: bytes.removeSubrange(end...)
    }
    if bytes.isEmpty { bytes = [UInt8(ascii: "\n")] }
  }
}
