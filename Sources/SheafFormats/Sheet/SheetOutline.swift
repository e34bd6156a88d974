import SheafCore

/// The columns of a sheet that is being written, settled with its first record.
struct SheetOutline {
  private let schema: FieldTable
  /// The slots that have columns, in order.
  private(set) var columns: [Int] = []
  /// Whether the columns are known, and so the heading row can be written.
  private(set) var isSettled = false
  /// Whether a slot has a column.
  private var hasColumn: [Bool] = []

  init(_ schema: FieldTable) { self.schema = schema }

  /// Makes sure that the columns of a record are there.
  ///
  /// - Returns: whether the heading row is to be written now.
  /// - Throws: `NewColumnFound` where it is written, and lacks a column.
  mutating func take(_ record: Record) throws -> Bool {
    guard !isSettled || record.entries.contains(where: { !has($0.slot) }) else { return false }
    let isFirst = !isSettled
    if isFirst {
      schema.takeColumns(of: record)
      settle()
    } else if schema.takeColumns(of: record) {
      throw NewColumnFound()
    }
    // Slots of the mapping that its [csv] leaves out are known to have no column.
    hasColumn = (0..<schema.headings.count).map { schema.includes($0) }
    return isFirst
  }

  /// Settles the columns where there is no record.
  mutating func settle() {
    columns = schema.order
    isSettled = true
  }

  @inline(__always)
  private func has(_ slot: Int) -> Bool {
    slot < hasColumn.count && (hasColumn[slot] || slot < schema.fieldCount)
  }

  /// Counts the fields that have no column as dropped, and those whose heading came before.
  ///
  /// - Returns: how many fields remain.
  func dropUnmapped(_ record: Record, _ report: Report) -> Int {
    var written = record.entries.count
    for entry in record.entries where entry.isRepeat || !hasColumn[entry.slot] {
      written -= 1
      report.drop(
        schema.heading(entry.slot), entry.isRepeat ? .repeatedHeading : .noColumn,
        at: record.place(of: entry, schema))
    }
    return written
  }

  /// What stands over a column: what the mapping's `[csv]` says, or the field's heading.
  func heading(of slot: Int) -> ByteSlice {
    let column = schema.mapping.csv?.columns.first { $0.field == slot }
    return column.map { schema.arena.copy($0.heading) } ?? schema.headings[slot]
  }
}
