/// Reads the text of one fragment; the grammar is in docs/formats.md.
///
/// Almost every line is the field that followed the last one in the fragment before, so that is tried first: one comparison and one search
/// for the line's end are all that an ordinary field costs.
package struct FragmentParser {
  let schema: FieldTable
  /// `**Heading**:` by slot.
  private var prefixes: [ByteSlice] = []
  /// Which slot followed which, the last time; the first element is the slot that came first, then follows one a slot.
  private var followers: [Int] = [0]
  /// Whether ``extents`` is kept.
  package var keepsExtents = false
  /// Where the fields of the text parsed last stand in it, one for each of the record's entries.
  package private(set) var extents: [Extent] = []
  /// Values that had to be rewritten, because something in them was escaped.
  private var scratch: [UnsafeMutableRawPointer] = []

  package init(schema: FieldTable) {
    self.schema = schema
    learnHeadings()
  }

  private mutating func learnHeadings() {
    while prefixes.count < schema.headings.count {
      let heading = schema.headings[prefixes.count]
      prefixes.append(schema.arena.copy(Array("**".utf8) + heading.bytes + Array("**:".utf8)))
      followers.append(prefixes.count)
    }
  }

  /// Gives back the memory of values that had to be rewritten: those of records parsed before are good no longer.
  package mutating func releaseScratch() {
    for memory in scratch { memory.deallocate() }
    scratch.removeAll(keepingCapacity: true)
  }

  /// The bytes that one field takes up in a fragment's text.
  package struct Extent: Sendable {
    /// Where its line begins.
    package var start: Int
    /// Where its value begins, behind `**Heading**:` and the space.
    package var valueStart: Int
    /// Where its value ends, before the line break and blank lines that follow it.
    package var valueEnd: Int
    /// Where the next field begins, or the text ends.
    package var end: Int
    /// Whether its lines end in CRLF.
    package var hasCarriageReturns: Bool
  }

  /// One field while its value is being read.
  private struct Open {
    var slot: Int
    var line: Int
    var start: Int
    var valueStart: Int
  }

  /// Reads `text`, which is UTF-8 without a byte order mark, into the record.
  ///
  /// - Returns: false where there is no field in it.
  package mutating func parse(_ text: ByteSlice, file: () -> String, into record: inout Record)
    throws
    -> Bool
  {
    var layout: RecordLayout = []
    var open: Open?
    var line = 1
    var at = 0
    var last = -1
    var lastKnown = -1
    extents.removeAll(keepingCapacity: true)
    while at < text.count {
      if text[at] == UInt8(ascii: "*"),
        let field = try field(text, at, after: last, file: file, &layout)
      {
        if let open {
          close(open, text, end: at, lines: line - open.line, &layout, into: &record)
        } else if at > 0 {
          strayText(text.slice(0, at), &layout, into: &record)
        }
        open = Open(slot: field.slot, line: line, start: at, valueStart: field.valueStart)
        last = field.slot
        if field.slot < schema.fieldCount {
          if field.slot < lastKnown { layout.insert(.order) }
          lastKnown = field.slot
        }
        at = field.valueStart
      }
      at = (text.firstIndex(of: UInt8(ascii: "\n"), from: at) ?? text.count) + 1
      line += 1
    }
    guard let open else { return false }
    close(open, text, end: text.count, lines: line - open.line, &layout, into: &record)
    let known = record.entries.count { $0.slot < schema.fieldCount && !$0.isRepeat }
    if known < schema.fieldCount { layout.insert(.missingFields) }
    record.layout.formUnion(layout)
    return true
  }

  /// The field that the line at an offset is, or nil where it is none.
  private mutating func field(
    _ text: ByteSlice, _ at: Int, after last: Int, file: () -> String, _ layout: inout RecordLayout
  ) throws -> (slot: Int, valueStart: Int)? {
    let rest = text.slice(at, text.count)
    var slot = followers[last + 1]
    let headingEnd: Int
    if slot < prefixes.count, rest.hasPrefix(prefixes[slot]) {
      headingEnd = prefixes[slot].count
    } else {
      guard let end = FragmentParser.headingEnd(of: rest) else { return nil }
      let heading = rest.slice(2, end)
      headingEnd = end + 3
      if let match = schema.slot(of: heading) {
        slot = match.slot
        if match.isAlias { layout.insert(.aliases) }
      } else {
        slot = try schema.addHeading(heading, file: file())
        learnHeadings()
      }
      followers[last + 1] = slot
    }
    let valueStart = at + headingEnd
    if valueStart < text.count, text[valueStart] == UInt8(ascii: " ") {
      return (slot, valueStart + 1)
    }
    layout.insert(.spacing)
    return (slot, valueStart)
  }

  /// The offset of the `**:` that ends the heading, where the text begins with a field's line.
  static func headingEnd(of text: ByteSlice) -> Int? {
    guard text.count > 5, text[0] == UInt8(ascii: "*"), text[1] == UInt8(ascii: "*") else {
      return nil
    }
    let line = text.slice(0, text.firstIndex(of: UInt8(ascii: "\n")) ?? text.count)
    return Heading.end(of: line, from: 2)
  }

  private func strayText(_ text: ByteSlice, _ layout: inout RecordLayout, into record: inout Record)
  {
    if text.buffer.contains(where: {
      $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: " ")
    }) {
      record.stray = text
    } else {
      layout.insert(.spacing)
    }
  }

  private mutating func close(
    _ open: Open, _ text: ByteSlice, end: Int, lines: Int, _ layout: inout RecordLayout,
    into record: inout Record
  ) {
    var value = text.slice(min(open.valueStart, end), end)
    var hasCarriageReturns = layout.contains(.carriageReturns)
    if value.count > 0, value[value.count - 1] == UInt8(ascii: "\n") {
      value.count -= 1
      hasCarriageReturns = value.count > 0 && value[value.count - 1] == UInt8(ascii: "\r")
      if hasCarriageReturns {
        value.count -= 1
        layout.insert(.carriageReturns)
      }
    } else {
      layout.insert(.noFinalNewline)
    }
    let raw = value.count
    if lines > 1 || (value.count > 0 && value[value.count - 1] == UInt8(ascii: "\\")) {
      value = unescaped(value, hasCarriageReturns: hasCarriageReturns, &layout)
    }
    record.append(slot: open.slot, line: open.line, value: value)
    guard keepsExtents else { return }
    let valueEnd =
      min(open.valueStart, end)
      + contentEnd(of: text.slice(min(open.valueStart, end), min(open.valueStart, end) + raw))
    extents.append(
      Extent(
        start: open.start, valueStart: min(open.valueStart, end), valueEnd: valueEnd, end: end,
        hasCarriageReturns: hasCarriageReturns))
  }

  /// Where a value ends and blank lines before the next field begin.
  private func contentEnd(of value: ByteSlice) -> Int {
    var end = value.count
    while end > 0, value[end - 1] == UInt8(ascii: "\n") {
      end -= 1
      if end > 0, value[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    }
    return end
  }

  /// Takes off what the writer's escapes added, and the blank lines before the next field.
  private mutating func unescaped(
    _ value: ByteSlice, hasCarriageReturns: Bool, _ layout: inout RecordLayout
  ) -> ByteSlice {
    var value = value
    let end = contentEnd(of: value)
    if end < value.count {
      value.count = end
      layout.insert(.spacing)
    }
    var lines = value.split(by: FragmentEscape.newline)
    var isChanged = false
    for index in lines.indices {
      if hasCarriageReturns, index < lines.count - 1, lines[index].buffer.last == UInt8(ascii: "\r")
      {
        lines[index].count -= 1
        isChanged = true
      }
      if index > 0, FragmentEscape.isEscaped(lines[index]) {
        lines[index] = lines[index].slice(1, lines[index].count)
        isChanged = true
      }
    }
    if FragmentEscape.hasEscapedEnd(lines[lines.count - 1], isFirst: lines.count == 1) {
      lines[lines.count - 1].count -= 1
      isChanged = true
    }
    return isChanged ? joined(lines, capacity: value.count) : value
  }

  private mutating func joined(_ lines: [ByteSlice], capacity: Int) -> ByteSlice {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(capacity, 1), alignment: 1)
    scratch.append(memory)
    var count = 0
    for (index, line) in lines.enumerated() {
      if index > 0 {
        memory.storeBytes(of: UInt8(ascii: "\n"), toByteOffset: count, as: UInt8.self)
        count += 1
      }
      (memory + count).copyMemory(from: line.start, byteCount: line.count)
      count += line.count
    }
    return ByteSlice(start: UnsafeRawPointer(memory), count: count)
  }
}
