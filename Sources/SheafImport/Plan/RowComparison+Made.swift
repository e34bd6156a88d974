import SheafCore

/// Composed and derived fields: made again from their parts, or edited by hand.
extension RowComparison {
  func isMade(_ cell: SheetRow.Cell) -> Bool { cell.field.map(isMade) ?? false }

  func isMade(_ field: Int) -> Bool {
    mapping.fields[field].kind == .composed || mapping.fields[field].kind == .derived
  }

  func values(_ folder: Fragment, _ changes: [ImportPlan.FieldChange]) -> [String] {
    var values = folder.values(fieldCount: mapping.fields.count)
    for change in changes {
      if let field = mapping.fields.firstIndex(where: { $0.heading == change.heading }) {
        values[field] = change.new
      }
    }
    return values
  }

  /// The composed and derived fields that follow from the changes, and those that somebody edited by hand.
  func remade(
    _ changes: [ImportPlan.FieldChange], _ row: SheetRow, id: String, folder: Fragment,
    base: Fragment?, file: String,
    plan: inout ImportPlan
  ) -> [ImportPlan.FieldChange] {
    let made = mapping.fields.indices.filter(isMade)
    guard !made.isEmpty, !changes.isEmpty || row.cells.contains(where: isMade) else { return [] }
    let before = folder.values(fieldCount: mapping.fields.count)
    let after = values(folder, changes)
    var remade: [ImportPlan.FieldChange] = []
    for field in made {
      let wanted = mapping.made(field, of: after)
      if let cell = row.cell(of: field) {
        if let change = handEdit(
          cell, row, wanted: wanted, id: id, folder: folder, base: base, plan: &plan)
        {
          remade.append(change)
          continue
        }
      }
      guard let old = folder.value(of: field), let wanted, !wanted.hasSameBytes(as: old),
        mapping.made(field, of: before) != wanted
      else { continue }
      let heading = mapping.fields[field].heading
      guard old.isEmpty || mapping.made(field, of: before)?.hasSameBytes(as: old) == true else {
        plan.notes.append(
          Diagnostic(.madeByHand, at: SourceLocation(file: file, field: heading), severity: .note))
        continue
      }
      remade.append(.init(heading: heading, cell: nil, old: old, new: wanted, isRemade: true))
    }
    return remade
  }

  /// Deals with the cell of a composed or derived field that is not what the folder has.
  ///
  /// - Returns: the change that the person decided on, if any.
  private func handEdit(
    _ cell: SheetRow.Cell, _ row: SheetRow, wanted: String?, id: String, folder: Fragment,
    base: Fragment?,
    plan: inout ImportPlan
  ) -> ImportPlan.FieldChange? {
    guard let wanted else {
      return change(cell, row, id: id, folder: folder, base: base, plan: &plan)
    }
    // Of a record that came after the export nobody took anything out.
    if base == nil, cell.value.trimmed.isEmpty { return nil }
    let comparison = comparison(cell)
    let old = folder.value(of: cell) ?? ""
    let exported = base.map { $0.value(of: cell) ?? "" } ?? old
    let at = ImportPlan.Cell(row: row.number, column: cell.column)
    if [exported, old, wanted].contains(where: cell.value.hasSameBytes) { return nil }
    // These texts are the longest; most of the time the folder has what was exported.
    for known in old.hasSameBytes(as: exported) ? [old, wanted] : [exported, old, wanted] {
      let outcome = comparison.compare(known, cell.value)
      // What a spreadsheet may have done to it is of no matter: it can be made again.
      guard outcome.doubt != nil || outcome.value.hasSameBytes(as: known) else { continue }
      let effects = outcome.effects.union(outcome.doubt.map { [$0] } ?? [])
      if !effects.isEmpty {
        plan.add(
          .init(
            id: id, heading: cell.heading, cell: at, effects: effects, kept: known,
            sheet: cell.value))
      }
      return nil
    }
    switch decisions.take(id, cell.heading) {
    case .folder: return nil
    case .sheet, .new, .source:
      return .init(heading: cell.heading, cell: at, old: old, new: cell.value)
    case .value(let value): return .init(heading: cell.heading, cell: at, old: old, new: value)
    case nil:
      plan.questions.append(
        .init(
          kind: .handEdit, id: id, heading: cell.heading, cell: at, folder: wanted,
          sheet: cell.value))
      return nil
    }
  }
}
