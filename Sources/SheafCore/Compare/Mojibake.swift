/// UTF-8 that was taken for windows-1252, as when a spreadsheet opens a file without a byte order mark.
enum Mojibake {
  /// What windows-1252 shows for the text's UTF-8 bytes: `Réseau` becomes `RÃ©seau`.
  static func made(of text: String) -> String {
    var result = String.UnicodeScalarView()
    for byte in text.utf8 {
      let value =
        0x80...0x9F ~= byte ? TextEncoding.windows1252Upper[Int(byte) - 0x80] : UInt16(byte)
      result.append(Unicode.Scalar(value)!)
    }
    return String(result)
  }

  /// The text that was misread; nil where this one is none that can come of such a misreading.
  static func undone(_ text: String) -> String? {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      if scalar.value < 0x80 || 0xA0...0xFF ~= scalar.value {
        bytes.append(UInt8(scalar.value))
      } else if let index = TextEncoding.windows1252Upper.firstIndex(where: {
        UInt32($0) == scalar.value
      }) {
        bytes.append(UInt8(index + 0x80))
      } else {
        return nil
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
