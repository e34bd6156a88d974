import SheafCore

/// Passes UTF-8 on in the encoding of a template.
///
/// What comes holds only characters that the encoding has: the template's own, and values in which the writer put references for others.
final class XMLEncodingSink: ByteSink {
  private let sink: any ByteSink
  private let encoding: XMLEncoding
  /// The beginning of a character that the last piece ended in.
  private var rest: [UInt8] = []

  init(to sink: any ByteSink, encoding: XMLEncoding) {
    self.sink = sink
    self.encoding = encoding
  }

  func write(_ bytes: UnsafeRawPointer, _ count: Int) throws {
    var text = rest + UnsafeRawBufferPointer(start: bytes, count: count)
    var end = text.count
    while end > 0, text.count - end < 3, text[end - 1] & 0xC0 == 0x80 { end -= 1 }
    if end > 0, text[end - 1] >= 0xC0, text.count - end + 1 < length(of: text[end - 1]) {
      end -= 1
    } else {
      end = text.count
    }
    rest = Array(text[end...])
    text.removeSubrange(end...)
    let encoded = encode(String(decoding: text, as: UTF8.self))
    try encoded.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress, !bytes.isEmpty { try sink.write(start, bytes.count) }
    }
  }

  private func length(of lead: UInt8) -> Int { lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2 }

  private func encode(_ text: String) -> [UInt8] {
    switch encoding {
    case .utf8: Array(text.utf8)
    case .utf16LittleEndian: text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16BigEndian: text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case .ascii, .latin1, .windows1252:
      text.unicodeScalars.map { encoding.byte(for: $0.value) ?? UInt8(ascii: "?") }
    }
  }
}
