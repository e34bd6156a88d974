/// The rules for headings in the fragment format.
package enum Heading {
  /// Whether a heading can stand in a fragment: not empty, on one line, and without `**:`, which would end it early.
  package static func isWritable(_ heading: ByteSlice) -> Bool {
    guard !heading.isEmpty, heading.firstIndex(of: UInt8(ascii: "\n")) == nil else { return false }
    return end(of: heading, from: 0) == nil
  }

  package static func isWritable(_ heading: String) -> Bool {
    var heading = heading
    return heading.withUTF8 { isWritable(ByteSlice(UnsafeRawBufferPointer($0))) }
  }

  /// The offset of the `**:` that ends a heading which begins at `offset`; at least one byte stands before it.
  @inlinable
  package static func end(of line: ByteSlice, from offset: Int) -> Int? {
    var at = offset + 1
    while let star = line.firstIndex(of: UInt8(ascii: "*"), from: at) {
      if star + 2 < line.count, line[star + 1] == UInt8(ascii: "*"),
        line[star + 2] == UInt8(ascii: ":")
      {
        return star
      }
      at = star + 1
    }
    return nil
  }
}
