/// One fragment, whole: its bytes as they stand in the file and its values as text, for the form and the merge.
public struct Fragment: Sendable {
  /// One field as it was found.
  public struct Entry: Sendable, Equatable {
    /// The field, by its place in the mapping; nil for a heading that the mapping does not know.
    public var field: Int?
    /// The heading as it is spelt in the file.
    public var heading: String
    public var value: String
    /// The line where it stands, from 1.
    public var line: Int
    /// True where an earlier field of the fragment has the same heading.
    public var isRepeat: Bool
  }

  /// The name of its file; empty for one that has none yet.
  public var name: String
  public let bytes: [UInt8]
  public let hash: ContentHash
  public let encoding: TextEncoding
  /// In the order of the file.
  public let entries: [Entry]
  /// Text before the first field, which belongs to none.
  public let stray: String

  /// The value of a field of the mapping; nil where the fragment has no line for it, which is not the same as a blank one.
  public func value(of field: Int) -> String? {
    entries.first { $0.field == field }?.value
  }

  /// The values by the mapping's fields, those that the fragment lacks blank.
  public func values(fieldCount: Int) -> [String] {
    var values = [String](repeating: "", count: fieldCount)
    for entry in entries where !entry.isRepeat {
      if let field = entry.field { values[field] = entry.value }
    }
    return values
  }
}
