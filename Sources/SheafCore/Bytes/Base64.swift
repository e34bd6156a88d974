import Foundation

/// Bytes as text, for a field of a form that nobody sees.
package enum Base64 {
  package static func encode(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

  /// The bytes; none where the text is not what ``encode(_:)`` makes.
  package static func decode(_ text: String) -> [UInt8] {
    Data(base64Encoded: text).map { [UInt8]($0) } ?? []
  }
}
