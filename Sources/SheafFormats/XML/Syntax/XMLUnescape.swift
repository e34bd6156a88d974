/// Reads the text of a template's leaf or attribute; what is parsed as records goes through libxml2.
enum XMLUnescape {
  /// The text without comments and processing instructions, CDATA and references resolved.
  static func text(_ bytes: ArraySlice<UInt8>) -> String {
    var text = ""
    // Every parser makes one line feed of these before it looks at anything.
    let lines = String(decoding: bytes, as: UTF8.self)
      .replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    var rest = Substring(lines)
    while let first = rest.first {
      if let match = rest.prefixMatch(of: #/<!--(?s:.*?)-->|<\?(?s:.*?)\?>/#) {
        rest = rest[match.range.upperBound...]
      } else if let match = rest.prefixMatch(of: #/<!\[CDATA\[((?s:.*?))\]\]>/#) {
        text += match.1
        rest = rest[match.range.upperBound...]
      } else if first == "&", let end = rest.firstIndex(of: ";") {
        text += character(rest[rest.index(after: rest.startIndex)..<end])
        rest = rest[rest.index(after: end)...]
      } else {
        text.append(first)
        rest = rest.dropFirst()
      }
    }
    return text
  }

  private static func character(_ name: Substring) -> String {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      let digits = name.dropFirst()
      let code =
        digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
      return code.flatMap { Unicode.Scalar($0) }.map { String($0) } ?? ""
    }
  }
}
