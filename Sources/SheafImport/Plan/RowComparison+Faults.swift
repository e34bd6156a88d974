import SheafCore

/// What of a new value is refused.
extension RowComparison {
  /// Notes what is wrong with a new value and was not wrong with the old one; whether there is any error.
  func refuse(
    _ change: ImportPlan.FieldChange, _ cell: SheetRow.Cell, _ row: SheetRow, old: String,
    plan: inout ImportPlan
  ) -> Bool {
    guard let field = cell.field, !change.new.isEmpty else { return false }
    let known = Set(checks[field].faults(of: old).map(\.phrase))
    var isRefused = false
    for fault in checks[field].faults(of: change.new) where !known.contains(fault.phrase) {
      let place = place(cell, row)
      let diagnostic = Diagnostic(
        fault.phrase, fault.arguments, at: place, severity: fault.severity, problem: fault.problem,
        value: change.new)
      if fault.severity == .error {
        plan.refused.append(diagnostic)
        isRefused = true
      } else {
        plan.notes.append(diagnostic)
      }
    }
    return isRefused
  }

  func place(_ cell: SheetRow.Cell, _ row: SheetRow) -> SourceLocation {
    SourceLocation(file: sheet, line: row.number, cell: cell.column, field: cell.heading)
  }

  /// Refuses to blank what is required, once all other changes are known on which that depends.
  func refuseBlanks(
    _ changes: [ImportPlan.FieldChange], _ row: SheetRow, folder: Fragment, plan: inout ImportPlan
  ) -> Set<String> {
    var refused: Set<String> = []
    let blanked = changes.filter { $0.new.isEmpty && $0.old?.isEmpty == false }
    guard !blanked.isEmpty else { return [] }
    let values = values(folder, changes)
    for change in blanked {
      guard let cell = row.cells.first(where: { $0.heading == change.heading }),
        let field = cell.field,
        isRequired(field, values)
      else { continue }
      refused.insert(change.heading)
      plan.refused.append(Diagnostic(.required, at: place(cell, row), problem: .constraintError))
    }
    return refused
  }

  func isRequired(_ field: Int, _ values: [String]) -> Bool {
    guard mapping.fields[field].isRequired else { return false }
    return mapping.fields[field].relevant?.terms.allSatisfy { $0.values.contains(values[$0.field]) }
      ?? true
  }
}
