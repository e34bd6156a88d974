/// The encodings in which text arrives.
public enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case windows1252 = "windows-1252"

  /// The byte order mark at the start of some bytes, with its length.
  public static func byteOrderMark(_ bytes: ByteSlice) -> (encoding: TextEncoding, count: Int)? {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { return (.utf8, 3) }
    if bytes.count >= 2, bytes[0] == 0xFF, bytes[1] == 0xFE { return (.utf16LittleEndian, 2) }
    if bytes.count >= 2, bytes[0] == 0xFE, bytes[1] == 0xFF { return (.utf16BigEndian, 2) }
    return nil
  }

  /// What windows-1252 has at 0x80 to 0x9F, by the WHATWG's encoding standard (https://encoding.spec.whatwg.org/#windows-1252):
  /// the five bytes that Microsoft left open are the C1 controls, so every byte has a character of its own.
  static let windows1252Upper: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0x9D, 0x017E, 0x0178,
  ]
}

/// How far some bytes are UTF-8.
public enum UTF8Check: Equatable {
  case valid
  /// A byte that no UTF-8 text has there.
  case invalid(offset: Int)
  /// A character that the bytes end in the middle of.
  case incomplete(offset: Int)
  case nul(offset: Int)

  /// Checks bytes by table 3-7 of the Unicode Standard: no overlong forms, no surrogates, nothing above U+10FFFF.
  public static func check(_ bytes: ByteSlice) -> UTF8Check {
    var at = 0
    while true {
      at = skipASCII(bytes, from: at)
      if at >= bytes.count { return .valid }
      if bytes[at] == 0 { return .nul(offset: at) }
      let length = characterLength(bytes, at)
      if length == 0 { return .invalid(offset: at) }
      if length < 0 { return .incomplete(offset: at) }
      at += length
    }
  }

  /// The offset of the next byte that is NUL or not ASCII, or the count.
  @inline(__always)
  private static func skipASCII(_ bytes: ByteSlice, from offset: Int) -> Int {
    let highBits = SIMD4<UInt64>(repeating: 0x8080_8080_8080_8080)
    let ones = SIMD4<UInt64>(repeating: 0x0101_0101_0101_0101)
    var at = offset
    while at + 32 <= bytes.count {
      let block = (bytes.start + at).loadUnaligned(as: SIMD4<UInt64>.self)
      // Less one, a NUL has its high bit set too; what it borrows only reaches bytes after it.
      let words = (block | (block &- ones)) & highBits
      if words[0] | words[1] | words[2] | words[3] != 0 {
        for index in 0..<4 where words[index] != 0 {
          return at + index * 8 + UInt64(littleEndian: words[index]).trailingZeroBitCount >> 3
        }
      }
      at += 32
    }
    while at < bytes.count, bytes[at] < 0x80, bytes[at] != 0 { at += 1 }
    return at
  }

  /// The length of the character at an offset; 0 where there is none, -1 where the bytes end inside of it.
  @inline(__always)
  private static func characterLength(_ bytes: ByteSlice, _ at: Int) -> Int {
    let length: Int
    var lowest: UInt8 = 0x80
    var highest: UInt8 = 0xBF
    switch bytes[at] {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, lowest) = (3, 0xA0)
    case 0xED: (length, highest) = (3, 0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, lowest) = (4, 0x90)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, highest) = (4, 0x8F)
    default: return 0
    }
    for next in 1..<length {
      guard at + next < bytes.count else { return -1 }
      guard bytes[at + next] >= lowest, bytes[at + next] <= highest else { return 0 }
      (lowest, highest) = (0x80, 0xBF)
    }
    return length
  }
}
