import SheafCore

/// What an element that is repeated for every field says, as far as it was read.
struct XMLFieldElement {
  var slot: Int?
  var value: XMLReaderState.Value?
}

/// Elements that are repeated for every field of a record: one of them names the field, another place holds its value.
extension XMLReaderState {
  mutating func takeField(_ place: Int, from start: Int) {
    let kept = ByteSlice(start: UnsafeRawPointer(arena) + start, count: used - start)
    guard case .item(let item)? = plan.places[place].layout.single?.source else {
      used = start
      return
    }
    switch item {
    case .value, .capture(0):
      field.value = Value(slot: -1, place: place, line: line, start: start, count: used - start)
      return
    case .heading, .name:
      let coding = plan.places[place].coding
      let name = (coding.map { $0.decoded(kept, scratch) } ?? kept) ?? kept
      field.slot = slot(of: name, isName: item == .name)
    case .capture: break
    }
    used = start
  }

  /// The slot of a field that is told by its name or heading; a new one, where nothing has it.
  private mutating func slot(of text: ByteSlice, isName: Bool) -> Int? {
    if isName, let slot = slotsByName[text.string] { return slot }
    do {
      return try schema.slot(of: text)?.slot ?? schema.addHeading(text, file: file)
    } catch {
      fail(error)
      return nil
    }
  }

  mutating func endField(_ node: Int) {
    if node == recordNode { separateRecords() }
    guard let slot = field.slot else { return }
    var value = field.value ?? Value(slot: slot, line: line, start: used, count: 0)
    value.slot = slot
    fieldValues.append(value)
    field = XMLFieldElement()
  }

  /// Where a record is an element for each field, ends the record before where this element is of another one: its other places differ,
  /// or the field came already.
  private mutating func separateRecords() {
    isInRecord = false
    func bytes(_ value: Value) -> [UInt8] {
      ByteSlice(start: UnsafeRawPointer(arena) + value.start, count: value.count).bytes
    }
    let fresh = Array(values[elementStart...])
    let key = fresh.map(bytes)
    let isNext = fieldValues.contains { $0.slot == field.slot }
    guard recordKey != nil, recordKey != key || isNext else {
      if recordKey != nil { values.removeSubrange(elementStart...) }
      recordKey = key
      return
    }
    // What belongs to the next record moves to the start of the arena.
    let text = field.value.map(bytes)
    values.removeSubrange(elementStart...)
    endRecord()
    beginRecord()
    recordKey = key
    for (value, bytes) in zip(fresh, key) { values.append(moved(value, bytes)) }
    if let value = field.value, let text { field.value = moved(value, text) }
  }

  private mutating func moved(_ value: Value, _ bytes: [UInt8]) -> Value {
    var value = value
    value.start = used
    bytes.withUnsafeBytes { keep(ByteSlice($0)) }
    return value
  }

  mutating func endRecordOfElements() {
    endRecord()
    recordKey = nil
  }
}
