import SheafCore

/// Holds single rows of a sheet against the records of a folder, and against what these were when they were exported: a three-way merge,
/// field by field.
package struct RowComparison {
  package let mapping: Mapping
  let decisions: Decisions
  /// The sheet's name, for the places of what is refused.
  let sheet: String
  let comparisons: [ValueComparison]
  let checks: [ValueCheck]
  /// How fields are compared that the mapping does not know.
  let unknown: ValueComparison

  package init(mapping: Mapping, decisions: Decisions, sheet: String) {
    self.mapping = mapping
    self.decisions = decisions
    self.sheet = sheet
    comparisons = mapping.fields.map { ValueComparison($0) }
    let arena = ByteArena()
    checks = mapping.fields.map { ValueCheck($0, arena) }
    unknown = ValueComparison(
      Field(name: "", heading: "", label: LocalizedText([:]), kind: .paragraph))
  }

  /// What a cell comes to beside what the export and the folder say.
  private enum Verdict {
    case same(ValueComparison.Outcome)
    case changedInFolder(ValueComparison.Outcome)
    case changed(ValueComparison.Outcome)
    case conflict(ValueComparison.Outcome)
    case doubt(ValueComparison.Outcome, SheetEffect)
  }

  private func verdict(
    _ comparison: ValueComparison, base: String, folder: String, sheet: String
  ) -> Verdict {
    let besideFolder = comparison.compare(folder, sheet)
    if besideFolder.doubt == nil, besideFolder.value.hasSameBytes(as: folder) {
      return .same(besideFolder)
    }
    let besideBase = base.hasSameBytes(as: folder) ? besideFolder : comparison.compare(base, sheet)
    if let doubt = besideBase.doubt { return .doubt(besideBase, doubt) }
    if besideBase.value.hasSameBytes(as: base) { return .changedInFolder(besideBase) }
    let isFoldersOld =
      base.hasSameBytes(as: folder) || comparison.compare(base, folder).value.hasSameBytes(as: base)
    guard isFoldersOld else { return .conflict(besideBase) }
    return .changed(besideFolder.doubt == nil ? besideFolder : besideBase)
  }

  func comparison(_ cell: SheetRow.Cell) -> ValueComparison {
    cell.field.map { comparisons[$0] } ?? unknown
  }

  /// Whether a text is an id but for what a spreadsheet made of it.
  package func isID(_ text: String, _ id: String) -> Bool {
    let outcome = comparisons[mapping.idField].compare(id, text)
    return outcome.doubt == nil && outcome.value.hasSameBytes(as: id)
  }

  /// Compares a row with its record and puts what comes of it into the plan.
  ///
  /// - Parameters:
  ///   - row: the cells that are not the same bytes as in the folder.
  ///   - base: the record as it was exported; nil where that is not known.
  ///   - renamesTo: the new id that the person decided on.
  package func compare(
    _ row: SheetRow, id: String, folder: Fragment, file: String, base: Fragment?,
    renamesTo newID: String? = nil,
    plan: inout ImportPlan
  ) {
    var changes: [ImportPlan.FieldChange] = []
    let openBefore = plan.openCount
    if let newID {
      changes.append(
        .init(
          heading: mapping.fields[mapping.idField].heading, cell: .init(row: row.number), old: id,
          new: newID))
    }
    for cell in row.cells where !isMade(cell) {
      if cell.field == mapping.idField {
        if newID == nil { repairID(cell, row, id: id, plan: &plan) }
        continue
      }
      if let change = change(cell, row, id: id, folder: folder, base: base, plan: &plan) {
        changes.append(change)
      }
    }
    let blankRequired = refuseBlanks(changes, row, folder: folder, plan: &plan)
    changes.removeAll { blankRequired.contains($0.heading) }
    changes += remade(changes, row, id: id, folder: folder, base: base, file: file, plan: &plan)
    if changes.isEmpty {
      if plan.openCount == openBefore { plan.unchanged += 1 } else { plan.leftOpen += 1 }
    } else {
      plan.changed.append(.init(id: id, file: file, row: row.number, fields: changes))
    }
  }

  private func repairID(_ cell: SheetRow.Cell, _ row: SheetRow, id: String, plan: inout ImportPlan)
  {
    let outcome = comparisons[mapping.idField].compare(id, cell.value)
    let at = ImportPlan.Cell(row: row.number, column: cell.column)
    plan.add(
      .init(
        id: id, heading: cell.heading, cell: at, effects: outcome.effects, kept: id,
        sheet: cell.value))
  }

  func change(
    _ cell: SheetRow.Cell, _ row: SheetRow, id: String, folder: Fragment, base: Fragment?,
    plan: inout ImportPlan
  ) -> ImportPlan.FieldChange? {
    let old = folder.value(of: cell)
    let exported = base.map { $0.value(of: cell) ?? "" } ?? old ?? ""
    let at = ImportPlan.Cell(row: row.number, column: cell.column)
    // A record of its own is what a row can be, and no field.
    let take = decisions.take(id, cell.heading).flatMap { $0 == .new ? nil : $0 }
    func taken(_ outcome: ValueComparison.Outcome) -> ImportPlan.FieldChange? {
      var change = ImportPlan.FieldChange(
        heading: cell.heading, cell: at, old: old, new: outcome.value, effects: outcome.effects)
      switch take {
      case .folder: return nil
      case .value(let value): change.new = value
      case .sheet, .new, .source, nil: break
      }
      if change.new.hasSameBytes(as: old ?? "") { return nil }
      return refuse(change, cell, row, old: old ?? "", plan: &plan) ? nil : change
    }
    switch verdict(comparison(cell), base: exported, folder: old ?? "", sheet: cell.value) {
    case .same(let outcome):
      plan.add(
        .init(
          id: id, heading: cell.heading, cell: at, effects: outcome.effects, kept: old ?? "",
          sheet: cell.value))
      if case .value = take { return taken(outcome) }
    case .changedInFolder(let outcome):
      plan.changedInFolder += 1
      if !outcome.effects.isEmpty {
        plan.add(
          .init(
            id: id, heading: cell.heading, cell: at, effects: outcome.effects, kept: exported,
            sheet: cell.value))
      }
      if case .value = take { return taken(outcome) }
    case .changed(let outcome):
      return taken(outcome)
    case .conflict(let outcome):
      if take != nil || decisions.preferred == .sheet { return taken(outcome) }
      if decisions.preferred == .folder { return nil }
      plan.conflicts.append(
        .init(
          kind: .field, id: id, heading: cell.heading, cell: at, base: exported, folder: old ?? "",
          sheet: outcome.value))
    case .doubt(let outcome, let doubt):
      if take != nil { return taken(outcome) }
      plan.questions.append(
        .init(
          kind: .doubt(doubt), id: id, heading: cell.heading, cell: at, folder: old ?? "",
          sheet: cell.value))
    }
    return nil
  }
}

extension Fragment {
  /// The value of the field that a cell is for.
  func value(of cell: SheetRow.Cell) -> String? {
    if let field = cell.field { return value(of: field) }
    return entries.first { $0.field == nil && $0.heading == cell.heading }?.value
  }
}

extension ValueCheck {
  /// The faults of a value, none where it is blank.
  func faults(of text: String) -> [Fault] {
    text.isEmpty ? [] : Array(text.utf8).withUnsafeBytes { faults(of: ByteSlice($0)) }
  }
}
