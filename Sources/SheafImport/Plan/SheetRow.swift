import SheafCore

/// A row of a sheet, or a record of whatever else is imported, as far as it has to be looked at closely.
package struct SheetRow: Sendable {
  package struct Cell: Sendable {
    /// The field, by its place in the mapping; nil for a heading that the mapping does not know.
    package var field: Int?
    package var heading: String
    package var value: String
    /// The sheet's column, from 0; nil where there are none.
    package var column: Int?

    package init(field: Int?, heading: String, value: String, column: Int?) {
      self.field = field
      self.heading = heading
      self.value = value
      self.column = column
    }
  }

  /// As a spreadsheet counts.
  package var number: Int
  package var cells: [Cell]

  package init(number: Int, cells: [Cell]) {
    self.number = number
    self.cells = cells
  }

  /// What stands in the cell of a field.
  package func cell(of field: Int) -> Cell? { cells.first { $0.field == field } }
}
