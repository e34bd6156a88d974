/// Which fields a spreadsheet has columns for, in which order and under which headings.
package struct CSVMapping: Sendable, Equatable {
  package struct Column: Sendable, Equatable {
    /// The field, by its place in the mapping.
    package var field: Int
    package var heading: String
  }

  package var columns: [Column]
}
