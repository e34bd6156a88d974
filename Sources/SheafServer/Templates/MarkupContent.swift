import Mustache

/// How values stand in a page: `& < > " '` escaped byte by byte.
///
/// swift-mustache's own HTML content escapes by grapheme, so that a quote with a combining mark behind it stays a quote and ends an
/// attribute. UTF-8 has no such byte inside of any other character, so nothing of the kind gets past this.
struct MarkupContent: MustacheContentType {
  /// What templates name it by, in their first line: `{{% CONTENT_TYPE:SHEAF}}`.
  static let name = "SHEAF"

  /// Makes it known to every template that is parsed from now on.
  static let registered: Void = MustacheContentTypes.register(MarkupContent(), named: name)

  func escapeText(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.contains(where: { MarkupContent.escape($0) != nil }) else { return nil }
      var escaped: [UInt8] = []
      escaped.reserveCapacity(bytes.count + bytes.count / 8 + 16)
      for byte in bytes {
        if let entity = MarkupContent.escape(byte) {
          escaped.append(
            contentsOf: UnsafeBufferPointer(
              start: entity.utf8Start, count: entity.utf8CodeUnitCount))
        } else {
          escaped.append(byte)
        }
      }
      return String(decoding: escaped, as: UTF8.self)
    } ?? text
  }

  /// A carriage return would become a line feed where the page is parsed.
  private static func escape(_ byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    case UInt8(ascii: "\r"): "&#13;"
    default: nil
    }
  }
}
