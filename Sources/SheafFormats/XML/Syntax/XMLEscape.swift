import SheafCore

/// Writes text as XML 1.0 has it.
enum XMLEscape {
  enum Context {
    case text
    case attribute
    case cdata
  }

  /// Thrown where a value holds a character that XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets).
  struct Forbidden: Error {
    let scalar: UInt32

    var name: String { XMLEscape.name(of: scalar) }
  }

  /// A character as people look it up: `U+0001`.
  static func name(of scalar: UInt32) -> String {
    let code = String(scalar, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
  }

  /// Appends a value with what has to be escaped: `&`, `<`, `>`, and carriage returns, which every parser turns into line feeds
  /// otherwise; in attributes also quotes, tabs and line feeds.
  static func append(_ value: ByteSlice, _ context: Context, to output: inout ByteOutput) throws {
    var from = 0
    var at = nextSpecial(value, 0)
    while at < value.count {
      let byte = value[at]
      var length = 1
      var escape: StaticString?
      switch byte {
      case UInt8(ascii: "&"): escape = "&amp;"
      case UInt8(ascii: "<"): escape = "&lt;"
      case UInt8(ascii: ">"): escape = "&gt;"
      case UInt8(ascii: "\r"): escape = "&#13;"
      case UInt8(ascii: "\""): if context == .attribute { escape = "&quot;" }
      case UInt8(ascii: "\t"): if context == .attribute { escape = "&#9;" }
      case UInt8(ascii: "\n"): if context == .attribute { escape = "&#10;" }
      case 0xEF:
        // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
        if at + 2 < value.count, value[at + 1] == 0xBF, value[at + 2] >= 0xBE {
          throw Forbidden(scalar: 0xFFC0 | UInt32(value[at + 2]) & 0x3F)
        }
        length = 3
      default: throw Forbidden(scalar: UInt32(byte))
      }
      if let escape {
        try output.append(value.slice(from, at))
        try output.append(escape)
        from = at + 1
      }
      at = nextSpecial(value, at + length)
    }
    try output.append(value.slice(from, value.count))
  }

  /// The offset of the next byte that has to be looked at, or the count: signs with a meaning, control characters, and 0xEF.
  @inline(__always)
  private static func nextSpecial(_ value: ByteSlice, _ start: Int) -> Int {
    var at = start
    // Two signs that differ in one bit are found by one comparison without it.
    let withoutBit2 = SIMD16<UInt8>(repeating: 0xFB)
    let ampersandOrQuote = SIMD16<UInt8>(repeating: UInt8(ascii: "\""))
    let withoutBit1 = SIMD16<UInt8>(repeating: 0xFD)
    let lessOrGreater = SIMD16<UInt8>(repeating: UInt8(ascii: "<"))
    let upperBits = SIMD16<UInt8>(repeating: 0xE0)
    let control = SIMD16<UInt8>(repeating: 0)
    let lead = SIMD16<UInt8>(repeating: 0xEF)
    while at + 16 <= value.count {
      let block = (value.start + at).loadUnaligned(as: SIMD16<UInt8>.self)
      let signs =
        ((block & withoutBit2) .== ampersandOrQuote) .| ((block & withoutBit1) .== lessOrGreater)
      let others = ((block & upperBits) .== control) .| (block .== lead)
      if let first = (signs .| others).firstTrue { return at + first }
      at += 16
    }
    while at < value.count {
      switch value[at] {
      case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), 0xEF,
        0x00..<0x20:
        return at
      default: at += 1
      }
    }
    return value.count
  }

  /// A constant's bytes as they stand in the file.
  static func bytes(_ text: String, _ context: Context) -> [UInt8] {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"" where context == .attribute: escaped += "&quot;"
      case "\r": escaped += "&#13;"
      case "\t" where context == .attribute, "\n" where context == .attribute:
        escaped += "&#\(scalar.value);"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return Array(escaped.utf8)
  }

  /// Appends a value as CDATA: `]]>` is parted over two sections, and a carriage return stands between two as a reference.
  static func appendCDATA(_ value: ByteSlice, to output: inout ByteOutput) throws {
    try output.append("<![CDATA[")
    for at in 0..<value.count {
      let byte = value[at]
      let isEnd = byte == UInt8(ascii: ">") && at >= 2 && value[at - 1] == UInt8(ascii: "]")
      if isEnd, value[at - 2] == UInt8(ascii: "]") {
        try output.append("]]><![CDATA[>")
      } else if byte == UInt8(ascii: "\r") {
        try output.append("]]>&#13;<![CDATA[")
      } else if byte < 0x20, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\t") {
        throw Forbidden(scalar: UInt32(byte))
      } else if byte == 0xEF, at + 2 < value.count, value[at + 1] == 0xBF, value[at + 2] >= 0xBE {
        throw Forbidden(scalar: 0xFFC0 | UInt32(value[at + 2]) & 0x3F)
      } else {
        try output.append(byte)
      }
    }
    try output.append("]]>")
  }
}
