import SheafCore

/// The arena that a record's values are gathered in.
extension XMLReaderState {
  mutating func characters(_ text: ByteSlice) {
    calls += 1
    guard error == nil, stack.last != XMLReaderState.unknownMark else { return }
    if textStart != nil { return keep(text) }
    if let node = stack.last, node >= 0, plan.nodes[node].isMixed { return }
    guard !hasReportedText, text.buffer.contains(where: { $0 > 0x20 }) else { return }
    hasReportedText = true
    let path = path("text()")
    report.dropUnread(
      path, .strayXMLText,
      [path, text.string.split(whereSeparator: \.isWhitespace).joined(separator: " ").shortened],
      at: place())
  }

  mutating func reserve(_ count: Int) {
    guard used + count > capacity else { return }
    while used + count > capacity { capacity *= 2 }
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 64)
    larger.copyMemory(from: arena, byteCount: used)
    arena.deallocate()
    arena = larger
  }

  mutating func keep(_ text: ByteSlice) {
    guard used + text.count <= XMLReader.recordLimit else {
      return fail(Failure(.recordTooLong, ["\(XMLReader.recordLimit >> 20)"], at: place()))
    }
    reserve(text.count)
    (arena + used).copyMemory(from: text.start, byteCount: text.count)
    used += text.count
  }
}
