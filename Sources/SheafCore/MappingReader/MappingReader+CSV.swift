extension MappingReader {
  func readCSV() -> CSVMapping? {
    guard let node = root.node("csv", keys: MappingKeys.csv) else { return nil }
    if !node.has("column") { document.report(.missingKey, ["[[csv.column]]"], at: node.path) }
    if node.table["column"]?.array?.isEmpty == true {
      node.report(.emptyList, ["column"], at: "column")
    }
    var columns: [CSVMapping.Column] = []
    for column in node.nodes("column", keys: MappingKeys.column) {
      if !column.has("field") { document.report(.missingKey, ["field"], at: column.path) }
      guard let field = fieldReference("field", in: column) else { continue }
      let heading = column.string("heading") ?? fields[field].heading
      if columns.contains(where: { $0.heading == heading }) {
        column.report(.duplicateColumn, [heading], at: column.has("heading") ? "heading" : "field")
      }
      if columns.contains(where: { $0.field == field }) {
        column.report(.duplicateColumn, [fields[field].name], at: "field")
      }
      if let owner = fields.firstIndex(where: { ([$0.heading] + $0.aliases).contains(heading) }),
        owner != field
      {
        column.report(.duplicateHeading, [heading, fields[owner].name], at: "heading")
      }
      columns.append(CSVMapping.Column(field: field, heading: heading))
    }
    return CSVMapping(columns: columns)
  }
}
