import SheafCore

/// The heading row of a spreadsheet: which delimiter it is written with, and which column is which.
struct CSVHeader {
  /// The slot of each column; nil where it has no heading.
  private(set) var slots: [Int?] = []
  /// The column of each slot.
  private(set) var cells: [Int: Int] = [:]
  /// The columns, in the order in which a record's fields stand.
  private(set) var order: [Int] = []

  /// Reads the heading row, and a `sep=` line before it.
  ///
  /// The delimiter is the one with which most headings are known, not the one that stands there most often.
  ///
  /// - Parameter delimiter: the one that the person named.
  /// - Throws: `Failure` where there is no heading row.
  init(_ rows: inout CSVRows, delimiter: UInt8?, schema: Schema, report: Report) throws {
    let file = rows.file
    // With a comma first: text after a quote can only be told from a wrong delimiter when all were tried.
    guard try CSVHeader.readRow(&rows, delimiter: delimiter ?? UInt8(ascii: ",")) else {
      throw Failure(.emptyFile, at: Place(file: file))
    }
    var delimiter = delimiter
    if let named = CSVHeader.separatorLine(rows) {
      delimiter = delimiter ?? named
      rows.forgetRow()
      guard try rows.next() else { throw Failure(.emptyFile, at: Place(file: file)) }
    }
    let candidates = delimiter.map { [$0] } ?? CSVDialect.delimiters
    var best: (delimiter: UInt8, known: Int) = (candidates[0], -1)
    var failure: Failure?
    for candidate in candidates {
      rows.delimiter = candidate
      do {
        try rows.again()
      } catch let error as Failure {
        failure = error
        continue
      }
      let known = rows.cells.indices.count {
        CSVHeader.slot(rows.heading($0), schema, report) != nil
      }
      if known > best.known { best = (candidate, known) }
    }
    if best.known <= 0 {
      if let failure { throw failure }
      throw Failure(
        candidates.count == 1 ? .noKnownHeadingWithDelimiter : .noKnownHeading,
        [schema.mapping.title[.en], schema.mapping.fields[0].heading],
        at: Place(file: file, line: rows.row),
        problem: .missingLabel)
    }
    rows.delimiter = best.delimiter
    try rows.again()
    try assign(rows, schema, report, file)
  }

  private static func readRow(_ rows: inout CSVRows, delimiter: UInt8) throws -> Bool {
    rows.delimiter = delimiter
    do {
      return try rows.next()
    } catch let failure as Failure where failure.diagnostics.first?.phrase == .textAfterQuote {
      return true
    }
  }

  /// The delimiter that Excel's `sep=;` line names.
  private static func separatorLine(_ rows: CSVRows) -> UInt8? {
    let line = rows.cells.map { rows.raw($0).string }.joined(separator: ",")
    guard line.utf8.count == 5, line.lowercased().hasPrefix("sep=") else { return nil }
    return line.utf8.last
  }

  private typealias Match = (slot: Int, isAlias: Bool, isGarbled: Bool)

  /// The slot for a heading as spreadsheets hand them back: perhaps with other spaces and quotes, or garbled.
  private static func slot(_ heading: String, _ schema: Schema, _ report: Report) -> Match? {
    if heading.isEmpty { return nil }
    var text = heading
    if let match = text.withUTF8({ schema.slot(of: ByteSlice(UnsafeRawBufferPointer($0))) }) {
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
  private static func looseSlot(_ heading: String, _ schema: Schema, _ report: Report) -> Int? {
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
    guard report.isInspection else { return nil }
    return (schema.fieldCount..<schema.headings.count).first { isWanted(schema.heading($0)) }
  }

  private mutating func assign(_ rows: CSVRows, _ schema: Schema, _ report: Report, _ file: String)
    throws
  {
    var duplicates: [Diagnostic] = []
    var previous: Int?
    for index in rows.cells.indices {
      let heading = rows.heading(index)
      let place = Place(file: file, line: rows.row, cell: index, field: heading)
      guard !heading.isEmpty else {
        slots.append(nil)
        continue
      }
      let match = CSVHeader.slot(heading, schema, report)
      let slot =
        try match?.slot ?? schema.addHeading(ByteSlice(permanent: Array(heading.utf8)), file: file)
      if match == nil { CSVHeader.reportUnknown(heading, schema, report, place) }
      if match?.isGarbled == true {
        report.warn(
          .garbledHeading, [schema.heading(slot)], at: place, problem: .encodingError)
      }
      if let first = cells[slot] {
        let names = [heading, Place.letters(ofColumn: first), schema.heading(slot)]
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
        .missingColumn, [schema.heading(id)], at: Place(file: file, line: rows.row),
        problem: .missingLabel)
    }
    order = schema.canonicalOrder(of: slots.compactMap { $0 }).compactMap { cells[$0] }
  }

  private static func reportUnknown(
    _ heading: String, _ schema: Schema, _ report: Report, _ place: Place
  ) {
    if heading == Revision.heading { return }
    if let nearest = Nearest.match(heading, among: schema.knownHeadings) {
      report.warn(.unknownHeadingNearest, [heading, nearest], at: place, problem: .extraLabel)
    } else {
      report.warn(
        .unknownHeading, [heading], at: place, problem: .extraLabel,
        severity: report.isInspection ? .warning : .note)
    }
  }
}

extension CSVRows {
  /// A heading as text, with the window left as it is.
  fileprivate func heading(_ index: Int) -> String {
    let text = raw(cells[index]).string
    return cells[index].hasDoubledQuotes ? text.replacing("\"\"", with: "\"") : text
  }
}
