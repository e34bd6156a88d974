import SheafCore

/// Makes the plan of one import: goes through the sheet once and holds every row against the folder.
///
/// Cells with the same bytes as in the folder are told by their hashes; only of what differs are strings made.
struct ImportPlanner {
  let schema: FieldTable
  let index: FolderIndex
  let comparison: RowComparison
  let coder: FragmentCoder
  let states: ExportedStates
  let decisions: Decisions
  let deletesMissing: Bool
  var plan: ImportPlan

  /// What is known of a row once it is read.
  struct Row {
    var number: Int
    /// The cells that have to be looked at; of a row whose record is known only those that differ.
    var row: SheetRow
  }

  /// A row whose record has to be found out when all others are known.
  struct OpenRow {
    var row: Row
    var id: String
    var idColumn: Int?
    /// The record that its revision names.
    var marked: (id: String, base: ExportedState.Entry, state: ExportedState, record: Int)?
  }

  /// The rows of a record: the first, and how many more there are.
  struct Match {
    var first: Row?
    var number: Int
    var hash: Int
    var others: [Int] = []
    var isAllTheSame = true
    var base: (state: ExportedState, record: Int)?
    /// Whether the row has a mark, by which it is known besides.
    var isMarked = false
  }

  /// A short value of the sheet beside one of the folder.
  private struct RewriteKey: Hashable {
    var field: Int
    /// The hash of the folder's value.
    var folder: Int
    var sheet: String
  }

  /// By the record's place in the index.
  var matches: [Int: Match] = [:]
  /// Rows of records that the folder does not have any more, by their ids.
  var gone: [(row: Row, id: String, state: ExportedState, record: Int)] = []
  var open: [OpenRow] = []
  /// Records that an open row is likely to be, and so have one.
  var asked: Set<Int> = []
  /// Those among them that were compared after all, since the person had decided.
  var decided: Set<Int> = []
  /// Whether rows were passed over.
  var hasSkipped = false
  /// The slots that have a column; nil where there are no columns.
  var columns: [Int]?
  /// The records by what their long fields say, where that is in one alone; made when first needed.
  var byLongText: [Int: Int]?
  /// Whether the sheet has columns, and none for the ids.
  var lacksIDs = false
  /// The records without a row by what their fields say; made when first needed.
  var byText: [Int: Int]?
  /// What short cells came to beside the folder's values.
  private var rewrites: [RewriteKey: RowComparison.Rewrite] = [:]
  private static let rewriteLimit = 10_000
  /// Columns that are not imported.
  var refusedSlots: Set<Int> = []
  /// New ids that were suggested, by what stands before their last numbers.
  private var suggestions: [String: String] = [:]
  let revisionSlot: Int?
  /// The ids as they are when spreadsheets have done their worst; made when first needed.
  var looseIDs: [String: Int]?

  init(
    schema: FieldTable, index: FolderIndex, comparison: RowComparison, coder: FragmentCoder,
    states: ExportedStates,
    decisions: Decisions, deletesMissing: Bool, plan: ImportPlan
  ) {
    self.schema = schema
    self.index = index
    self.comparison = comparison
    self.coder = coder
    self.states = states
    self.decisions = decisions
    self.deletesMissing = deletesMissing
    self.plan = plan
    revisionSlot = schema.slot(of: RowMark.headingBytes)?.slot
  }

  mutating func finish() throws -> ImportPlan {
    try settleOpenRows()
    for (found, match) in matches.sorted(by: { $0.value.number < $1.value.number }) {
      try settle(found, match)
    }
    try settleGone()
    try settleMissing()
    let sheetIDs = Set(open.map(\.id) + gone.map(\.id))
    plan.notes += decisions.unknown(
      isRecord: { index.byID[$0] != nil || sheetIDs.contains($0) },
      records: index.entries.lazy.map(\.id), headings: schema.headings.indices.map(schema.heading))
    plan.leftOpen += asked.subtracting(decided).count { matches[$0] == nil }
    plan.refused.sort {
      ($0.place.line ?? 0, $0.place.cell ?? 0) < ($1.place.line ?? 0, $1.place.cell ?? 0)
    }
    return plan
  }

  private mutating func settle(_ found: Int, _ match: Match) throws {
    let entry = index.entries[found]
    if index.repeated.contains(entry.id) {
      plan.leftOpen += 1
      return refuse(.twoFilesWithID, [entry.id.shortened], row: match.number)
    }
    guard match.others.isEmpty || match.isAllTheSame else {
      let rows = ([match.number] + match.others).map(String.init)
      plan.leftOpen += 1
      return refuse(
        .copiedRow, [entry.id.shortened, rows.joined(separator: ", "), nextID(after: entry.id)],
        row: match.others[0])
    }
    if !match.others.isEmpty {
      plan.notes.append(
        Diagnostic(
          .sameRowTwice, [entry.id.shortened, "\(match.number)"], at: place(match.others[0]),
          severity: .note))
    }
    guard let row = match.first else {
      plan.unchanged += 1
      return
    }
    if !match.isMarked, let other = contents(of: row.row, besides: found) {
      plan.leftOpen += 1
      return refuse(
        .contentsOfOther, [entry.id.shortened, index.entries[other].id.shortened],
        row: match.number)
    }
    if settleRewrites(row.row, found) { return }
    try compare(row.row, found, base: match.base)
  }

  /// Settles a row whose cells were all rewritten as others were before; false where it is to be compared.
  private mutating func settleRewrites(_ row: SheetRow, _ found: Int) -> Bool {
    var known: [(cell: SheetRow.Cell, rewrite: RowComparison.Rewrite)] = []
    for cell in row.cells {
      guard let key = rewriteKey(cell, found), let rewrite = rewrites[key] else { return false }
      known.append((cell, rewrite))
    }
    comparison.add(known, row: row.number, id: index.entries[found].id, plan: &plan)
    return true
  }

  private func rewriteKey(_ cell: SheetRow.Cell, _ found: Int) -> RewriteKey? {
    guard let field = cell.field, comparison.isPlain(cell) else { return nil }
    return RewriteKey(field: field, folder: index.hash(of: found, field), sheet: cell.value)
  }

  mutating func compare(
    _ row: SheetRow, _ found: Int, base: (state: ExportedState, record: Int)?,
    renamesTo newID: String? = nil
  ) throws {
    let entry = index.entries[found]
    let folder = try coder.fragment(try FileBytes.read(entry.file), name: entry.file)
    for cell in row.cells where rewrites.count < ImportPlanner.rewriteLimit {
      guard let key = rewriteKey(cell, found), rewrites[key] == nil else { continue }
      rewrites[key] = comparison.rewrite(cell, in: folder)
    }
    let exported = try base.map {
      try coder.fragment($0.state.bytes($0.record), name: $0.state.entries[$0.record].file)
    }
    comparison.compare(
      row, id: entry.id, folder: folder, file: entry.file, base: exported, renamesTo: newID,
      plan: &plan)
  }

  func place(_ row: Int, column: Int? = nil, id: Bool = true) -> SourceLocation {
    SourceLocation(
      file: plan.sheet, line: row, cell: column,
      field: id ? schema.heading(schema.mapping.idField) : nil)
  }

  mutating func refuse(_ phrase: Phrase, _ arguments: [String], row: Int, column: Int? = nil) {
    plan.refused.append(
      Diagnostic(phrase, arguments, at: place(row, column: column), problem: .primaryKey))
  }

  /// An id like this one that nobody has yet; the same for all ids that differ in their last numbers alone, or a copied sheet would take
  /// hours.
  mutating func nextID(after id: String) -> String {
    let digits = id.reversed().prefix { $0.isASCII && $0.isNumber }.count
    let stem = String(id.dropLast(digits))
    if let known = suggestions[stem] { return known }
    let taken = Set(open.map(\.id))
    let next = NextIdentifier.after(id) { index.byID[$0] != nil || taken.contains($0) }
    suggestions[stem] = next
    return next
  }
}
