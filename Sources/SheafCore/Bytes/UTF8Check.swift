/// How far some bytes are UTF-8.
package enum UTF8Check: Equatable {
  case valid
  /// A byte that no UTF-8 text has there.
  case invalid(offset: Int)
  /// A character that the bytes end in the middle of.
  case incomplete(offset: Int)
  case nul(offset: Int)

  /// Checks bytes by table 3-7 of the Unicode Standard: no overlong forms, no surrogates, nothing above U+10FFFF.
  package static func check(_ bytes: ByteSlice) -> UTF8Check {
    var at = 0
    while true {
      at = skipPlain(bytes, from: at)
      if at >= bytes.count { return .valid }
      if bytes[at] == 0 { return .nul(offset: at) }
      let length = characterLength(bytes, at)
      if length == 0 { return .invalid(offset: at) }
      if length < 0 { return .incomplete(offset: at) }
      at += length
    }
  }

  /// The offset of a character that has to be looked at by itself, or the count: NUL, one that is not valid, or one of the few that
  /// ``plainBlock(_:_:)`` does not know.
  @inline(__always)
  private static func skipPlain(_ bytes: ByteSlice, from offset: Int) -> Int {
    let highBits = SIMD4<UInt64>(repeating: 0x8080_8080_8080_8080)
    let ones = SIMD4<UInt64>(repeating: 0x0101_0101_0101_0101)
    var at = offset
    while at + 32 <= bytes.count {
      let block = (bytes.start + at).loadUnaligned(as: SIMD4<UInt64>.self)
      // Less one, a NUL has its high bit set too; what it borrows only reaches bytes after it.
      let words = (block | (block &- ones)) & highBits
      if words[0] | words[1] | words[2] | words[3] == 0 {
        at += 32
        continue
      }
      let count = at >= 2 ? plainBlock(bytes, at) : 0
      if count == 0 {
        for index in 0..<4 where words[index] != 0 {
          return at + index * 8 + UInt64(littleEndian: words[index]).trailingZeroBitCount >> 3
        }
      }
      at += count
    }
    while at < bytes.count, bytes[at] < 0x80, bytes[at] != 0 { at += 1 }
    return at
  }

  /// How many of the next 16 bytes are whole characters of one to three bytes; 0 where one of them needs a closer look.
  ///
  /// Accents stand one in fifty bytes of French text, too irregularly for a processor to foresee: this goes without branches.
  /// A byte continues a character exactly if one before it asks for that. The offset is where a character starts, 2 at least.
  @inline(__always)
  private static func plainBlock(_ bytes: ByteSlice, _ at: Int) -> Int {
    let start = bytes.start + at
    let block = start.loadUnaligned(as: SIMD16<UInt8>.self)
    let before = (start - 1).loadUnaligned(as: SIMD16<UInt8>.self)
    let before2 = (start - 2).loadUnaligned(as: SIMD16<UInt8>.self)
    // Spelt with their type: compared with a literal, byte would go by byte.
    let none = SIMD16<UInt8>(repeating: 0)
    let continuing = SIMD16<UInt8>(repeating: 0x80)
    let top2 = SIMD16<UInt8>(repeating: 0xC0)
    let top4 = SIMD16<UInt8>(repeating: 0xF0)
    let three = SIMD16<UInt8>(repeating: 0xE0)
    let surrogates = SIMD16<UInt8>(repeating: 0xED)
    let allButLowest = SIMD16<UInt8>(repeating: 0xFE)
    let continues = (block & top2) .== continuing
    let isAskedFor = ((before & top2) .== top2) .| ((before2 & top4) .== three)
    // Of these, what may follow is limited further, or they are no characters at all.
    let isSpecial =
      (block .== three) .| (block .== surrogates) .| ((block & top4) .== top4)
      .| ((block & allButLowest) .== top2) .| (block .== none)
    if ((continues .^ isAskedFor) .| isSpecial).firstTrue != nil { return 0 }
    if bytes[at + 15] >= 0xC0 { return 15 }
    return bytes[at + 14] >= 0xE0 ? 14 : 16
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
