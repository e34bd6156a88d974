/// Where something is, as a person finds it: file, line or row, column, field.
package struct SourceLocation: Sendable, Equatable {
  /// The path as it was given; `-` is standard input.
  package var file: String
  /// A line of a text file or a row of a sheet, from 1; a sheet's heading row is row 1.
  package var line: Int?
  /// A character of the line, from 1.
  package var column: Int?
  /// A column of a sheet, from 0.
  package var cell: Int?
  /// The id of the record, or its number where it has none; set where the line is not one that a person can look at.
  package var record: String?
  /// The heading of the field, or a path within the document.
  package var field: String?

  package init(
    file: String, line: Int? = nil, column: Int? = nil, cell: Int? = nil,
    record: String? = nil, field: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.cell = cell
    self.record = record
    self.field = field
  }

  /// The letters that a spreadsheet shows over a column: 0 is A, 26 is AA.
  package static func letters(ofColumn index: Int) -> String {
    var letters = ""
    var rest = index + 1
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }

  /// The place as messages begin: `harvest.csv:14 (column D, Year)`.
  package func text(in language: Language) -> String {
    var text =
      file == "-" ? Phrase.standardInput.text(in: language) : Phrase.resolved(file, in: language)
    if let line { text += ":\(line)" }
    if let column { text += ":\(column)" }
    var details: [String] = []
    if let cell {
      details.append(
        Phrase.columnLetter.text([SourceLocation.letters(ofColumn: cell)], in: language))
    }
    if let record { details.append(Phrase.recordName.text([record], in: language)) }
    if let field { details.append(field) }
    return details.isEmpty ? text : text + " (\(details.joined(separator: ", ")))"
  }
}
