/// How a value that would be read otherwise is written in a fragment.
///
/// Values stand as they are. Only three things would not come back, and a backslash marks them:
/// - a line after the first that looks like a field, or like one with backslashes before it, gets a backslash before it;
/// - a last line that is empty, or holds backslashes alone, and so would count as blank lines before the next field, gets one at its end;
/// - a last line that ends in a carriage return, or in one and backslashes, and so would look like CRLF, gets one at its end.
package enum FragmentEscape {
  static let newline = ByteSlice(permanent: [UInt8(ascii: "\n")])
  private static let backslash = UInt8(ascii: "\\")

  /// Whether a value stands in a fragment as it is, as far as its ends and line feeds tell; else ``escaped(_:lineBreak:)`` has to look.
  @inlinable
  package static func isPlain(_ value: ByteSlice) -> Bool {
    guard value.count > 0 else { return true }
    let last = value[value.count - 1]
    return last != UInt8(ascii: "\r") && last != UInt8(ascii: "\\")
      && value.firstIndex(of: UInt8(ascii: "\n")) == nil
  }

  /// A value as it is written, its line feeds as `lineBreak`.
  package static func escaped(_ value: ByteSlice, lineBreak: [UInt8] = [UInt8(ascii: "\n")])
    -> [UInt8]
  {
    var text: [UInt8] = []
    text.reserveCapacity(value.count + 16)
    let lines = value.split(by: newline)
    for (index, line) in lines.enumerated() {
      if index > 0 {
        text += lineBreak
        if needsEscape(line) { text.append(backslash) }
      }
      text += line.buffer
    }
    if endNeedsEscape(lines[lines.count - 1], isFirst: lines.count == 1) { text.append(backslash) }
    return text
  }

  /// Whether a line after the first needs a backslash before it.
  private static func needsEscape(_ line: ByteSlice) -> Bool {
    var start = 0
    while start < line.count, line[start] == backslash { start += 1 }
    return FragmentParser.headingEnd(of: line.slice(start, line.count)) != nil
  }

  /// Whether a line after the first has such a backslash.
  static func isEscaped(_ line: ByteSlice) -> Bool {
    line.count > 0 && line[0] == backslash && needsEscape(line)
  }

  /// Whether a value's last line needs a backslash at its end. The first line of a value is its last where there is no other.
  private static func endNeedsEscape(_ line: ByteSlice, isFirst: Bool) -> Bool {
    var end = line.count
    while end > 0, line[end - 1] == backslash { end -= 1 }
    return end == 0 ? !isFirst : line[end - 1] == UInt8(ascii: "\r")
  }

  /// Whether a value's last line has such a backslash.
  static func hasEscapedEnd(_ line: ByteSlice, isFirst: Bool) -> Bool {
    line.count > 0 && line[line.count - 1] == backslash && endNeedsEscape(line, isFirst: isFirst)
  }
}
