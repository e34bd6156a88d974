/// Holds single rows of a sheet against the records of a folder, and against what these were when they were exported: a three-way merge,
/// field by field.
public struct RowComparison {
  public let mapping: Mapping
  let decisions: Decisions
  /// The sheet's name, for the places of what is refused.
  let sheet: String
  private let comparisons: [ValueComparison]
  private let checks: [ValueCheck]
  /// How fields are compared that the mapping does not know.
  private let unknown: ValueComparison

  public init(mapping: Mapping, decisions: Decisions, sheet: String) {
    self.mapping = mapping
    self.decisions = decisions
    self.sheet = sheet
    comparisons = mapping.fields.map { ValueComparison($0) }
    checks = mapping.fields.map { ValueCheck($0) }
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
    if besideFolder.doubt == nil, besideFolder.value.isIdentical(to: folder) {
      return .same(besideFolder)
    }
    let besideBase = base.isIdentical(to: folder) ? besideFolder : comparison.compare(base, sheet)
    if let doubt = besideBase.doubt { return .doubt(besideBase, doubt) }
    if besideBase.value.isIdentical(to: base) { return .changedInFolder(besideBase) }
    let isFoldersOld =
      base.isIdentical(to: folder) || comparison.compare(base, folder).value.isIdentical(to: base)
    guard isFoldersOld else { return .conflict(besideBase) }
    return .changed(besideFolder.doubt == nil ? besideFolder : besideBase)
  }

  func comparison(_ cell: SheetRow.Cell) -> ValueComparison {
    cell.field.map { comparisons[$0] } ?? unknown
  }

  /// Whether a text is an id but for what a spreadsheet made of it.
  public func isID(_ text: String, _ id: String) -> Bool {
    let outcome = comparisons[mapping.idField].compare(id, text)
    return outcome.doubt == nil && outcome.value.isIdentical(to: id)
  }

  // MARK: A record that is there

  /// Compares a row with its record and puts what comes of it into the plan.
  ///
  /// - Parameters:
  ///   - row: the cells that are not the same bytes as in the folder.
  ///   - base: the record as it was exported; nil where that is not known.
  ///   - renamesTo: the new id that the person decided on.
  public func compare(
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

  private func change(
    _ cell: SheetRow.Cell, _ row: SheetRow, id: String, folder: Fragment, base: Fragment?,
    plan: inout ImportPlan
  ) -> ImportPlan.FieldChange? {
    let old = folder.value(of: cell)
    let exported = base.map { $0.value(of: cell) ?? "" } ?? old ?? ""
    let at = ImportPlan.Cell(row: row.number, column: cell.column)
    let take = decisions.take(id, cell.heading)
    func taken(_ outcome: ValueComparison.Outcome) -> ImportPlan.FieldChange? {
      var change = ImportPlan.FieldChange(
        heading: cell.heading, cell: at, old: old, new: outcome.value, effects: outcome.effects)
      switch take {
      case .folder: return nil
      case .value(let value): change.new = value
      case .sheet, .new, .source, nil: break
      }
      if change.new.isIdentical(to: old ?? "") { return nil }
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

  // MARK: What is refused

  /// Notes what is wrong with a new value and was not wrong with the old one; whether there is any error.
  private func refuse(
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

  private func place(_ cell: SheetRow.Cell, _ row: SheetRow) -> Place {
    Place(file: sheet, line: row.number, cell: cell.column, field: cell.heading)
  }

  /// Refuses to blank what is required, once all other changes are known on which that depends.
  private func refuseBlanks(
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

  private func isRequired(_ field: Int, _ values: [String]) -> Bool {
    guard mapping.fields[field].isRequired else { return false }
    return mapping.fields[field].relevant?.terms.allSatisfy { $0.values.contains(values[$0.field]) }
      ?? true
  }

  // MARK: Composed and derived fields

  private func isMade(_ cell: SheetRow.Cell) -> Bool { cell.field.map(isMade) ?? false }

  private func isMade(_ field: Int) -> Bool {
    mapping.fields[field].kind == .composed || mapping.fields[field].kind == .derived
  }

  private func values(_ folder: Fragment, _ changes: [ImportPlan.FieldChange]) -> [String] {
    var values = folder.values(fieldCount: mapping.fields.count)
    for change in changes {
      if let field = mapping.fields.firstIndex(where: { $0.heading == change.heading }) {
        values[field] = change.new
      }
    }
    return values
  }

  /// The composed and derived fields that follow from the changes, and those that somebody edited by hand.
  private func remade(
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
      guard let old = folder.value(of: field), let wanted, !wanted.isIdentical(to: old),
        mapping.made(field, of: before) != wanted
      else { continue }
      let heading = mapping.fields[field].heading
      guard old.isEmpty || mapping.made(field, of: before)?.isIdentical(to: old) == true else {
        plan.notes.append(
          Diagnostic(.madeByHand, at: Place(file: file, field: heading), severity: .note))
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
    let comparison = comparison(cell)
    let old = folder.value(of: cell) ?? ""
    let exported = base.map { $0.value(of: cell) ?? "" } ?? old
    let at = ImportPlan.Cell(row: row.number, column: cell.column)
    for known in [exported, old, wanted] {
      let outcome = comparison.compare(known, cell.value)
      // What a spreadsheet may have done to it is of no matter: it can be made again.
      guard outcome.doubt != nil || outcome.value.isIdentical(to: known) else { continue }
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

  // MARK: A record that is new

  /// Puts a row into the plan as a new record, or what keeps it from being one.
  public func add(_ row: SheetRow, id: String, plan: inout ImportPlan) {
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
      let place = Place(
        file: sheet, line: row.number, cell: cell?.column, field: mapping.fields[field].heading)
      plan.refused.append(
        Diagnostic(cell == nil ? .missingField : .required, at: place, problem: .constraintError))
      isRefused = true
    }
    guard !isRefused else { return }
    for field in mapping.fields.indices where isMade(field) {
      guard let wanted = mapping.made(field, of: values), !wanted.isIdentical(to: values[field])
      else { continue }
      let heading = mapping.fields[field].heading
      fields.removeAll { $0.heading == heading }
      fields.append(.init(heading: heading, cell: nil, old: nil, new: wanted, isRemade: true))
    }
    plan.new.append(.init(id: id, row: row.number, fields: fields))
  }
}

extension Fragment {
  /// The value of the field that a cell is for.
  func value(of cell: SheetRow.Cell) -> String? {
    if let field = cell.field { return value(of: field) }
    return entries.first { $0.field == nil && $0.heading == cell.heading }?.value
  }
}

extension String {
  /// Whether both are the same bytes; `==` also takes other compositions of the same letters for the same.
  func isIdentical(to other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}

extension ValueCheck {
  /// The faults of a value, none where it is blank.
  func faults(of text: String) -> [Fault] {
    text.isEmpty ? [] : Array(text.utf8).withUnsafeBytes { faults(of: ByteSlice($0)) }
  }
}
