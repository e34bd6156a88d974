extension Unicode.Scalar {
  /// Whether Unicode takes it for white space; of ASCII that is known without its tables.
  var isWhiteSpace: Bool {
    isASCII ? value == 0x20 || 0x09...0x0D ~= value : properties.isWhitespace
  }
}

extension String {
  /// The text without white space at its ends.
  package var trimmed: String {
    guard let first = unicodeScalars.firstIndex(where: { !$0.isWhiteSpace }),
      let last = unicodeScalars.lastIndex(where: { !$0.isWhiteSpace })
    else { return "" }
    return String(unicodeScalars[first...last])
  }

  /// The pieces between the occurrences of a separator.
  func pieces(by separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
