import SheafCore

/// Rows as they are read.
extension ImportPlanner {
  mutating func add(_ record: Record) throws {
    let idField = schema.mapping.idField
    let idEntry = record.entry(of: idField)
    let revision = revisionSlot.flatMap { record.value(of: $0) }.flatMap { RowMark($0.string) }
    if let revision, let (state, number) = try states.find(revision) {
      let exported = state.entries[number]
      let text = idEntry?.value.string ?? ""
      // A sheet without the column of the ids is known by the revisions alone.
      if !exported.id.isEmpty, idEntry == nil || comparison.isID(text, exported.id) {
        return try take(record, id: exported.id, state: state, number: number)
      }
      return leaveOpen(record, id: text, marked: (exported.id, exported, state, number))
    }
    let id = idEntry?.value.string ?? ""
    if let found = match(id) {
      let state = try states.assumed()
      let number = state?.byID[index.entries[found].id]
      return take(record, found, state: number == nil ? nil : state, number: number)
    }
    if let state = try states.assumed(), let number = state.byID[id] {
      gone.append((row(record, besides: nil), id, state, number))
      return
    }
    leaveOpen(record, id: id, marked: nil)
  }

  /// Passes over a row that is too broken to be looked at, and sees to it that its record does not count as missing.
  mutating func skip(_ record: Record) {
    hasSkipped = true
    if let found = match(record.value(of: schema.mapping.idField)?.string ?? "") {
      asked.insert(found)
    }
  }

  /// The record with an id, whatever a spreadsheet made of it.
  private mutating func match(_ id: String) -> Int? {
    if id.isEmpty { return nil }
    if let exact = index.byID[id] { return exact }
    if looseIDs == nil {
      looseIDs = Dictionary(
        index.byID.map { ($0.key.comparisonKey, $0.value) }, uniquingKeysWith: { _, _ in -1 })
    }
    guard let found = looseIDs![id.comparisonKey], found >= 0 else { return nil }
    return found
  }

  private mutating func take(_ record: Record, id: String, state: ExportedState, number: Int) throws
  {
    if let found = index.byID[id] {
      take(record, found, state: state, number: number)
    } else {
      gone.append((row(record, besides: nil), id, state, number))
    }
  }

  private mutating func take(_ record: Record, _ found: Int, state: ExportedState?, number: Int?) {
    let (hash, differs) = looked(at: record, found)
    if var match = matches[found] {
      match.others.append(record.line)
      if match.hash != hash { match.isAllTheSame = false }
      matches[found] = match
      return
    }
    var match = Match(first: nil, number: record.line, hash: hash)
    if differs { match.first = row(record, besides: found) }
    if let state, let number { match.base = (state, number) }
    match.isMarked = revisionSlot.flatMap { record.value(of: $0) }.map { !$0.isEmpty } ?? false
    matches[found] = match
  }

  @inline(__always)
  private func differs(_ entry: Record.Entry, hash: Int, _ found: Int) -> Bool {
    guard !entry.isRepeat, entry.slot != revisionSlot else { return false }
    return hash != index.hash(of: found, entry.slot) && !refusedSlots.contains(entry.slot)
  }

  /// A hash of a row without its revision, and whether it differs from the folder's record. Each value is gone through once.
  private func looked(at record: Record, _ found: Int) -> (hash: Int, differs: Bool) {
    var hasher = Hasher()
    var isDifferent = false
    for entry in record.entries where entry.slot != revisionSlot {
      let hash = FolderIndex.hash(entry.value)
      hasher.combine(hash)
      if !isDifferent { isDifferent = differs(entry, hash: hash, found) }
    }
    return (hasher.finalize(), isDifferent)
  }

  private mutating func leaveOpen(
    _ record: Record, id: String, marked: (String, ExportedState.Entry, ExportedState, Int)?
  ) {
    let row = row(record, besides: nil)
    if let cells = record.cells, cells[schema.mapping.idField] == nil { lacksIDs = true }
    // What a spreadsheet leaves of a row whose cells were all emptied.
    if row.row.cells.allSatisfy({ $0.value.trimmed.isEmpty }) { return }
    if isHeadings(row.row) {
      plan.notes.append(
        Diagnostic(.headingsAgain, at: place(record.line, id: false), severity: .note))
      return
    }
    open.append(
      OpenRow(
        row: row, id: id.trimmed, idColumn: record.cells?[schema.mapping.idField],
        marked: marked.map { (id: $0.0, base: $0.1, state: $0.2, record: $0.3) }))
  }

  /// Whether a row is the headings once more, as where sheets were put together.
  private func isHeadings(_ row: SheetRow) -> Bool {
    row.cells.count { !$0.value.isEmpty } > 1
      && row.cells.allSatisfy { cell in
        let known = [cell.heading] + (cell.field.map { schema.mapping.fields[$0].aliases } ?? [])
        return cell.value.isEmpty || known.contains { $0.trimmed == cell.value.trimmed }
      }
  }

  /// Copies what has to be looked at: the cells that are not as in the folder, or all of them.
  private func row(_ record: Record, besides found: Int?) -> Row {
    let cells = record.entries.filter { entry in
      if let found { return differs(entry, hash: FolderIndex.hash(entry.value), found) }
      return !entry.isRepeat && entry.slot != revisionSlot && !refusedSlots.contains(entry.slot)
    }.map { entry in
      SheetRow.Cell(
        field: entry.slot < schema.fieldCount ? entry.slot : nil,
        heading: schema.heading(entry.slot),
        value: entry.value.string, column: record.cells?[entry.slot])
    }
    return Row(number: record.line, row: SheetRow(number: record.line, cells: cells))
  }
}
