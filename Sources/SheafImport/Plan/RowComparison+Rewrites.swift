import SheafCore

/// Short values that a program rewrote in row after row: once it is known what one comes to, the next row need not be read closely.
extension RowComparison {
  /// What was put right of a cell in which the person changed nothing.
  package struct Rewrite: Sendable {
    let kept: String
    let effects: Set<SheetEffect>
  }

  /// What a cell comes to beside the folder's value; nil where more is to be asked: an id, what is made of other fields, and every edit.
  package func rewrite(_ cell: SheetRow.Cell, in folder: Fragment) -> Rewrite? {
    guard isPlain(cell) else { return nil }
    let old = folder.value(of: cell) ?? ""
    let outcome = comparison(cell).compare(old, cell.value)
    return outcome.isUnchanged(old) ? Rewrite(kept: old, effects: outcome.effects) : nil
  }

  /// Whether a cell is worth remembering.
  package func isPlain(_ cell: SheetRow.Cell) -> Bool {
    guard let field = cell.field, field != mapping.idField else { return false }
    return !isMade(field) && cell.value.utf8.count <= 64 && decisions.takes.isEmpty
  }

  /// Puts a row into the plan whose cells were only rewritten.
  package func add(
    _ rewrites: [(cell: SheetRow.Cell, rewrite: Rewrite)], row: Int, id: String,
    plan: inout ImportPlan
  ) {
    for (cell, rewrite) in rewrites {
      plan.add(
        .init(
          id: id, heading: cell.heading, cell: .init(row: row, column: cell.column),
          effects: rewrite.effects, kept: rewrite.kept, sheet: cell.value))
    }
    plan.unchanged += 1
  }
}
