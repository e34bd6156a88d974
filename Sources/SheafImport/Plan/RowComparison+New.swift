import SheafCore

/// Rows that become new records.
extension RowComparison {
  /// Puts a row into the plan as a new record, or what keeps it from being one.
  package func add(_ row: SheetRow, id: String, plan: inout ImportPlan) {
    var values = [String](repeating: "", count: mapping.fields.count)
    var fields: [ImportPlan.FieldChange] = []
    var isRefused = false
    for cell in row.cells {
      var outcome = comparison(cell).look(at: cell.value)
      let at = ImportPlan.Cell(row: row.number, column: cell.column)
      switch decisions.take(id, cell.heading) {
      case .value(let value): outcome = .init(value: value)
      case .sheet: outcome.doubt = nil
      case .folder, .new, .source, nil: break
      }
      if let doubt = outcome.doubt {
        plan.questions.append(
          .init(
            kind: .doubt(doubt), id: id, heading: cell.heading, cell: at, folder: nil,
            sheet: cell.value))
        isRefused = true
      }
      let change = ImportPlan.FieldChange(
        heading: cell.heading, cell: at, old: nil, new: outcome.value, effects: outcome.effects)
      if refuse(change, cell, row, old: "", plan: &plan), !isMade(cell) { isRefused = true }
      if let field = cell.field { values[field] = outcome.value }
      if cell.field != nil || !outcome.value.isEmpty { fields.append(change) }
    }
    for field in mapping.fields.indices
    where values[field].isEmpty && !isMade(field) && isRequired(field, values) {
      let cell = row.cell(of: field)
      let place = SourceLocation(
        file: sheet, line: row.number, cell: cell?.column, field: mapping.fields[field].heading)
      plan.refused.append(
        Diagnostic(cell == nil ? .missingField : .required, at: place, problem: .constraintError))
      isRefused = true
    }
    guard !isRefused else { return }
    for field in mapping.fields.indices where isMade(field) {
      guard let wanted = mapping.made(field, of: values), !wanted.hasSameBytes(as: values[field])
      else { continue }
      let heading = mapping.fields[field].heading
      if let cell = row.cell(of: field), !values[field].isEmpty {
        plan.notes.append(Diagnostic(.madeInNew, at: place(cell, row), severity: .note))
      }
      fields.removeAll { $0.heading == heading }
      fields.append(.init(heading: heading, cell: nil, old: nil, new: wanted, isRemade: true))
    }
    plan.new.append(.init(id: id, row: row.number, fields: fields))
  }
}
