import SheafCore

/// A record put together from its values, and handed on.
extension XMLReaderState {
  mutating func endRecord() {
    textStart = nil
    joinLists()
    var lastKnown = -1
    var known = 0
    for value in values {
      let slice = ByteSlice(start: UnsafeRawPointer(arena) + value.start, count: value.count)
      record.append(slot: value.slot, line: value.line, value: slice)
      guard value.slot < schema.fieldCount else { continue }
      if value.slot < lastKnown { record.layout.insert(.order) }
      if !record.entries[record.entries.count - 1].isRepeat { known += 1 }
      lastKnown = value.slot
    }
    if !plan.isFlat { inCanonicalOrder() }
    if known < schema.fieldCount { record.layout.insert(.missingFields) }
    report.read(record)
    do {
      try body(record)
    } catch {
      fail(error)
    }
    guess = 0
  }

  /// Where the mapping decides the order in the document, it says nothing of the fragment's; other headings follow the fields.
  mutating func inCanonicalOrder() {
    record.layout.remove(.order)
    func rank(_ slot: Int) -> Int { min(slot, schema.fieldCount) }
    let entries = record.entries.enumerated().sorted {
      (rank($0.element.slot), $0.offset) < (rank($1.element.slot), $1.offset)
    }
    record.reset(columns: schema.headings.count, line: record.line)
    for (_, entry) in entries {
      record.append(slot: entry.slot, line: entry.line, value: entry.value)
    }
  }

  /// Puts the items of a list together, with the separator of its field, at the place of the first.
  mutating func joinLists() {
    for (slot, isList) in listSlots.enumerated() where isList {
      let items = values.filter { $0.slot == slot }
      guard items.count > 1, let first = values.firstIndex(where: { $0.slot == slot }) else {
        continue
      }
      // Nothing of what is copied may move meanwhile.
      reserve(items.reduce(0) { $0 + $1.count + separators[slot].count })
      let start = used
      for (number, item) in items.enumerated() {
        if number > 0 { keep(separators[slot]) }
        keep(ByteSlice(start: UnsafeRawPointer(arena) + item.start, count: item.count))
      }
      values[first].start = start
      values[first].count = used - start
      values = values.enumerated().filter { $0.offset <= first || $0.element.slot != slot }.map(
        \.element)
    }
  }
}
