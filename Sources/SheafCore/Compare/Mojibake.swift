/// UTF-8 that was taken for windows-1252, as when a spreadsheet opens a file without a byte order mark.
package enum Mojibake {
  /// What a program shows for the five bytes that windows-1252 has no character for.
  private enum Gap: CaseIterable {
    /// The control character of that number, as the WHATWG's encoding standard has it.
    case control
    /// U+F100 and the byte, as LibreOffice has it.
    case privateUse
  }

  private static let gaps: Set<UInt16> = [0x81, 0x8D, 0x8F, 0x90, 0x9D]

  /// What windows-1252 shows for the text's UTF-8 bytes, once and twice over: `Réseau` becomes `RÃ©seau`.
  static func all(of text: String) -> [String] {
    Gap.allCases.flatMap { gap in
      let once = made(of: text, gap)
      return [once, made(of: once, gap)]
    }
  }

  /// Whether a letter with an accent stands right before one of ASCII, which no misread text has: two or more characters come of every
  /// letter there, and the first of them alone can be one with an accent.
  static func holdsPlainAccents(_ text: String) -> Bool {
    var wasLead = false
    for scalar in text.unicodeScalars {
      if wasLead, scalar.isASCII, scalar.properties.isAlphabetic { return true }
      wasLead = 0xC2...0xF4 ~= scalar.value
    }
    return false
  }

  private static func made(of text: String, _ gap: Gap) -> String {
    var result = String.UnicodeScalarView()
    for byte in text.utf8 {
      var value =
        0x80...0x9F ~= byte ? TextEncoding.windows1252Upper[Int(byte) - 0x80] : UInt16(byte)
      if gap == .privateUse, gaps.contains(value) { value += 0xF100 }
      result.append(Unicode.Scalar(value)!)
    }
    return String(result)
  }

  /// The text that was misread; nil where this one is none that can come of such a misreading.
  package static func undone(_ text: String) -> String? {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      let value = 0xF180...0xF19F ~= scalar.value ? scalar.value - 0xF100 : scalar.value
      if value < 0x80 || 0xA0...0xFF ~= value {
        bytes.append(UInt8(value))
      } else if let index = TextEncoding.windows1252Upper.firstIndex(where: { UInt32($0) == value })
      {
        bytes.append(UInt8(index + 0x80))
      } else {
        return nil
      }
    }
    return String(validating: bytes, as: UTF8.self)
      ?? String(validating: withNoBreakSpaces(bytes), as: UTF8.self)
  }

  /// An `à` is C3 A0, and the no-break space that this shows may have gone with other white space.
  private static func withNoBreakSpaces(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      result.append(byte)
      let isAlone = index + 1 == bytes.count || bytes[index + 1] == 0x20
      if byte == 0xC3, isAlone { result.append(0xA0) }
    }
    return result
  }
}
