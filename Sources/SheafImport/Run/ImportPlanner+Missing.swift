import SheafCore

extension ImportPlanner {
  /// Rows of records that were deleted in the folder since the export.
  mutating func settleGone() throws {
    for (row, id, state, record) in gone {
      let exported = try coder.fragment(state.bytes(record), name: state.entries[record].file)
      var scratch = ImportPlan(sheet: plan.sheet, folder: plan.folder)
      let cells = row.row.cells.filter { $0.field != schema.mapping.idField }
      comparison.compare(
        SheetRow(number: row.number, cells: cells), id: id, folder: exported, file: "", base: nil,
        plan: &scratch)
      if FileBytes.exists("\(plan.folder)/\(exported.name)"), exported.name.contains("/") {
        refuse(.inSubFolder, [id.shortened, exported.name], row: row.number)
        continue
      }
      let isChanged = !scratch.changed.isEmpty || scratch.isOpen
      guard isChanged else {
        plan.goneFromFolder += 1
        continue
      }
      switch decisions.take(id, nil) ?? decisions.preferred {
      case .sheet, .new, .value: comparison.add(row.row, id: id, plan: &plan)
      case .folder, .source: plan.goneFromFolder += 1
      case nil:
        plan.conflicts.append(
          .init(
            kind: .goneFromFolder, id: id, heading: nil,
            cell: .init(row: row.number, column: nil), base: nil, folder: nil, sheet: nil))
      }
    }
  }

  /// Records of the folder that have no row.
  mutating func settleMissing() throws {
    plan.recordsInFolder = index.entries.count
    let isKnown = plan.base.export != nil
    let exports = try states.used()
    // Rows that became records by an earlier import of this sheet do not tell that it has the others too.
    let hasOldRows =
      !gone.isEmpty
      || matches.keys.contains { record in
        exports.isEmpty || exports.contains { $0.byID[index.entries[record].id] != nil }
      }
    let tells = hasOldRows && !hasSkipped && !hasUnknownRows
    for (number, entry) in index.entries.enumerated()
    where matches[number] == nil && !asked.contains(number) {
      let base = exports.lazy.compactMap { state in state.byID[entry.id].map { (state, $0) } }.first
      if isKnown, base == nil {
        plan.newInFolder += 1
        continue
      }
      let reference = ImportPlan.Reference(id: entry.id, file: entry.file)
      plan.missing.append(reference)
      guard deletesMissing, decisions.take(entry.id, nil) != .folder else { continue }
      guard tells, !entry.id.isEmpty, !index.repeated.contains(entry.id) else {
        plan.withheldDeletion = true
        continue
      }
      let isForced = (decisions.take(entry.id, nil) ?? decisions.preferred) == .sheet
      if let base, !isForced, try isChanged(number, since: base) {
        if decisions.preferred == .folder { continue }
        plan.conflicts.append(
          .init(
            kind: .goneFromSheet, id: entry.id, heading: nil, cell: nil, base: nil, folder: nil,
            sheet: nil))
      } else {
        plan.deleted.append(reference)
      }
    }
  }

  /// Whether rows are left whose records nobody knows.
  private var hasUnknownRows: Bool {
    plan.refused.contains { [.blankIDInSheet, .newIDTwice].contains($0.phrase) }
  }

  private func isChanged(_ record: Int, since base: (state: ExportedState, record: Int)) throws
    -> Bool
  {
    let exported = try coder.fragment(
      base.state.bytes(base.record), name: base.state.entries[base.record].file)
    let values = exported.values(fieldCount: schema.fieldCount)
    return values.enumerated().contains { slot, value in
      FolderIndex.hash(value) != index.hash(of: record, slot)
    }
  }
}

extension ImportPlan.Base {
  /// The export that rows are compared with.
  var export: String? {
    switch self {
    case .named(let export), .assumed(let export): export
    case .none, .lost: nil
    }
  }
}
