/// A row of a sheet, or a record of whatever else is imported, as far as it has to be looked at closely.
public struct SheetRow: Sendable {
  public struct Cell: Sendable {
    /// The field, by its place in the mapping; nil for a heading that the mapping does not know.
    public var field: Int?
    public var heading: String
    public var value: String
    /// The sheet's column, from 0; nil where there are none.
    public var column: Int?

    public init(field: Int?, heading: String, value: String, column: Int?) {
      self.field = field
      self.heading = heading
      self.value = value
      self.column = column
    }
  }

  /// As a spreadsheet counts.
  public var number: Int
  public var cells: [Cell]

  public init(number: Int, cells: [Cell]) {
    self.number = number
    self.cells = cells
  }

  /// What stands in the cell of a field.
  public func cell(of field: Int) -> Cell? { cells.first { $0.field == field } }
}
