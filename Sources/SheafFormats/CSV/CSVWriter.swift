import SheafCore

/// Writes a spreadsheet as CSV by RFC 4180: a heading row, a row a record, cells quoted where they have to be.
public struct CSVWriter: RecordWriter {
  private let schema: Schema
  private let report: Report
  private let dialect: CSVDialect
  private var output: ByteOutput
  private let lineEnd: ByteSlice
  /// The slots that have columns, in order.
  private var columns: [Int] = []
  /// Whether a slot has a column.
  private var hasColumn: [Bool] = []
  private var isStarted = false

  public init(to sink: any ByteSink, schema: Schema, report: Report, dialect: CSVDialect) {
    self.schema = schema
    self.report = report
    self.dialect = dialect
    output = ByteOutput(to: sink)
    lineEnd = ByteSlice(
      start: UnsafeRawPointer(dialect.lineEnd.utf8Start), count: dialect.lineEnd.utf8CodeUnitCount)
  }

  public mutating func write(_ record: Record) throws {
    if !isStarted || record.entries.contains(where: { !has($0.slot) }) {
      try takeColumns(of: record)
    }
    var written = record.entries.count
    for entry in record.entries where entry.isRepeat || !hasColumn[entry.slot] {
      written -= 1
      report.drop(
        schema.heading(entry.slot), entry.isRepeat ? .repeatedHeading : .noColumn,
        at: record.place(of: entry, schema))
    }
    var isBlank = true
    for (number, slot) in columns.enumerated() {
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

  @inline(__always)
  private func has(_ slot: Int) -> Bool {
    slot < hasColumn.count && (hasColumn[slot] || slot < schema.fieldCount)
  }

  /// Makes sure that the columns of a record are there, and writes the heading row if that was not done yet.
  private mutating func takeColumns(of record: Record) throws {
    if !isStarted {
      isStarted = true
      schema.takeColumns(of: record)
      try writeHeadings()
    } else if schema.takeColumns(of: record) {
      throw NewColumnFound()
    }
    // Slots of the mapping that its [csv] leaves out are known to have no column.
    hasColumn = (0..<schema.headings.count).map { schema.includes($0) }
  }

  private mutating func writeHeadings() throws {
    columns = schema.order
    if dialect.hasByteOrderMark { try output.append("\u{FEFF}") }
    for (number, slot) in columns.enumerated() {
      if number > 0 { try output.append(dialect.delimiter) }
      let column = schema.mapping.csv?.columns.first { $0.field == slot }
      try write(
        column.map { ByteSlice(permanent: Array($0.heading.utf8)) } ?? schema.headings[slot])
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

  public mutating func finish() throws {
    defer { output.release() }
    if !isStarted { try writeHeadings() }
    try output.flush()
  }
}

extension Schema {
  /// Gives a column to every heading of a record that the mapping does not know.
  ///
  /// - Returns: whether one of them had none yet.
  @discardableResult
  func takeColumns(of record: Record) -> Bool {
    var isNew = false
    var previous: Int?
    for entry in record.entries {
      if !includes(entry.slot), entry.slot >= fieldCount || mapping.csv == nil {
        include(entry.slot, after: previous)
        isNew = true
      }
      if includes(entry.slot) { previous = entry.slot }
    }
    return isNew
  }
}

/// Goes through an input only to learn its columns.
struct ColumnCollector: RecordWriter {
  let schema: Schema

  mutating func write(_ record: Record) throws { schema.takeColumns(of: record) }

  mutating func finish() throws {}
}
