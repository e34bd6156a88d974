import SheafCore

/// Writes a spreadsheet as CSV by RFC 4180: a heading row, a row a record, cells quoted where they have to be.
package struct CSVWriter: RecordWriter {
  private let schema: FieldTable
  private let report: Report
  private let dialect: CSVDialect
  private var output: ByteOutput
  private let lineEnd: ByteSlice
  private var outline: SheetOutline

  package init(to sink: any ByteSink, schema: FieldTable, report: Report, dialect: CSVDialect) {
    self.schema = schema
    self.report = report
    self.dialect = dialect
    outline = SheetOutline(schema)
    output = ByteOutput(to: sink)
    lineEnd = ByteSlice(
      start: UnsafeRawPointer(dialect.lineEnd.utf8Start), count: dialect.lineEnd.utf8CodeUnitCount)
  }

  package mutating func write(_ record: Record) throws {
    if try outline.take(record) { try writeHeadings() }
    let written = outline.dropUnmapped(record, report)
    var isBlank = true
    for (number, slot) in outline.columns.enumerated() {
      if number > 0 { try output.append(dialect.delimiter) }
      guard let value = record.value(of: slot), !value.isEmpty else { continue }
      isBlank = false
      try write(value)
      if dialect.warnsOfLongCells, let length = CSVDialect.excelLength(value),
        length > CSVDialect.excelCellLimit,
        let entry = record.entry(of: slot)
      {
        report.warn(.cellTooLongForExcel, ["\(length)"], at: record.place(of: entry, schema))
      }
    }
    // A row of blank cells is taken for none at all when it is read, unless one of them is quoted.
    if isBlank { try output.append("\"\"") }
    try output.append(lineEnd)
    record.dropStrayText(report)
    report.wrote(fields: written)
    report.normalise(record.layout)
  }

  private mutating func writeHeadings() throws {
    if dialect.hasByteOrderMark { try output.append("\u{FEFF}") }
    for (number, slot) in outline.columns.enumerated() {
      if number > 0 { try output.append(dialect.delimiter) }
      try write(outline.heading(of: slot))
    }
    try output.append(lineEnd)
  }

  private mutating func write(_ value: ByteSlice) throws {
    let isGuarded =
      FormulaGuard.looksGuarded(value)
      || dialect.guardsFormulas && FormulaGuard.isFormulaSign(value[0])
    guard dialect.needsQuotes(value) else {
      if isGuarded { try output.append(FormulaGuard.apostrophe) }
      return try output.append(value)
    }
    try output.append(CSVDialect.quote)
    if isGuarded { try output.append(FormulaGuard.apostrophe) }
    var from = 0
    while let at = value.firstIndex(of: CSVDialect.quote, from: from) {
      try output.append(value.slice(from, at + 1))
      try output.append(CSVDialect.quote)
      from = at + 1
    }
    try output.append(value.slice(from, value.count))
    try output.append(CSVDialect.quote)
  }

  package mutating func finish() throws {
    defer { output.release() }
    if !outline.isSettled {
      outline.settle()
      try writeHeadings()
    }
    try output.flush()
  }
}
