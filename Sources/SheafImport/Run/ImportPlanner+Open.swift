import SheafCore

extension ImportPlanner {
  /// Finds out which records the rows are whose ids do not tell, or asks.
  mutating func settleOpenRows() throws {
    var byID: [String: Int] = [:]
    for row in open where !row.id.isEmpty { byID[row.id, default: 0] += 1 }
    for row in open.sorted(by: { $0.row.number < $1.row.number }) {
      if let count = byID[row.id], count > 1 {
        refuse(.newIDTwice, [row.id.shortened], row: row.row.number, column: row.idColumn)
      } else if let marked = row.marked {
        try settle(row, marked: marked)
      } else if row.id.isEmpty {
        try ask(row, .idBlanked, likely: likeliest(row))
      } else if let likely = likeliest(row) {
        try ask(row, .idUnknown, likely: likely)
      } else {
        comparison.add(row.row.row, id: row.id, plan: &plan)
      }
    }
  }

  /// Deals with a row whose revision names another id than its cell.
  private mutating func settle(
    _ row: OpenRow,
    marked: (id: String, base: ExportedState.Entry, state: ExportedState, record: Int)
  ) throws {
    let record = index.byID[marked.id]
    let hasOwnRow = record.map { matches[$0] != nil } ?? false
    if row.id.isEmpty {
      if hasOwnRow {
        return refuse(
          .copyWithoutID, [marked.id, nextID(after: marked.id)], row: row.row.number,
          column: row.idColumn)
      }
      return try ask(row, .idBlanked, likely: record)
    }
    if let other = index.byID[row.id] {
      let votes = votes(row, for: other, against: record)
      // Where nothing in the row speaks for the record of the mark, it is the mark that slipped: filled down, or not sorted with the rest.
      if votes.for > 0, votes.against == 0, matches[other] == nil { return take(row, as: other) }
      asked.formUnion([other, record].compactMap { $0 })
      let phrase: Phrase =
        votes.for > votes.against
        ? .markOfOther : matches[other] == nil && hasOwnRow ? .copyWithOtherID : .idOfOther
      return refuse(
        phrase, [row.id.shortened, marked.id.shortened], row: row.row.number, column: row.idColumn)
    }
    // A row copied to begin a new record with.
    if hasOwnRow { return comparison.add(row.row.row, id: row.id, plan: &plan) }
    if record == nil {
      // The folder lost the record meanwhile; under its new id it is a new one.
      return comparison.add(row.row.row, id: row.id, plan: &plan)
    }
    try ask(row, .idEdited, likely: record)
  }

  /// Says once that the sheet has no column for the ids, and not of every row.
  private mutating func refuseWithoutIDs() {
    hasSkipped = true
    guard !plan.refused.contains(where: { $0.phrase == .missingColumn }) else { return }
    plan.refused.append(
      Diagnostic(
        .missingColumn, [heading], at: SourceLocation(file: plan.sheet), problem: .missingLabel))
  }

  private var heading: String { schema.heading(schema.mapping.idField) }

  /// How many cells of a row say what one record says and another does not, and the other way round.
  private func votes(_ row: OpenRow, for record: Int, against other: Int?) -> (
    for: Int, against: Int
  ) {
    var votes = (for: 0, against: 0)
    for cell in row.row.row.cells where cell.field != schema.mapping.idField {
      let slot = cell.field ?? slot(of: cell.heading)
      let own = index.hash(of: record, slot)
      let others = other.map { index.hash(of: $0, slot) }
      let hash = FolderIndex.hash(cell.value)
      guard own != others else { continue }
      if hash == own { votes.for += 1 }
      if hash == others { votes.against += 1 }
    }
    return votes
  }

  /// Makes an open row the row of a record, to be compared as others are.
  private mutating func take(_ row: OpenRow, as record: Int) {
    let differing = differing(row, record)
    var match = Match(
      first: differing.cells.isEmpty
        ? nil : Row(number: row.row.number, row: differing), number: row.row.number, hash: 0)
    match.isMarked = true
    if let state = row.marked?.state, let number = state.byID[index.entries[record].id] {
      match.base = (state, number)
    }
    matches[record] = match
  }

  /// The cells of an open row that are not as in the folder.
  private func differing(_ row: OpenRow, _ record: Int) -> SheetRow {
    let cells = row.row.row.cells.filter { cell in
      guard cell.field != schema.mapping.idField else { return false }
      let slot = cell.field ?? slot(of: cell.heading)
      return FolderIndex.hash(cell.value) != index.hash(of: record, slot)
    }
    return SheetRow(number: row.row.number, cells: cells)
  }

  /// Asks which record a row is, unless the person has said so.
  private mutating func ask(_ row: OpenRow, _ kind: ImportPlan.Question.Kind, likely: Int?) throws {
    let cell = ImportPlan.Cell(row: row.row.number, column: row.idColumn)
    guard let likely else {
      if lacksIDs { return refuseWithoutIDs() }
      return refuse(.blankIDInSheet, [], row: row.row.number, column: row.idColumn)
    }
    let id = index.entries[likely].id
    let base = try row.marked.map { ($0.state, $0.record) } ?? assumedBase(id)
    switch decisions.takes[Decisions.Key(record: id, field: heading)] {
    case .folder: try compareDecided(row, likely, base, newID: nil)
    case .sheet where !row.id.isEmpty: try compareDecided(row, likely, base, newID: row.id)
    case .value(let newID) where newID != id: try compareDecided(row, likely, base, newID: newID)
    case .value: try compareDecided(row, likely, base, newID: nil)
    case .new where !row.id.isEmpty: comparison.add(row.row.row, id: row.id, plan: &plan)
    case .sheet, .new, .source, nil:
      asked.insert(likely)
      plan.questions.append(
        .init(kind: kind, id: id, heading: heading, cell: cell, folder: id, sheet: row.id))
    }
  }

  private mutating func compareDecided(
    _ row: OpenRow, _ record: Int, _ base: (ExportedState, Int)?, newID: String?
  ) throws {
    asked.insert(record)
    decided.insert(record)
    try compare(
      differing(row, record), record,
      base: base.map { (state: $0.0, record: $0.1) },
      renamesTo: newID)
  }

  private func slot(of heading: String) -> Int {
    var heading = heading
    return heading.withUTF8 {
      schema.slot(of: ByteSlice(UnsafeRawBufferPointer($0)))?.slot ?? Int.max
    }
  }

  private func assumedBase(_ id: String) throws -> (ExportedState, Int)? {
    guard let state = try states.assumed(), let record = state.byID[id] else { return nil }
    return (state, record)
  }

  /// Another record, all of whose fields a row has, and nothing of its own: the ids were moved, as where one column was sorted alone.
  mutating func contents(of row: SheetRow, besides own: Int) -> Int? {
    guard let columns else { return nil }
    let values = Dictionary(
      row.cells.map { ($0.field ?? slot(of: $0.heading), FolderIndex.hash($0.value)) },
      uniquingKeysWith: { first, _ in first })
    let isLong = row.cells.contains { $0.value.utf8.count >= ImportPlanner.textLength }
    guard isLong else { return nil }
    if byLongText == nil { byLongText = texts { _ in true } }
    let others = Set(
      row.cells.filter { $0.value.utf8.count >= ImportPlanner.textLength }.map {
        byLongText![FolderIndex.hash($0.value)]
      })
    guard others.count == 1, let other = others.first!, other != own else { return nil }
    let isOther = columns.allSatisfy { slot in
      slot == schema.mapping.idField || slot == revisionSlot
        || (values[slot] ?? index.hash(of: own, slot)) == index.hash(of: other, slot)
    }
    return isOther ? other : nil
  }

  /// The record without a row of its own that a row is most like: one with at least half of its long texts.
  mutating func likeliest(_ row: OpenRow) -> Int? {
    if byText == nil { byText = texts { matches[$0] == nil } }
    var votes: [Int: Int] = [:]
    var texts = 0
    for cell in row.row.row.cells where cell.value.utf8.count >= ImportPlanner.textLength {
      texts += 1
      if let record = byText![FolderIndex.hash(cell.value)] { votes[record, default: 0] += 1 }
    }
    guard let best = votes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      best.value * 2 >= texts,
      !asked.contains(best.key)
    else { return nil }
    return best.key
  }

  /// Shorter values are the same in many records.
  private static let textLength = 40

  /// Some of the records by the hashes of all their values.
  private func texts(of isWanted: (Int) -> Bool) -> [Int: Int] {
    var texts: [Int: Int] = [:]
    for record in index.entries.indices where isWanted(record) {
      for slot in 0..<schema.fieldCount {
        let hash = index.hash(of: record, slot)
        // What two records share tells nothing.
        if hash != FolderIndex.blank { texts[hash] = texts[hash] == nil ? record : -1 }
      }
    }
    return texts.filter { $0.value >= 0 }
  }
}
