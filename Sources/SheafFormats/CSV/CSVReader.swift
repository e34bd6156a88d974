import SheafCore

/// Reads spreadsheets saved as CSV, in any of the dialects that people's programs write.
package struct CSVReader: RecordReader {
  private let source: ByteSource
  private let schema: FieldTable
  private let report: Report
  private let delimiter: UInt8?

  /// - Parameter delimiter: the one that the person named; nil finds it by the headings that the mapping knows.
  package init(_ source: ByteSource, schema: FieldTable, report: Report, delimiter: UInt8?) {
    self.source = source
    self.schema = schema
    self.report = report
    self.delimiter = delimiter
  }

  package mutating func read(_ body: (Record) throws -> Void) throws {
    var rows = CSVRows(source)
    defer { rows.release() }
    let header = try CSVHeader(&rows, delimiter: delimiter, schema: schema, report: report)
      .columns
    var record = Record()
    record.file = schema.arena.copy(source.name)
    record.cells = header.cells
    var blankRows = 0
    while try next(&rows, header) {
      if CSVReader.isBlank(rows) {
        blankRows += 1
        continue
      }
      record.reset(columns: schema.headings.count, line: rows.row)
      if rows.cells.count != header.slots.count || header.order.count != header.slots.count {
        checkShape(rows, header)
      }
      for column in header.order where column < rows.cells.count {
        var value = rows.value(column)
        if value.count > 0, value[0] == FormulaGuard.apostrophe, FormulaGuard.looksGuarded(value) {
          value = value.slice(1, value.count)
        }
        if CSVDialect.excelLength(value) == CSVDialect.excelCellLimit {
          report.warn(.cellCutByExcel, at: place(rows, column, header))
        }
        record.append(slot: header.slots[column]!, line: rows.row, value: value)
      }
      report.read(record)
      try body(record)
    }
    if let encoding = rows.encoding, encoding != .utf8, source.namedEncoding == nil {
      report.warn(
        .readAs, [encoding.rawValue], at: SourceLocation(file: source.name), problem: .encodingError
      )
    }
    if blankRows > 0 {
      report.warn(
        .blankRows, ["\(blankRows)"], at: SourceLocation(file: source.name), problem: .blankRow,
        severity: .note)
    }
  }

  /// Reads a row; a failure in it tells the field as well.
  private func next(_ rows: inout CSVRows, _ header: SheetColumns) throws -> Bool {
    do {
      return try rows.next()
    } catch var failure as Failure {
      if let cell = failure.diagnostics[0].place.cell {
        failure.diagnostics[0].place.field = field(cell, header)
      }
      throw failure
    }
  }

  private func field(_ column: Int, _ header: SheetColumns) -> String? {
    column < header.slots.count ? header.slots[column].map { schema.heading($0) } : nil
  }

  /// Whether a row is one that spreadsheets leave behind: no cell holds anything, and none is quoted. A record whose every value is
  /// blank is written with a quoted first cell.
  private static func isBlank(_ rows: CSVRows) -> Bool {
    rows.cells.allSatisfy { $0.count == 0 && !$0.isQuoted }
  }

  private func place(_ rows: CSVRows, _ column: Int, _ header: SheetColumns) -> SourceLocation {
    SourceLocation(file: source.name, line: rows.row, cell: column, field: field(column, header))
  }

  /// Whether a cell is an export's mark whose heading somebody took out; one that slipped to the right stands elsewhere.
  private func isMark(_ value: String, _ column: Int, _ header: SheetColumns) -> Bool {
    let last = header.slots.last == .some(nil) ? header.slots.count - 1 : header.slots.count
    guard column == last, RowMark(value) != nil else { return false }
    return schema.slot(of: RowMark.headingBytes).map { header.cells[$0.slot] == nil } ?? true
  }

  /// Reports cells that have no column, and columns that have no cell.
  private func checkShape(_ rows: CSVRows, _ header: SheetColumns) {
    for column in rows.cells.indices where rows.cells[column].count > 0 {
      let value = rows.raw(rows.cells[column]).string
      if isMark(value, column, header) { continue }
      if column >= header.slots.count {
        report.fail(
          .extraCell, [value.shortened, "\(header.slots.count)"], at: place(rows, column, header),
          problem: .extraCell)
      } else if header.slots[column] == nil {
        report.fail(.cellWithoutHeading, at: place(rows, column, header), problem: .blankLabel)
      }
    }
    if rows.cells.count < header.slots.count {
      report.warn(
        .missingCells, ["\(rows.cells.count)", "\(header.slots.count)"],
        at: place(rows, rows.cells.count, header),
        problem: .missingCell)
    }
  }
}
