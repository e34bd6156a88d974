extension FieldTable {
  /// Gives a column to every heading of a record that the mapping does not know.
  ///
  /// - Returns: whether one of them had none yet.
  @discardableResult
  package func takeColumns(of record: Record) -> Bool {
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
