import SheafCore
import TestSupport
import Testing

@Suite struct ByteSliceTests {
  private func slice(_ text: String) -> ByteSlice { ByteSlice(permanent: Array(text.utf8)) }

  @Test(arguments: [
    ("", ", ", [""]), ("a", ", ", ["a"]), ("a, b", ", ", ["a", "b"]), (", ", ", ", ["", ""]),
    ("a,b , c", ", ", ["a,b ", "c"]),
    ("aaa", "aa", ["", "a"]), ("a,,b,", ",", ["a", "", "b", ""]), ("a, b", "", ["a, b"]),
    (",, ,", ", ", [",", ","]),
  ])
  func splits(_ text: String, _ separator: String, _ pieces: [String]) {
    #expect(slice(text).split(by: slice(separator)).map(\.string) == pieces)
  }

  @Test func piecesJoinedGiveTheVeryBytes() {
    var random = SeededRandom(seed: SeededRandom.seed)
    for _ in 0..<2000 {
      let text = slice(
        String(
          (0..<Int.random(in: 0...12, using: &random)).map { _ in
            ", a\u{301}".randomElement(using: &random)!
          }))
      let separator = slice([", ", ",", "a", ",,"].randomElement(using: &random)!)
      let pieces = text.split(by: separator)
      #expect(pieces.map(\.bytes).joined(separator: separator.bytes).elementsEqual(text.bytes))
      #expect(pieces.allSatisfy { $0.split(by: separator).count == 1 })
    }
  }

  @Test func comparesByBytes() {
    #expect(slice("é") == slice("é"))
    #expect(slice("\u{E9}") != slice("e\u{301}"))
    #expect(slice("") == .empty)
    #expect(Set([slice("a"), slice("a"), slice("b")]).count == 2)
    #expect(
      slice("abc").hasPrefix(slice("ab")) && slice("abc").hasPrefix(slice(""))
        && !slice("a").hasPrefix(slice("ab")))
  }

  @Test func findsBytesFromAnOffsetOn() {
    #expect(slice("abcabc").firstIndex(of: UInt8(ascii: "b")) == 1)
    #expect(slice("abcabc").firstIndex(of: UInt8(ascii: "b"), from: 2) == 4)
    #expect(slice("abc").firstIndex(of: UInt8(ascii: "a"), from: 1) == nil)
    #expect(slice("abc").firstIndex(of: UInt8(ascii: "a"), from: 9) == nil)
    #expect(ByteSlice.empty.firstIndex(of: 0) == nil)
  }
}
