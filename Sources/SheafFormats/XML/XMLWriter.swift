import SheafCore

/// Writes records as XML, each field where the mapping places it.
///
/// A field that a record lacks is left out, with the elements that hold nothing else; a blank one is an empty element. With a template
/// everything that no place fills stays as it is there.
package struct XMLWriter: RecordWriter {
  let schema: FieldTable
  let report: Report
  let plan: XMLPlan
  let markup: [XMLMarkup]
  let values: XMLValues
  var output: ByteOutput
  let encoding: XMLEncoding
  /// The records of each group, where there are groups.
  var groups: XMLGroups?
  let sink: any ByteSink
  let extraOpen: ByteSlice
  let extraClose: ByteSlice
  var isStarted = false
  /// The slots that are left out where they are blank.
  private let omittedSlots: [Int]
  private var keys: [Int: (file: ByteSlice, line: Int)] = [:]
  /// The file of the last of them, kept once for all of its records.
  private var keyFile = ByteSlice.empty
  var hasToldOfReferences = false

  init(to sink: any ByteSink, plan: XMLPlan, schema: FieldTable, report: Report) {
    self.schema = schema
    self.report = report
    self.plan = plan
    encoding = plan.template?.encoding ?? .utf8
    self.sink = encoding == .utf8 ? sink : XMLEncodingSink(to: sink, encoding: encoding)
    if plan.groupDepth != nil {
      let groups = XMLGroups(plan)
      self.groups = groups
      output = ByteOutput(to: groups.spool)
    } else {
      output = ByteOutput(to: self.sink)
    }
    markup = plan.markup()
    values = XMLValues(plan, schema, report)
    omittedSlots = plan.places.compactMap {
      $0.layout.blank != .empty && $0.isRead ? $0.slot : nil
    }
    let indent =
      plan.template == nil
      ? "\n" + String(repeating: "  ", count: plan.chain.count)
      : plan.nodes[plan.record].children.first.flatMap { plan.nodes[$0].raw }.map {
        String(decoding: $0.lead, as: UTF8.self)
      } ?? "\n"
    let extra = plan.extra.map { "\(indent)<\($0.name) \($0.heading)=\"" } ?? ""
    extraOpen = plan.arena.copy(extra)
    extraClose = plan.arena.copy("</\(plan.extra?.name.description ?? "")>")
  }

  package mutating func write(_ record: Record) throws {
    if !isStarted, groups == nil { try start() }
    guard plan.isFlat || values.isAllowed(plan.record, record) else {
      for entry in record.entries {
        report.drop(schema.heading(entry.slot), .filteredOut, at: record.place(of: entry, schema))
      }
      return
    }
    var written = record.entries.count
    if !plan.carriesAll || !plan.isFlat { written -= dropUnmapped(record) }
    if plan.isFlat {
      try output.append(markup[plan.record].open)
      try output.append(markup[plan.record].end)
      for entry in record.entries {
        if let node = plan.flatNodes[entry.slot] {
          try writeLeaf(node, entry.value, entry, record)
        } else if entry.slot >= schema.fieldCount {
          try writeExtra(entry, record)
        }
      }
      try output.append(markup[plan.record].close)
    } else {
      written -= try writeTree(record)
    }
    record.dropStrayText(report)
    report.wrote(fields: written)
    var layout = record.layout.subtracting(
      plan.isFlat || plan.hasFields ? [.missingFields, .order] : [.missingFields])
    if plan.template != nil, !plan.hasFields { layout.formUnion(record.layout) }
    if !plan.hasFields,
      omittedSlots.contains(where: { record.value(of: $0)?.isEmpty ?? false })
    {
      layout.insert(.blanksLeftOut)
    }
    report.normalise(layout)
  }

  /// Returns how many fields were left out.
  private mutating func writeTree(_ record: Record) throws -> Int {
    values.scratch.reset()
    let start = groups.map { $0.spool.count + output.pending.count } ?? 0
    values.evaluate(below: plan.record, record)
    let leftOut = dropLeftOut(record)
    try write(plan.record, record)
    if let groups {
      let end = groups.spool.count + output.pending.count
      groups.add(record, from: start, to: end, values, schema, report)
    }
    return leftOut
  }

  /// Whether an element that depends on the record has something to say.
  private func isWritten(_ index: Int, _ record: Record) -> Bool {
    guard values.isAllowed(index, record) else { return false }
    for place in plan.nodes[index].requiredOwn where values.states[place] != .filled {
      return false
    }
    let isRepeated = plan.nodes[index].each != nil
    if !isRepeated, !isFilled(plan.nodes[index].requiredOfItem) { return false }
    if !plan.nodes[index].isVariable || index == plan.record { return true }
    if isRepeated { return hasItems(index, record) }
    for place in plan.nodes[index].directPlaces where values.isWritten(place) { return true }
    for child in plan.nodes[index].children
    where plan.nodes[child].isVariable && isWritten(child, record) {
      return true
    }
    return false
  }

  private func isFilled(_ places: [Int]) -> Bool {
    places.allSatisfy { values.states[$0] == .filled }
  }

  private func hasItems(_ index: Int, _ record: Record) -> Bool {
    if let distinct = groups?.distinct(index) { return !distinct.isEmpty }
    if case .fields? = plan.nodes[index].each { return !record.entries.isEmpty }
    return !values.items(of: index, record).isEmpty
  }

  mutating func write(_ index: Int, _ record: Record) throws {
    guard isWritten(index, record) else { return }
    if index != plan.record { try output.append(markup[index].leadOnce) }
    guard plan.nodes[index].each != nil else { return try writeElement(index, record) }
    for item in groups?.distinct(index) ?? values.items(of: index, record) {
      values.evaluate(plan.nodes[index].itemPlaces, record, item)
      guard isFilled(plan.nodes[index].requiredOfItem) else { continue }
      checkKey(index, record)
      try writeElement(index, record)
    }
  }

  private mutating func writeElement(_ index: Int, _ record: Record) throws {
    try open(index, record)
    if markup[index].isLeaf {
      if case .place(let place)? = plan.nodes[index].text, values.isWritten(place) {
        if values.states[place] == .blank, plan.template != nil {
          return try output.append(markup[index].emptyEnd)
        }
        try output.append(markup[index].end)
        try append(values.values[place], place, .text, record)
        try output.append(markup[index].close)
      } else if let constant = markup[index].constant {
        try output.append(markup[index].end)
        try output.append(constant)
        try output.append(markup[index].close)
      } else {
        try output.append(markup[index].emptyEnd)
      }
      return
    }
    try output.append(markup[index].end)
    for child in plan.nodes[index].children { try write(child, record) }
    if index == plan.record, plan.extra != nil {
      for entry in record.entries where entry.slot >= schema.fieldCount {
        try writeExtra(entry, record)
      }
    }
    try output.append(markup[index].close)
  }

  /// Writes an element's start tag without its end.
  mutating func open(_ index: Int, _ record: Record) throws {
    try output.append(markup[index].open)
    for number in plan.nodes[index].attributes.indices {
      guard case .place(let place) = plan.nodes[index].attributes[number].content else {
        try output.append(markup[index].attributes[number])
        continue
      }
      guard values.isWritten(place) else { continue }
      try output.append(markup[index].attributes[number])
      try append(values.values[place], place, .attribute, record)
      try output.append(UInt8(ascii: "\""))
    }
  }

  /// Finds elements that the reader on the other side would take for one, since their key is the same.
  private mutating func checkKey(_ index: Int, _ record: Record) {
    guard let unique = plan.nodes[index].element?.unique, !unique.isEmpty else { return }
    var hasher = Hasher()
    var key: [String] = []
    for path in unique {
      for attribute in plan.nodes[index].attributes where attribute.name == path.attribute {
        guard case .place(let place) = attribute.content else { continue }
        hasher.combine(values.values[place])
        key.append("\(attribute.name)=\(values.values[place].string.shortened)")
      }
    }
    let hash = hasher.finalize()
    if let first = keys[hash] {
      let other = SourceLocation(file: first.file.string, line: first.line)
      report.fail(
        .duplicateKey, [key.joined(separator: ", "), other.text(in: .en)],
        at: SourceLocation(file: record.file.string, line: record.line), problem: .primaryKey)
    } else {
      if keyFile != record.file { keyFile = plan.arena.copy(record.file.buffer) }
      keys[hash] = (keyFile, record.line)
    }
  }

  func release() { output.release() }

  package mutating func finish() throws {
    defer { release() }
    if let groups {
      try output.flush()
      output.release()
      output = ByteOutput(to: sink)
      try start()
      try write(groups)
      groups.close()
    }
    if !isStarted { try start() }
    try endDocument()
  }
}
