import SheafCore

/// Which column of a sheet is which, by its heading row.
struct SheetColumns {
  /// The slot of each column; nil where it has no heading.
  private(set) var slots: [Int?] = []
  /// The column of each slot.
  private(set) var cells: [Int: Int] = [:]
  /// The columns, in the order in which a record's fields stand.
  private(set) var order: [Int] = []

  /// Takes up the headings, and gives columns to those that the mapping does not know.
  ///
  /// - Parameter row: the row of the headings, for messages.
  /// - Throws: `Failure` where two columns are of one field.
  init(_ headings: [String], row: Int, file: String, schema: FieldTable, report: Report) throws {
    var duplicates: [Diagnostic] = []
    var previous: Int?
    for (index, heading) in headings.enumerated() {
      let place = SourceLocation(file: file, line: row, cell: index, field: heading)
      guard !heading.isEmpty else {
        slots.append(nil)
        continue
      }
      let match = SheetColumns.slot(heading, schema, report)
      let slot = try match?.slot ?? schema.addHeading(heading, file: file)
      if match == nil { SheetColumns.reportUnknown(heading, schema, report, place) }
      if match?.isGarbled == true {
        report.warn(
          .garbledHeading, [schema.heading(slot)], at: place, problem: .encodingError)
      }
      if let first = cells[slot] {
        let names = [heading, SourceLocation.letters(ofColumn: first), schema.heading(slot)]
        duplicates.append(
          Diagnostic(.duplicateColumnHeading, names, at: place, problem: .duplicateLabel))
      }
      cells[slot] = index
      slots.append(slot)
      if schema.mapping.csv == nil || slot >= schema.fieldCount {
        schema.include(slot, after: previous)
      }
      if schema.includes(slot) { previous = slot }
    }
    guard duplicates.isEmpty else { throw Failure(duplicates) }
    let id = schema.mapping.idField
    if cells[id] == nil {
      report.warn(
        .missingColumn, [schema.heading(id)], at: SourceLocation(file: file, line: row),
        problem: .missingLabel)
    }
    order = schema.canonicalOrder(of: slots.compactMap { $0 }).compactMap { cells[$0] }
  }

  typealias Match = (slot: Int, isAlias: Bool, isGarbled: Bool)

  /// The slot for a heading as spreadsheets hand them back: perhaps with other spaces and quotes, or garbled.
  static func slot(_ heading: String, _ schema: FieldTable, _ report: Report) -> Match? {
    if heading.isEmpty { return nil }
    if let match = schema.slot(of: heading) {
      return (match.slot, match.isAlias, false)
    }
    if let slot = looseSlot(heading, schema, report) { return (slot, true, false) }
    var misread = heading
    while let text = Mojibake.undone(misread) {
      if let slot = looseSlot(text, schema, report) { return (slot, true, true) }
      misread = text
    }
    return nil
  }

  /// The slot whose heading, alias or heading in a sheet is the same but for what spreadsheets rewrite.
  private static func looseSlot(_ heading: String, _ schema: FieldTable, _ report: Report) -> Int? {
    func key(_ heading: String) -> String {
      let words = heading.split(whereSeparator: \.isWhitespace)
      return ValueComparison.key(of: words.joined(separator: " "))
    }
    let wanted = key(heading)
    func isWanted(_ known: String) -> Bool { key(known) == wanted }
    let fields = schema.mapping.fields
    if let slot = fields.firstIndex(where: { ([$0.heading] + $0.aliases).contains(where: isWanted) }
    ) {
      return slot
    }
    if let column = schema.mapping.csv?.columns.first(where: { isWanted($0.heading) }) {
      return column.field
    }
    // A conversion keeps headings that the mapping does not know byte for byte.
    guard report.isValidation else { return nil }
    return (schema.fieldCount..<schema.headings.count).first { isWanted(schema.heading($0)) }
  }

  private static func reportUnknown(
    _ heading: String, _ schema: FieldTable, _ report: Report, _ place: SourceLocation
  ) {
    if heading == RowMark.heading { return }
    if let nearest = Nearest.match(heading, among: schema.knownHeadings) {
      report.warn(.unknownHeadingNearest, [heading, nearest], at: place, problem: .extraLabel)
    } else {
      report.warn(
        .unknownHeading, [heading], at: place, problem: .extraLabel,
        severity: report.isValidation ? .warning : .note)
    }
  }
}
