import SheafCore

/// Writes records as XML, each field where the mapping places it.
///
/// A field that a record lacks is left out, with the elements that hold nothing else; a blank one is an empty element.
public struct XMLWriter: RecordWriter {
  /// A node with its bytes made ready.
  private struct Markup {
    /// The line break and spaces before it, `<name`, and the attributes that never change.
    var open: ByteSlice
    var close: ByteSlice
    var isLeaf: Bool
  }

  private let schema: Schema
  private let report: Report
  private let plan: XMLPlan
  private var output: ByteOutput
  private var markup: [Markup] = []
  /// For each node, ` name="` of its attributes; the whole attribute where it is a constant.
  private var attributeOpens: [[ByteSlice]] = []
  private var constants: [ByteSlice?] = []
  private let extraOpen: ByteSlice
  private let extraClose: ByteSlice
  private var isStarted = false
  private let separators: [ByteSlice]
  /// The slots that are left out where they are blank.
  private let omittedSlots: [Int]

  public init(to sink: any ByteSink, schema: Schema, report: Report) {
    self.schema = schema
    self.report = report
    plan = XMLPlan(schema.mapping.xml, fieldCount: schema.fieldCount)
    output = ByteOutput(to: sink)
    separators = schema.mapping.fields.map { ByteSlice(permanent: Array($0.separator.utf8)) }
    omittedSlots = schema.mapping.xml.places.compactMap {
      if case .field(let slot) = $0.content, $0.blank == .omit { slot } else { nil }
    }
    let indent = String(repeating: "  ", count: plan.record + 1)
    let extra = plan.extra.map { "\n\(indent)<\($0.name) \($0.heading)=\"" } ?? ""
    extraOpen = ByteSlice(permanent: Array(extra.utf8))
    extraClose = ByteSlice(permanent: Array("</\(plan.extra?.name.description ?? "")>".utf8))
    prepare()
  }

  private mutating func prepare() {
    var depths = [Int](repeating: 0, count: plan.nodes.count)
    for index in plan.nodes.indices {
      for child in plan.nodes[index].children { depths[child] = depths[index] + 1 }
    }
    for (index, node) in plan.nodes.enumerated() {
      var open = index == 0 ? "" : "\n" + String(repeating: "  ", count: depths[index])
      open += "<\(node.name)"
      if index == 0 {
        for namespace in plan.namespaces {
          let name = namespace.prefix.isEmpty ? "xmlns" : "xmlns:\(namespace.prefix)"
          open +=
            " \(name)=\"\(String(decoding: XMLEscape.bytes(namespace.uri, .attribute), as: UTF8.self))\""
        }
      }
      var bytes = Array(open.utf8)
      for predicate in node.predicates {
        bytes +=
          Array(" \(predicate.attribute)=\"".utf8) + XMLEscape.bytes(predicate.value, .attribute)
          + Array("\"".utf8)
      }
      let isLeaf = node.children.isEmpty && index != plan.record
      let close =
        (isLeaf ? "" : "\n" + String(repeating: "  ", count: depths[index])) + "</\(node.name)>"
      markup.append(
        Markup(
          open: ByteSlice(permanent: bytes), close: ByteSlice(permanent: Array(close.utf8)),
          isLeaf: isLeaf))
      attributeOpens.append(
        node.attributes.map { attribute in
          var bytes = Array(" \(attribute.name)=\"".utf8)
          if case .constant(let text) = attribute.content {
            bytes += XMLEscape.bytes(text, .attribute) + Array("\"".utf8)
          }
          return ByteSlice(permanent: bytes)
        })
      constants.append(
        node.text.flatMap {
          if case .constant(let text) = $0 {
            ByteSlice(permanent: XMLEscape.bytes(text, .text))
          } else {
            nil
          }
        })
    }
  }

  public mutating func write(_ record: Record) throws {
    if !isStarted { try start() }
    var written = record.entries.count
    if !plan.carriesAll || !plan.isFlat { written -= dropHomeless(record) }
    try open(plan.record, record)
    if plan.isFlat {
      for entry in record.entries {
        if let node = plan.flatNodes[entry.slot] {
          try writeLeaf(node, entry.value, entry, record)
        } else if entry.slot >= schema.fieldCount {
          try writeExtra(entry, record)
        }
      }
    } else {
      for child in plan.nodes[plan.record].children { try write(child, record) }
      for entry in record.entries where entry.slot >= schema.fieldCount {
        try writeExtra(entry, record)
      }
    }
    try output.append(markup[plan.record].close)
    record.dropStrayText(report)
    report.wrote(fields: written)
    var layout = record.layout.subtracting(
      plan.isFlat ? [.missingFields, .order] : [.missingFields])
    if omittedSlots.contains(where: { record.value(of: $0)?.isEmpty ?? false }) {
      layout.insert(.blanksLeftOut)
    }
    report.normalise(layout)
  }

  /// Counts the fields that have no place, and those that have the place of an earlier one, as dropped.
  private func dropHomeless(_ record: Record) -> Int {
    var dropped = 0
    for entry in record.entries {
      let isKnown = entry.slot < schema.fieldCount
      let hasPlace = isKnown ? plan.slots.contains(entry.slot) : plan.extra != nil
      let isSecond = entry.isRepeat && isKnown && !plan.isFlat
      guard !hasPlace || isSecond else { continue }
      dropped += 1
      report.drop(
        schema.heading(entry.slot), hasPlace ? .repeatedHeading : .noPlace,
        at: record.place(of: entry, schema))
    }
    return dropped
  }

  /// Writes what comes before the first record: the wrappers and their constants.
  private mutating func start() throws {
    isStarted = true
    try output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    let none = Record()
    for wrapper in 0..<plan.record {
      try open(wrapper, none)
      for child in plan.nodes[wrapper].children where child != wrapper + 1 {
        try write(child, none)
      }
    }
  }

  private mutating func write(_ index: Int, _ record: Record) throws {
    let node = plan.nodes[index]
    guard node.slots.isEmpty || node.slots.contains(where: { isWritten($0.slot, $0.blank, record) })
    else { return }
    if node.isList, case .field(let slot)? = node.text, let entry = record.entry(of: slot) {
      for item in entry.value.split(by: separators[slot]) {
        try open(index, record)
        try output.append(UInt8(ascii: ">"))
        try append(item, .text, entry, record)
        try output.append(markup[index].close)
      }
      return
    }
    try open(index, record)
    if markup[index].isLeaf {
      if case .field(let slot)? = node.text, let entry = record.entry(of: slot) {
        try output.append(UInt8(ascii: ">"))
        try append(entry.value, .text, entry, record)
        try output.append(markup[index].close)
      } else if let constant = constants[index] {
        try output.append(UInt8(ascii: ">"))
        try output.append(constant)
        try output.append(markup[index].close)
      } else {
        try output.append("/>")
      }
    } else {
      for child in node.children { try write(child, record) }
      try output.append(markup[index].close)
    }
  }

  private func isWritten(_ slot: Int, _ blank: XMLLayout.Blank, _ record: Record) -> Bool {
    guard let value = record.value(of: slot) else { return false }
    return blank == .empty || !value.isEmpty
  }

  /// Writes an element's start tag; that of a leaf is left open for `>` or `/>`.
  private mutating func open(_ index: Int, _ record: Record) throws {
    try output.append(markup[index].open)
    for (number, attribute) in plan.nodes[index].attributes.enumerated() {
      guard case .field(let slot) = attribute.content else {
        try output.append(attributeOpens[index][number])
        continue
      }
      guard let entry = record.entry(of: slot), isWritten(slot, attribute.blank, record) else {
        continue
      }
      try output.append(attributeOpens[index][number])
      try append(entry.value, .attribute, entry, record)
      try output.append(UInt8(ascii: "\""))
    }
    if !markup[index].isLeaf { try output.append(UInt8(ascii: ">")) }
  }

  @inline(__always)
  private mutating func writeLeaf(
    _ node: Int, _ value: ByteSlice, _ entry: Record.Entry, _ record: Record
  ) throws {
    try output.append(markup[node].open)
    if value.isEmpty { return try output.append("/>") }
    try output.append(UInt8(ascii: ">"))
    try append(value, .text, entry, record)
    try output.append(markup[node].close)
  }

  private mutating func writeExtra(_ entry: Record.Entry, _ record: Record) throws {
    guard plan.extra != nil else { return }
    try output.append(extraOpen)
    try append(schema.headings[entry.slot], .attribute, entry, record)
    if entry.value.isEmpty { return try output.append("\"/>") }
    try output.append("\">")
    try append(entry.value, .text, entry, record)
    try output.append(extraClose)
  }

  /// Appends a value; what XML cannot hold is an error of the record, and the next values are looked at all the same.
  @inline(__always)
  private mutating func append(
    _ value: ByteSlice, _ context: XMLEscape.Context, _ entry: Record.Entry, _ record: Record
  ) throws {
    do {
      try XMLEscape.append(value, context, to: &output)
    } catch let forbidden as XMLEscape.Forbidden {
      let id = record.value(of: schema.mapping.idField)?.string ?? ""
      let code = String(forbidden.scalar, radix: 16, uppercase: true)
      let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
      report.fail(
        .notInXML, ["U+\(padded)", id], at: record.place(of: entry, schema), problem: .typeError)
    }
  }

  public mutating func finish() throws {
    defer { output.release() }
    if !isStarted { try start() }
    for wrapper in (0..<plan.record).reversed() { try output.append(markup[wrapper].close) }
    try output.append(UInt8(ascii: "\n"))
    try output.flush()
  }
}
