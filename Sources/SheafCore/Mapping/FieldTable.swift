/// The columns of one piece of work: the mapping's fields first, then the headings met that the mapping does not know.
///
/// A column is named by its slot: slots 0 to `mapping.fields.count - 1` are the mapping's fields, the others were added as they were
/// found. Readers look headings up here, writers take the order of their columns from here.
package final class FieldTable {
  package let mapping: Mapping

  /// The headings by slot.
  package private(set) var headings: [ByteSlice]

  /// The slots that the output has columns for, in its order.
  package private(set) var order: [Int] = []

  /// The slots that stay in, and so have no column.
  package var withheld: Set<Int> = []

  /// What is kept as long as the piece of work lasts: the headings, and what readers and writers make of the mapping.
  package let arena: ByteArena

  private var slots: [ByteSlice: Int] = [:]
  private var aliases: [ByteSlice: Int] = [:]
  private var included: Set<Int> = []

  /// More unknown headings than this are no spreadsheet any more, but a wrong mapping or a broken file.
  package static let extraLimit = 1000

  package init(mapping: Mapping) {
    self.mapping = mapping
    let arena = ByteArena()
    self.arena = arena
    headings = mapping.fields.map { arena.copy($0.heading) }
    for (slot, field) in mapping.fields.enumerated() {
      slots[headings[slot]] = slot
      for alias in field.aliases { aliases[arena.copy(alias)] = slot }
    }
    for column in mapping.csv?.columns ?? [] {
      aliases[arena.copy(column.heading)] = column.field
    }
  }

  package var fieldCount: Int { mapping.fields.count }

  /// The slot of a heading, or nil where neither the mapping nor an earlier record has it.
  package func slot(of heading: ByteSlice) -> (slot: Int, isAlias: Bool)? {
    if let slot = slots[heading] { return (slot, false) }
    if let slot = aliases[heading] { return (slot, true) }
    return nil
  }

  /// The slot of a heading given as text.
  package func slot(of heading: String) -> (slot: Int, isAlias: Bool)? {
    var heading = heading
    return heading.withUTF8 { slot(of: ByteSlice(UnsafeRawBufferPointer($0))) }
  }

  /// Takes up a heading that the mapping does not know.
  ///
  /// - Throws: ``Failure`` when there are more than ``extraLimit`` of them.
  package func addHeading(_ heading: ByteSlice, file: String) throws -> Int {
    guard headings.count - fieldCount < FieldTable.extraLimit else {
      throw Failure(.tooManyHeadings, ["\(FieldTable.extraLimit)"], at: SourceLocation(file: file))
    }
    let slot = headings.count
    headings.append(arena.copy(heading.buffer))
    slots[headings[slot]] = slot
    return slot
  }

  /// Takes up a heading given as text.
  package func addHeading(_ heading: String, file: String) throws -> Int {
    var heading = heading
    return try heading.withUTF8 {
      try addHeading(ByteSlice(UnsafeRawBufferPointer($0)), file: file)
    }
  }

  package func includes(_ slot: Int) -> Bool { included.contains(slot) }

  /// Gives a slot a column of its own, after the column of `previous` or, with nil, before all others.
  package func include(_ slot: Int, after previous: Int?) {
    guard !withheld.contains(slot), included.insert(slot).inserted else { return }
    var index = 0
    if let previous, let position = order.firstIndex(of: previous) { index = position + 1 }
    order.insert(slot, at: index)
  }

  /// Gives every field of the mapping a column, in the mapping's order, or the columns that its `[csv]` names.
  package func includeMapping() {
    for slot in mapping.csv?.columns.map(\.field) ?? Array(0..<fieldCount) {
      include(slot, after: order.last)
    }
  }

  /// The canonical order of a record whose columns stand as in `columns`: the mapping's fields in the mapping's order,
  /// every other column after the one it followed.
  package func canonicalOrder(of columns: [Int]) -> [Int] {
    var followers: [Int: [Int]] = [:]
    var known: [Int] = []
    var last = -1
    for slot in columns {
      if slot < fieldCount {
        known.append(slot)
        last = slot
      } else {
        followers[last, default: []].append(slot)
      }
    }
    return ([-1] + known.sorted()).flatMap { ($0 < 0 ? [] : [$0]) + (followers[$0] ?? []) }
  }

  /// The heading as text, for messages.
  package func heading(_ slot: Int) -> String { headings[slot].string }

  /// The known headings and aliases, for suggestions.
  package var knownHeadings: [String] {
    mapping.fields.flatMap { [$0.heading] + $0.aliases }
  }
}
