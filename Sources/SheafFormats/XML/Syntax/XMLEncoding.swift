import SheafCore

/// The encodings in which a template may be, and so what is written from it.
enum XMLEncoding: String, CaseIterable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case ascii = "US-ASCII"
  case latin1 = "ISO-8859-1"
  case windows1252 = "windows-1252"

  /// Whether every character has a code.
  var isUnicode: Bool { self == .utf8 || self == .utf16LittleEndian || self == .utf16BigEndian }

  /// Windows-1252's bytes from 0x80 to 0x9F by the characters that they stand for.
  private static let windows1252Upper: [UInt32: UInt8] = {
    var table: [UInt32: UInt8] = [:]
    for byte in UInt8(0x80)...0x9F {
      let text = XMLEncoding.windows1252.decode([byte]).map { String(decoding: $0, as: UTF8.self) }
      if let scalar = text?.unicodeScalars.first { table[scalar.value] = byte }
    }
    return table
  }()

  /// The byte for a character in an encoding of single bytes; nil where it has none.
  func byte(for scalar: UInt32) -> UInt8? {
    switch self {
    case .ascii: scalar < 0x80 ? UInt8(scalar) : nil
    case .latin1: scalar < 0x100 ? UInt8(scalar) : nil
    case .windows1252:
      scalar < 0x80 || 0xA0...0xFF ~= scalar
        ? UInt8(scalar) : XMLEncoding.windows1252Upper[scalar]
    case .utf8, .utf16LittleEndian, .utf16BigEndian: nil
    }
  }

  /// A template's text as UTF-8, without a byte order mark.
  ///
  /// - Throws: `Failure` where the encoding is another one than these, or the text is not in it.
  static func decode(_ bytes: [UInt8], name: String) throws -> (
    bytes: [UInt8], encoding: XMLEncoding, hasMark: Bool
  ) {
    let mark = bytes.withUnsafeBytes { TextEncoding.byteOrderMark(ByteSlice($0)) }
    let encoding = try mark.map { of($0.encoding) } ?? declared(in: bytes, name: name)
    let text = Array(bytes.dropFirst(mark?.count ?? 0))
    guard let decoded = encoding.decode(text) else {
      throw Failure(.xmlEncoding, at: SourceLocation(file: name), problem: .mappingError)
    }
    return (decoded, encoding, mark != nil)
  }

  private static func of(_ encoding: TextEncoding) -> XMLEncoding {
    switch encoding {
    case .utf8: .utf8
    case .utf16LittleEndian: .utf16LittleEndian
    case .utf16BigEndian: .utf16BigEndian
    case .windows1252: .windows1252
    }
  }

  private static func declared(in bytes: [UInt8], name: String) throws -> XMLEncoding {
    let head = String(decoding: bytes.prefix(200), as: UTF8.self)
    guard
      let match = head.prefixMatch(of: #/<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/#)
    else { return .utf8 }
    switch match.1.lowercased() {
    case "utf-8", "utf8": return .utf8
    case "us-ascii", "ascii": return .ascii
    case "iso-8859-1", "latin1", "latin-1": return .latin1
    case "windows-1252", "cp1252": return .windows1252
    default:
      throw Failure(
        .templateEncoding, [String(match.1)], at: SourceLocation(file: name, line: 1),
        problem: .mappingError)
    }
  }

  private func decode(_ bytes: [UInt8]) -> [UInt8]? {
    switch self {
    case .utf8: return String(validating: bytes, as: UTF8.self).map { Array($0.utf8) }
    case .ascii: return bytes.allSatisfy { $0 < 0x80 } ? bytes : nil
    case .latin1:
      return bytes.flatMap { Array(String(Unicode.Scalar($0)).utf8) }
    case .windows1252, .utf16LittleEndian, .utf16BigEndian:
      let text: TextEncoding =
        self == .windows1252
        ? .windows1252 : self == .utf16LittleEndian ? .utf16LittleEndian : .utf16BigEndian
      var decoder = TextDecoder(text)
      return bytes.withUnsafeBytes { bytes in
        let target = UnsafeMutableRawPointer.allocate(
          byteCount: bytes.count * TextDecoder.growth + 4, alignment: 1)
        defer { target.deallocate() }
        let (written, isValid) = decoder.decode(ByteSlice(bytes), into: target)
        guard isValid, decoder.isComplete else { return nil }
        return [UInt8](UnsafeRawBufferPointer(start: target, count: written))
      }
    }
  }
}
