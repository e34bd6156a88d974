import SheafCore

/// Records put aside by group as they come, already as XML, until all are known.
///
/// What is kept in memory is where each record lies, and of each group the fields that its own elements need; the records lie in a
/// temporary file.
final class XMLGroups {
  final class Group {
    /// The fields that the group's own elements have, from its first record.
    var record = Record()
    var extents: [(start: Int, end: Int)] = []
    /// For each repeated element of the group, its items in the order in which they came.
    var items: [Int: [XMLItem]] = [:]
    var seen: [Int: Set<[ByteSlice]>] = [:]
  }

  let spool = XMLSpool()
  /// Keeps what is known of the groups.
  private let arena = ByteArena()
  private(set) var all: [Group] = []
  private var byKey: [[ByteSlice]: Int] = [:]
  private let fields: [Int]
  /// The fields that stand once in a group, and so have to be the same in all of its records.
  private let shared: [Int]
  private let repeated: [Int]
  let places: [Int]
  /// The group that is being written.
  var current: Group?

  init(_ plan: XMLPlan) {
    fields = plan.layout.group?.fields ?? []
    let root = plan.chain[plan.groupDepth ?? 0]
    let inRecord = Set(plan.nodes[plan.record].places)
    let own = plan.nodes[root].places.filter { !inRecord.contains($0) }
    let items = Set(plan.nodes.flatMap(\.itemPlaces))
    places = own.filter { !items.contains($0) }
    var repeated: [Int] = []
    var tested: [Int] = []
    func find(_ index: Int) {
      guard index != plan.record else { return }
      if plan.nodes[index].each != nil { repeated.append(index) }
      if let element = plan.nodes[index].element {
        tested += [element.when, element.unless].compactMap { $0 }.flatMap { $0.terms.map(\.field) }
        tested += element.needs
      }
      for child in plan.nodes[index].children { find(child) }
    }
    find(root)
    self.repeated = repeated
    shared = Array(Set(fields + tested + places.flatMap { plan.places[$0].layout.fields })).sorted()
  }

  /// The items of a repeated element of the group that is being written; nil for those of records.
  func distinct(_ node: Int) -> [XMLItem]? {
    guard let current, repeated.contains(node) else { return nil }
    return current.items[node] ?? []
  }

  func add(
    _ record: Record, from start: Int, to end: Int, _ values: XMLValues, _ schema: FieldTable,
    _ report: Report
  ) {
    let key = fields.map { record.value(of: $0) ?? .empty }
    let group: Group
    if let known = byKey[key] {
      group = all[known]
      check(record, group, schema, report)
    } else {
      group = Group()
      group.record.reset(columns: schema.headings.count, line: record.line)
      group.record.file = arena.copy(record.file.buffer)
      for slot in shared {
        guard let entry = record.entry(of: slot) else { continue }
        group.record.append(
          slot: slot, line: entry.line, value: arena.copy(entry.value.buffer))
      }
      byKey[key.map { arena.copy($0.buffer) }] = all.count
      all.append(group)
    }
    if let last = group.extents.last, last.end == start {
      group.extents[group.extents.count - 1].end = end
    } else {
      group.extents.append((start, end))
    }
    for node in repeated {
      for item in values.items(of: node, record)
      where !(group.seen[node]?.contains(item.captures) ?? false) {
        let kept = item.captures.map { arena.copy($0.buffer) }
        group.seen[node, default: []].insert(kept)
        group.items[node, default: []].append(XMLItem(captures: kept, entry: nil))
      }
    }
  }

  private func check(_ record: Record, _ group: Group, _ schema: FieldTable, _ report: Report) {
    for slot in shared {
      let first = group.record.value(of: slot) ?? .empty
      let value = record.value(of: slot) ?? .empty
      guard first != value else { continue }
      report.fail(
        .groupDiffers, [value.string.shortened, first.string.shortened],
        at: record.place(of: slot, schema), problem: .constraintError)
    }
  }

  func close() { spool.close() }
}

/// Takes what a buffer hands on into a ``Spool``.
final class XMLSpool: ByteSink {
  private let spool = Spool()

  var count: Int { spool.count }

  func write(_ bytes: UnsafeRawPointer, _ count: Int) throws { try spool.write(bytes, count) }

  /// Copies a part of what was put aside.
  func copy(_ start: Int, _ end: Int, to output: inout ByteOutput) throws {
    let chunk = UnsafeMutableRawPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { chunk.deallocate() }
    var at = start
    while at < end {
      let count = try spool.read(at: at, into: chunk, count: min(1 << 16, end - at))
      if count == 0 { break }
      try output.append(chunk, count)
      at += count
    }
  }

  func close() { spool.close() }
}

extension XMLWriter {
  /// Writes every group: its own elements, and the records that were put aside for it.
  mutating func write(_ groups: XMLGroups) throws {
    guard let depth = plan.groupDepth else { return }
    for group in groups.all {
      groups.current = group
      values.scratch.reset()
      values.evaluate(below: plan.chain[depth], except: plan.record, group.record)
      for inner in depth..<plan.chain.count - 1 { try openWrapper(inner, group.record) }
      try output.append(markup[plan.record].leadOnce)
      for extent in group.extents {
        try groups.spool.copy(extent.start, extent.end, to: &output)
      }
      for inner in (depth..<plan.chain.count - 1).reversed() {
        try closeWrapper(inner, group.record)
      }
    }
    groups.current = nil
  }
}
