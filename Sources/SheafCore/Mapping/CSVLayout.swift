/// Which fields a spreadsheet has columns for, in which order and under which headings.
public struct CSVLayout: Sendable, Equatable {
  public struct Column: Sendable, Equatable {
    /// The field, by its place in the mapping.
    public var field: Int
    public var heading: String
  }

  public var columns: [Column]
}
