/// One fragment, whole: its bytes as they stand in the file and its values as text, for the form and the merge.
package struct Fragment: Sendable {
  /// One field as it was found.
  package struct Entry: Sendable, Equatable {
    /// The field, by its place in the mapping; nil for a heading that the mapping does not know.
    package var field: Int?
    /// The heading as it is spelt in the file.
    package var heading: String
    package var value: String
    /// The line where it stands, from 1.
    package var line: Int
    /// True where an earlier field of the fragment has the same heading.
    package var isRepeat: Bool
  }

  /// The largest size in bytes; a larger file is something else.
  package static let sizeLimit = 64 << 20

  /// The name of its file; empty for one that has none yet.
  package var name: String
  package let bytes: [UInt8]
  package let hash: ContentHash
  package let encoding: TextEncoding
  /// In the order of the file.
  package let entries: [Entry]
  /// Text before the first field, which belongs to none.
  package let stray: String

  /// The value of a field of the mapping; nil where the fragment has no line for it, which is not the same as a blank one.
  package func value(of field: Int) -> String? {
    entries.first { $0.field == field }?.value
  }

  /// The values by the mapping's fields, those that the fragment lacks blank.
  package func values(fieldCount: Int) -> [String] {
    var values = [String](repeating: "", count: fieldCount)
    for entry in entries where !entry.isRepeat {
      if let field = entry.field { values[field] = entry.value }
    }
    return values
  }
}
