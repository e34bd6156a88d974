import SheafCore

/// The names by which a spreadsheet's XML calls its parts.
///
/// XML Spreadsheet 2003: https://learn.microsoft.com/previous-versions/office/developer/office-xp/aa140066(v=office.10).
/// Flat OpenDocument: https://docs.oasis-open.org/office/OpenDocument/v1.3/.
struct SheetLanguage {
  struct Name: Hashable {
    var uri: String
    var local: String
  }

  /// What a cell is said to hold.
  enum CellType {
    case text, number, date
  }

  let kind: XMLMapping.Sheet
  /// From the root to the element whose rows are the sheet's.
  let chain: [Name]
  /// How many elements of ``chain`` are around the one that has the sheet's name.
  let nameDepth: Int
  let sheetName: Name
  /// Elements around rows.
  let groups: Set<Name>
  let column: Name
  let row: Name
  let cells: Set<Name>
  /// The element in a cell that holds its text.
  let text: Name
  /// The attribute of a column, row or cell that says its number, from 1, where that is not the one after the last.
  let index: Name?
  /// How many columns, or cells, an element stands for; and how many rows.
  let columnRepeats: Name?
  let rowRepeats: Name?
  /// How many more columns an element stands for, or a cell covers.
  let span: Name?
  let merge: Name?
  let formula: Name

  /// No spreadsheet program has more columns or rows.
  static let columnLimit = 16_384
  static let rowLimit = 1_048_576

  static let spreadsheet = "urn:schemas-microsoft-com:office:spreadsheet"
  static let office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  static let table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
  static let paragraphs = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"

  static func of(_ kind: XMLMapping.Sheet) -> SheetLanguage {
    switch kind {
    case .excel2003: excel2003
    case .openDocument: openDocument
    }
  }

  private static let excel2003: SheetLanguage = {
    func name(_ local: String) -> Name { Name(uri: spreadsheet, local: local) }
    return SheetLanguage(
      kind: .excel2003, chain: [name("Workbook"), name("Worksheet"), name("Table")], nameDepth: 1,
      sheetName: name("Name"), groups: [], column: name("Column"), row: name("Row"),
      cells: [name("Cell")], text: name("Data"), index: name("Index"), columnRepeats: nil,
      rowRepeats: nil, span: name("Span"), merge: name("MergeAcross"), formula: name("Formula"))
  }()

  private static let openDocument: SheetLanguage = {
    func office(_ local: String) -> Name { Name(uri: SheetLanguage.office, local: local) }
    func table(_ local: String) -> Name { Name(uri: SheetLanguage.table, local: local) }
    return SheetLanguage(
      kind: .openDocument,
      chain: [office("document"), office("body"), office("spreadsheet"), table("table")],
      nameDepth: 3, sheetName: table("name"),
      groups: [
        table("table-header-rows"), table("table-rows"), table("table-row-group"),
      ], column: table("table-column"), row: table("table-row"),
      cells: [table("table-cell"), table("covered-table-cell")],
      text: Name(uri: paragraphs, local: "p"), index: nil,
      columnRepeats: table("number-columns-repeated"), rowRepeats: table("number-rows-repeated"),
      span: nil, merge: nil, formula: table("formula"))
  }()

  /// The language of a document's root element; nil where it is no sheet.
  static func kind(ofRoot name: Name) -> XMLMapping.Sheet? {
    XMLMapping.Sheet.allCases.first { of($0).chain[0] == name }
  }
}
