import Foundation
import SheafCore
import TestSupport
import Testing

@Suite struct TextSourceTests {
  private struct Text: Equatable {
    var text: String
    var encoding: TextEncoding
    var hasMark: Bool

    init(_ text: String, _ encoding: TextEncoding = .utf8, mark: Bool = false) {
      self.text = text
      self.encoding = encoding
      hasMark = mark
    }
  }

  /// Reads a source to its end, again where that is asked for.
  private func read(_ source: ByteSource, capacity: Int = 1 << 16) throws -> Text {
    defer { source.close() }
    for _ in 0..<2 {
      do {
        var text = TextSource(source)
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: capacity)
        while true {
          let count = try chunk.withUnsafeMutableBytes {
            try text.read(into: $0.baseAddress!, capacity: capacity)
          }
          if count == 0 { break }
          // No piece ends inside of a character.
          #expect(String(validating: chunk[..<count], as: UTF8.self) != nil)
          bytes += chunk[..<count]
        }
        return Text(
          String(decoding: bytes, as: UTF8.self), try #require(text.encoding),
          mark: text.hasByteOrderMark)
      } catch is TextSource.ReadAgain {
        try source.rewind()
      }
    }
    throw CancellationError()
  }

  private func read(_ bytes: [UInt8], as encoding: TextEncoding? = nil) throws -> Text {
    let folder = try TemporaryFolder()
    let source = try ByteSource(path: folder.write("in", bytes))
    source.namedEncoding = encoding
    return try read(source)
  }

  /// What is said of bytes that are refused: the line, and the phrase.
  private func refusal(_ bytes: [UInt8], as encoding: TextEncoding? = nil) -> String {
    do {
      return "read: \(try read(bytes, as: encoding).text)"
    } catch let failure as Failure {
      #expect(failure.diagnostics.map(\.problem) == [.encodingError])
      return failure.diagnostics.map { "\($0.place.line ?? 0) \($0.call)" }.joined()
    } catch {
      return "\(error)"
    }
  }

  private func utf16(_ text: String, bigEndian: Bool = false) -> [UInt8] {
    text.utf16.flatMap {
      bigEndian ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)]
    }
  }

  @Test func utf8IsTakenAsItIs() throws {
    #expect(try read(Array("été\r\n日本\u{FEFF}".utf8)) == Text("été\r\n日本\u{FEFF}"))
    #expect(try read([]) == Text(""))
    for text in ["a", "ab", "abc", "é"] { #expect(try read(Array(text.utf8)) == Text(text)) }
  }

  @Test func aByteOrderMarkIsTakenOffAndRemembered() throws {
    #expect(try read([0xEF, 0xBB, 0xBF] + Array("été".utf8)) == Text("été", mark: true))
    #expect(try read([0xEF, 0xBB, 0xBF]) == Text("", mark: true))
    #expect(
      try read([0xFF, 0xFE] + utf16("été 😀")) == Text("été 😀", .utf16LittleEndian, mark: true))
    #expect(
      try read([0xFE, 0xFF] + utf16("été 😀", bigEndian: true))
        == Text("été 😀", .utf16BigEndian, mark: true))
    #expect(try read([0xFF, 0xFE]) == Text("", .utf16LittleEndian, mark: true))
  }

  @Test func utf16ThatIsNamedNeedsNoMark() throws {
    #expect(try read(utf16("été"), as: .utf16LittleEndian) == Text("été", .utf16LittleEndian))
    #expect(
      try read(utf16("été", bigEndian: true), as: .utf16BigEndian) == Text("été", .utf16BigEndian))
    #expect(
      try read([0xFE, 0xFF] + utf16("a", bigEndian: true), as: .utf16BigEndian)
        == Text("a", .utf16BigEndian, mark: true))
  }

  @Test func whatIsNotUTF8IsReadAgainAsWindows1252() throws {
    #expect(try read([0x64, 0xE9, 0x6A, 0xE0, 0x20, 0x80]) == Text("déjà €", .windows1252))
    let late = [UInt8](repeating: 0x61, count: 200_000) + [0xE9, 0x0A]
    #expect(try read(late) == Text(String(repeating: "a", count: 200_000) + "é\n", .windows1252))
  }

  /// The last byte of "Jos\u{E9}" would begin a character in UTF-8; nothing else says that the file is UTF-8 and was cut.
  @Test func windows1252MayEndInALetterWithAnAccent() throws {
    #expect(try read(Array("Name\nJos".utf8) + [0xE9]) == Text("Name\nJosé", .windows1252))
    #expect(try read(Array("Voil".utf8) + [0xE0]) == Text("Voilà", .windows1252))
  }

  @Test func windows1252CanBeNamed() throws {
    #expect(try read(Array("é".utf8), as: .windows1252) == Text("Ã©", .windows1252))
  }

  @Test func twoEncodingsInOneFileAreRefused() {
    #expect(refusal(Array("a\né\n".utf8) + [0xE9, 0x0A]) == "3 mixedEncodings(E9)")
    let far = Array("é\n".utf8) + [UInt8](repeating: 0x0A, count: 200_000) + [0xE9, 0x0A]
    #expect(refusal(far) == "200002 mixedEncodings(E9)")
  }

  @Test func utf8ThatIsNamedOrMarkedIsNotGuessedAt() {
    #expect(refusal([0x0A, 0xE9, 0x0A], as: .utf8) == "2 notThisEncoding(utf-8)")
    #expect(refusal([0xEF, 0xBB, 0xBF, 0x0A, 0xE9, 0x0A]) == "2 notThisEncoding(utf-8)")
    #expect(refusal([0xFF, 0xFE] + utf16("日本"), as: .utf8) == "1 notThisEncoding(utf-8)")
  }

  @Test func aFileCutInACharacterIsRefused() {
    #expect(refusal(Array("a\n€".utf8.dropLast())) == "2 cutInCharacter")
    #expect(refusal(Array("é\n".utf8) + [0xC3]) == "2 cutInCharacter")
    #expect(refusal([0xFF, 0xFE] + utf16("a\n€").dropLast()) == "2 cutInCharacter")
    #expect(refusal([0xFF, 0xFE] + utf16("a\n😀").dropLast(2)) == "2 cutInCharacter")
  }

  /// Wherever the buffer ends: a beginning of a character alone in its last piece is not lost in silence.
  @Test(arguments: -5...5)
  func aFileCutNearTheEndOfABufferIsRefused(_ offset: Int) {
    let line = Array("é".utf8) + [UInt8](repeating: 0x61, count: (1 << 16) - 2 + offset)
    #expect(refusal(line + [0x0A, 0xF0, 0x9F, 0x98]) == "2 cutInCharacter")
    #expect(refusal(line + [0x0A, 0xC3]) == "2 cutInCharacter")
  }

  @Test func aNULIsSaidWithItsLine() {
    #expect(refusal([0x61, 0x0A, 0x0A, 0x62, 0x00]) == "3 binary")
    #expect(refusal([UInt8](repeating: 0x0A, count: 100_000) + [0x00]) == "100001 binary")
    #expect(refusal(Array("é\n".utf8) + [0x00, 0xFF]) == "2 binary")
  }

  @Test func aPictureIsBinaryWhateverItsFirstByte() {
    let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D]
    #expect(refusal(picture) == "3 binary")
    #expect(refusal([0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10]) == "1 binary")
    #expect(refusal([0xFF] + [UInt8](repeating: 0x0A, count: 200_000) + [0x00]) == "200001 binary")
  }

  @Test func aNULIsBinaryInEveryEncoding() {
    #expect(refusal([0xFF, 0xFE] + utf16("a\n\u{0}b")) == "2 binary")
    #expect(refusal([0x61, 0x0A, 0x00], as: .windows1252) == "2 binary")
  }

  @Test func badUTF16IsSaidWithItsLine() {
    let bad = utf16("one\ntwo\n") + [0x00, 0xDC] + utf16("three\n")
    #expect(refusal(bad, as: .utf16LittleEndian) == "3 notThisEncoding(utf-16le)")
    #expect(refusal([0xFF, 0xFE] + bad) == "3 notThisEncoding(utf-16le)")
    // The halves of these letters are line feeds, and they are none.
    #expect(
      refusal(utf16("ĊĊਅ\n") + [0x00, 0xDC], as: .utf16LittleEndian)
        == "2 notThisEncoding(utf-16le)")
  }

  @Test(arguments: [1, 2, 3, 5, 7])
  func slowPipesLoseNothing(_ size: Int) throws {
    let text = "a😀bé€\n😀😀ééé€€€\u{10FFFF}z"
    for bytes in [Array(text.utf8), [0xFF, 0xFE] + utf16(text)] {
      let pieces = stride(from: 0, to: bytes.count, by: size).map {
        Array(bytes[$0..<min($0 + size, bytes.count)])
      }
      let pipe = try PiecewisePipe(pieces)
      #expect(try read(ByteSource(path: pipe.path)).text == text)
    }
  }

  @Test func aPipeThatEndsInACharacterIsRefused() throws {
    let pipe = try PiecewisePipe([Array("éabc".utf8), [0xC3]])
    #expect(throws: Failure.self) { try read(ByteSource(path: pipe.path)) }
  }

  @Test func aPipeIsReadAgainAsWindows1252() throws {
    let pipe = try PiecewisePipe([Array("abc".utf8), [0xE9], Array("d".utf8)])
    #expect(try read(ByteSource(path: pipe.path)) == Text("abcéd", .windows1252))
  }
}
