extension String {
  /// The text as messages quote it: on one line, and not too much of it.
  package var shortened: String {
    let line = onOneLine
    return line.count > 60 ? String(line.prefix(57)) + "…" : line
  }

  /// The text with a space for every line break, and without the other control characters, which a terminal would obey.
  package var onOneLine: String {
    var text = UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in unicodeScalars {
      defer { previous = scalar }
      switch scalar {
      case "\n" where previous == "\r": break
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": text.append(" ")
      case _ where scalar.value < 0x20 && scalar != "\t" || 0x7F...0x9F ~= scalar.value:
        text.append("\u{FFFD}")
      default: text.append(scalar)
      }
    }
    return String(text)
  }
}
