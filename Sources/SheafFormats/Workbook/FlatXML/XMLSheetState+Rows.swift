import CLibXML2
import SheafCore

/// The rows of a workbook: what is in which column, and which row holds the headings.
extension XMLSheetState {
  mutating func startChain(_ attributes: XMLAttributes) {
    if stack.count - 1 == language.nameDepth {
      sheetName = attributes.value(keys.sheetName).map(XMLAttributes.decoded) ?? ""
    }
    guard stack.count == language.chain.count else { return }
    row = 0
    rowsBefore = 0
    blankRowsSince = 0
    hasToldOfSheet = false
    isDone = columns != nil
  }

  mutating func startRow(_ attributes: XMLAttributes) throws {
    row += 1
    if let index = try number(keys.index, attributes, .sheetIndex) {
      guard index >= row else {
        throw Failure(.sheetIndexBack, ["\(index)", "\(row)"], at: place())
      }
      blankRowsSince += index - row
      row = index
    }
    rowRepeats = try number(keys.rowRepeats, attributes, .sheetRepeats) ?? 1
    column = 0
    used = 0
    cells.removeAll(keepingCapacity: true)
  }

  mutating func endRow() throws {
    guard !cells.isEmpty else {
      blankRowsSince += rowRepeats
      row += rowRepeats - 1
      return
    }
    guard !isDone else { return tellOfSheet() }
    if columns != nil {
      try endRecords()
    } else if try !takeHeadings() {
      rowsBefore += 1
    }
    row += rowRepeats - 1
  }

  /// Takes a row for that of the headings, if the mapping knows the id's among them, or at least two.
  private mutating func takeHeadings() throws -> Bool {
    var headings = [String](repeating: "", count: (cells.last?.column ?? -1) + 1)
    for cell in cells { headings[cell.column] = slice(cell).string }
    let known = headings.compactMap { SheetColumns.slot($0, schema, report)?.slot }
    guard known.contains(schema.mapping.idField) || Set(known).count > 1 else { return false }
    columns = try SheetColumns(headings, row: row, file: file, schema: schema, report: report)
    record.cells = columns?.cells
    if rowsBefore > 0 {
      report.dropUnread(
        sheetName, .rowsAboveHeadings, ["\(rowsBefore)", "\(row)"], at: SourceLocation(file: file))
    }
    blankRowsSince = 0
    return true
  }

  private mutating func endRecords() throws {
    guard let columns else { return }
    blankRows += blankRowsSince
    blankRowsSince = 0
    guard rowRepeats <= XMLSheetState.repeatLimit else {
      throw Failure(
        .sheetRowRepeated, ["\(rowRepeats)", "\(XMLSheetState.repeatLimit)"],
        at: place(ofCell: nil))
    }
    values.removeAll(keepingCapacity: true)
    values.append(contentsOf: repeatElement(nil, count: columns.slots.count))
    for cell in cells {
      guard cell.column < values.count, columns.slots[cell.column] != nil else {
        if cell.count > 0 {
          report.fail(
            .cellWithoutHeading, at: place(ofCell: cell.column), problem: .blankLabel)
        }
        continue
      }
      values[cell.column] = cell
      if cell.count >= CSVDialect.excelCellLimit,
        CSVDialect.excelLength(slice(cell)) == CSVDialect.excelCellLimit
      {
        report.warn(.cellCutByExcel, at: place(ofCell: cell.column))
      }
    }
    for number in 0..<rowRepeats {
      record.reset(columns: schema.headings.count, line: row + number)
      for column in columns.order {
        record.append(
          slot: columns.slots[column]!, line: row + number,
          value: values[column].map { slice($0) } ?? .empty)
      }
      report.read(record)
      try body(record)
    }
  }

  /// A row that is repeated more often was made by a slip, or by somebody who means harm.
  private static let repeatLimit = 1000

  /// Tells of a sheet that is not read, since another one holds the records.
  private mutating func tellOfSheet() {
    guard !hasToldOfSheet else { return }
    hasToldOfSheet = true
    report.dropUnread(sheetName, .sheetNotRead, [sheetName], at: SourceLocation(file: file))
  }

  mutating func endSheet() throws {
    if columns == nil, rowsBefore > 0 { tellOfSheet() }
  }

  /// Called once all of the file is read.
  mutating func finish() throws {
    guard columns != nil else {
      throw Failure(
        .noHeadingRow,
        [schema.mapping.title[.en], schema.heading(schema.mapping.idField)],
        at: SourceLocation(file: file), problem: .missingLabel)
    }
    if blankRows > 0 {
      report.warn(
        .blankRows, ["\(blankRows)"], at: SourceLocation(file: file), problem: .blankRow,
        severity: .note)
    }
  }
}
