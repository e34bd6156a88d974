import SheafCore

/// A record put together from its values, and handed on.
extension XMLReaderState {
  mutating func startRecord() {
    isInRecord = true
    if recordKey == nil { beginRecord() }
    elementStart = values.count
  }

  mutating func beginRecord() {
    record.reset(columns: schema.headings.count, line: line)
    values.removeAll(keepingCapacity: true)
    fieldValues.removeAll(keepingCapacity: true)
    used = 0
  }

  mutating func endRecord() {
    textStart = nil
    isInRecord = false
    if hasCodings || hasLists {
      for (slot, line, value) in gathered() { record.append(slot: slot, line: line, value: value) }
    } else {
      for value in values {
        record.append(slot: value.slot, line: value.line, value: slice(value))
      }
    }
    noteLayout()
    if !plan.isFlat, fieldValues.isEmpty { inCanonicalOrder() }
    report.read(record)
    do {
      try body(record)
    } catch {
      fail(error)
    }
    scratch.reset()
    guess = 0
  }

  private func slice(_ value: Value) -> ByteSlice {
    ByteSlice(start: UnsafeRawPointer(arena) + value.start, count: value.count)
  }

  private mutating func noteLayout() {
    var lastKnown = -1
    var known = 0
    for entry in record.entries where entry.slot < schema.fieldCount {
      if entry.slot < lastKnown { record.layout.insert(.order) }
      if !entry.isRepeat { known += 1 }
      lastKnown = entry.slot
    }
    if known < schema.fieldCount { record.layout.insert(.missingFields) }
  }

  /// The values as they stood before they were written, lists put together.
  private mutating func gathered() -> [(slot: Int, line: Int, value: ByteSlice)] {
    var gathered: [(slot: Int, line: Int, value: ByteSlice)] = []
    for value in fieldValues.isEmpty ? values : fieldValues {
      let text = decoded(slice(value), value.place, value.line)
      gathered.append((value.slot, value.line, text))
    }
    if fieldValues.isEmpty {
      for value in groupValues {
        let text = decoded(scratch.copy(value.bytes), value.place, value.line)
        gathered.append((value.slot, value.line, text))
      }
    }
    if hasLists, fieldValues.isEmpty { joinLists(&gathered) }
    return gathered
  }

  private func decoded(_ text: ByteSlice, _ place: Int?, _ line: Int) -> ByteSlice {
    guard let place, let coding = plan.places[place].coding else { return text }
    if let value = coding.decoded(text, scratch) { return value }
    let nearest = coding.nearest(to: text.string)
    report.fail(
      nearest == nil ? .noValue : .noValueNearest, [text.string.shortened, nearest ?? ""],
      at: SourceLocation(
        file: file, line: line, field: plan.places[place].slot.map { schema.heading($0) }),
      problem: .typeError)
    return text
  }

  /// Where the mapping decides the order in the document, it says nothing of the fragment's; other headings follow the fields.
  private mutating func inCanonicalOrder() {
    record.layout.remove(.order)
    func rank(_ slot: Int) -> Int { min(slot, schema.fieldCount) }
    let entries = record.entries.enumerated().sorted {
      (rank($0.element.slot), $0.offset) < (rank($1.element.slot), $1.offset)
    }
    record.replaceEntries(entries.map(\.element), columns: schema.headings.count)
  }

  /// Puts the items of a list together, with the separator of its field, at the place of the first.
  private func joinLists(_ values: inout [(slot: Int, line: Int, value: ByteSlice)]) {
    for (slot, isList) in listSlots.enumerated() where isList {
      let items = values.filter { $0.slot == slot }
      guard items.count > 1, let first = values.firstIndex(where: { $0.slot == slot }) else {
        continue
      }
      var joined: [UInt8] = []
      for (number, item) in items.enumerated() {
        if number > 0 { joined += separators[slot].buffer }
        joined += item.value.buffer
      }
      values[first].value = scratch.copy(joined)
      values = values.enumerated().filter { $0.offset <= first || $0.element.slot != slot }.map(
        \.element)
    }
  }
}
