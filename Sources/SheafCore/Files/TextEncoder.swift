/// Turns UTF-8 into any of the encodings in which text arrives: the pair of ``TextDecoder``.
package struct TextEncoder {
  package let encoding: TextEncoding

  package init(_ encoding: TextEncoding) {
    self.encoding = encoding
  }

  /// Encodes a whole text; nil where it holds a character that the encoding lacks.
  package func encode(_ text: [UInt8], withByteOrderMark: Bool) -> [UInt8]? {
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    switch encoding {
    case .utf8: return (withByteOrderMark ? [0xEF, 0xBB, 0xBF] : []) + text
    case .windows1252:
      var bytes: [UInt8] = []
      for scalar in scalars {
        guard let byte = TextEncoder.windows1252[scalar.value] else { return nil }
        bytes.append(byte)
      }
      return bytes
    case .utf16LittleEndian, .utf16BigEndian:
      let isLittle = encoding == .utf16LittleEndian
      let units = (withByteOrderMark ? [0xFEFF] : []) + Array(String(scalars).utf16)
      return units.flatMap { unit in
        let (high, low) = (UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit))
        return isLittle ? [low, high] : [high, low]
      }
    }
  }

  private static let windows1252: [UInt32: UInt8] = Dictionary(
    uniqueKeysWithValues: (UInt8.min...UInt8.max).map { byte in
      0x80..<0xA0 ~= byte
        ? (UInt32(TextEncoding.windows1252Upper[Int(byte) - 0x80]), byte) : (UInt32(byte), byte)
    })
}
