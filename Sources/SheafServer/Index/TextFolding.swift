import Foundation
import SheafCore

/// Text as it is searched and sorted by: small letters without accents, straight quotes, plain spaces, ligatures taken apart.
///
/// A folded text holds neither NUL nor line feeds, which are left to mark where fields end.
struct TextFolding {
  /// What a scalar beyond ASCII becomes, once it was looked up.
  private var known: [UInt32: [UInt8]] = [:]

  /// Letters and marks that Unicode does not take apart, and that people type as something simpler.
  private static let plain: [Unicode.Scalar: String] = [
    "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
    "’": "'", "‘": "'", "ʼ": "'", "´": "'", "“": "\"", "”": "\"", "«": "\"", "»": "\"",
    "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-",
  ]

  func folded(_ text: String) -> [UInt8] {
    var folding = self
    var bytes: [UInt8] = []
    Array(text.utf8).withUnsafeBytes { folding.append(ByteSlice($0), to: &bytes) }
    return bytes
  }

  /// - Parameter text: UTF-8.
  mutating func append(_ text: ByteSlice, to bytes: inout [UInt8]) {
    var at = 0
    while at < text.count {
      let byte = text[at]
      if byte < 0x80 {
        bytes.append(TextFolding.folded(byte))
        at += 1
        continue
      }
      let count = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      var scalar = UInt32(byte) & (0xFF >> UInt32(count + 1))
      for next in 1..<count where at + next < text.count {
        scalar = scalar << 6 | UInt32(text[at + next] & 0x3F)
      }
      bytes += folded(scalar)
      at += count
    }
  }

  @inline(__always)
  private static func folded(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 0x41...0x5A: byte | 0x20
    case 0...0x1F, 0x7F: 0x20
    default: byte
    }
  }

  private mutating func folded(_ value: UInt32) -> [UInt8] {
    if let bytes = known[value] { return bytes }
    let bytes = Unicode.Scalar(value).map { TextFolding.folded($0) } ?? []
    known[value] = bytes
    return bytes
  }

  private static func folded(_ scalar: Unicode.Scalar) -> [UInt8] {
    let small = scalar.properties.lowercaseMapping.decomposedStringWithCompatibilityMapping
    let parts = small.unicodeScalars.map { part -> String in
      switch part.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: ""
      case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control: " "
      default: plain[part] ?? part.properties.lowercaseMapping
      }
    }
    return Array(parts.joined().utf8)
  }
}
