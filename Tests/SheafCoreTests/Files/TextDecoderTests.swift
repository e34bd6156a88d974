import Foundation
import SheafCore
import TestSupport
import Testing

@Suite struct TextDecoderTests {
  /// The text of some bytes that come in pieces; nil where they are refused, or end within a character.
  private func decode(_ pieces: [[UInt8]], _ encoding: TextEncoding) -> String? {
    var decoder = TextDecoder(encoding)
    var text: [UInt8] = []
    for piece in pieces {
      var target = [UInt8](repeating: 0, count: piece.count * TextDecoder.growth + 4)
      let (written, isValid) = target.withUnsafeMutableBytes { memory in
        piece.withUnsafeBytes { decoder.decode(ByteSlice($0), into: memory.baseAddress!) }
      }
      guard isValid else { return nil }
      #expect(written <= target.count)
      text += target[..<written]
    }
    return decoder.isComplete ? String(validating: text, as: UTF8.self) : nil
  }

  private static func bytes(_ text: String, _ encoding: TextEncoding) -> [UInt8] {
    text.utf16.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return encoding == .utf16BigEndian ? [high, low] : [low, high]
    }
  }

  @Test func windows1252IsWhatFoundationTakesItFor() {
    let open: Set<UInt8> = [0x81, 0x8D, 0x8F, 0x90, 0x9D]
    for byte in UInt8(1)...255 where !open.contains(byte) {
      #expect(
        decode([[byte]], .windows1252) == String(bytes: [byte], encoding: .windowsCP1252), "\(byte)"
      )
    }
    #expect(decode([[0x81]], .windows1252) == "\u{81}")
    #expect(
      decode([Array("d\u{E9}j".unicodeScalars.map { UInt8($0.value) }), [0x80]], .windows1252)
        == "déj€")
  }

  @Test(arguments: [TextEncoding.utf16LittleEndian, .utf16BigEndian])
  func utf16IsReadHoweverItIsCut(_ encoding: TextEncoding) {
    let text = "Aé€\u{FFFD}😀\u{10FFFF}\u{E000}z"
    let bytes = TextDecoderTests.bytes(text, encoding)
    for cut in 0...bytes.count {
      #expect(decode([Array(bytes[..<cut]), Array(bytes[cut...])], encoding) == text, "\(cut)")
    }
    #expect(decode(bytes.map { [$0] }, encoding) == text)
  }

  @Test(arguments: [TextEncoding.utf16LittleEndian, .utf16BigEndian])
  func utf16MustBeWhole(_ encoding: TextEncoding) {
    let bytes = TextDecoderTests.bytes("a😀", encoding)
    #expect(decode([bytes], encoding) == "a😀")
    for count in [1, 3, 4, 5] {
      #expect(decode([Array(bytes[..<count])], encoding) == nil, "\(count)")
    }
    #expect(decode([Array(bytes[4...])], encoding) == nil)
    #expect(decode([Array(bytes[2..<4] + bytes[..<2])], encoding) == nil)
    #expect(decode([Array(bytes[2..<4] + bytes[2..<4])], encoding) == nil)
  }

  @Test func randomTextComesBack() {
    var random = SeededRandom(seed: SeededRandom.seed)
    for trial in 0..<500 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...30, using: &random) {
        text.append(
          Unicode.Scalar(
            UInt32.random(in: 1...(Bool.random(using: &random) ? 0x7FF : 0x10FFFF), using: &random))
            ?? "?")
      }
      for encoding in [TextEncoding.utf16LittleEndian, .utf16BigEndian] {
        let bytes = TextDecoderTests.bytes(String(text), encoding)
        let cut = Int.random(in: 0...bytes.count, using: &random)
        let found = decode([Array(bytes[..<cut]), Array(bytes[cut...])], encoding)
        #expect(
          found.map { Array($0.utf8) } == Array(String(text).utf8),
          "seed \(SeededRandom.seed), trial \(trial)")
      }
    }
  }

  @Test func marksAreKnownByTheirBytes() {
    func mark(_ bytes: [UInt8]) -> String? {
      bytes.withUnsafeBytes {
        TextEncoding.byteOrderMark(ByteSlice($0)).map { "\($0.encoding.rawValue) \($0.count)" }
      }
    }
    #expect(mark([0xEF, 0xBB, 0xBF, 0x61]) == "utf-8 3")
    #expect(mark([0xFF, 0xFE, 0x61]) == "utf-16le 2")
    #expect(mark([0xFE, 0xFF]) == "utf-16be 2")
    for bytes: [UInt8] in [[], [0xEF], [0xEF, 0xBB], [0xFF], [0x61, 0xEF, 0xBB, 0xBF]] {
      #expect(mark(bytes) == nil)
    }
  }
}
