import SheafCore

/// What stands around the records.
extension XMLWriter {
  /// Writes what comes before the first record or group: the wrappers and their constants.
  mutating func start() throws {
    isStarted = true
    if let template = plan.template {
      if template.hasMark { try output.append("\u{FEFF}") }
      try output.append(template.prolog)
    } else {
      try output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    }
    let inner = plan.groupDepth ?? plan.chain.count - 1
    for depth in 0..<inner { try openWrapper(depth, Record()) }
    try output.append(markup[plan.chain[inner]].leadOnce)
  }

  /// Opens an element around the records, with what stands in it before them.
  mutating func openWrapper(_ depth: Int, _ record: Record) throws {
    let index = plan.chain[depth]
    try open(index, record)
    try output.append(markup[index].end)
    for child in plan.nodes[index].children {
      if child == plan.chain[depth + 1] { break }
      try write(child, record)
    }
  }

  /// Writes what stands after the records in an element around them, and closes it.
  mutating func closeWrapper(_ depth: Int, _ record: Record) throws {
    let index = plan.chain[depth]
    let after = plan.nodes[index].children.drop { $0 != plan.chain[depth + 1] }.dropFirst()
    for child in after { try write(child, record) }
    try output.append(markup[index].close)
  }

  /// Writes what comes after the last record; another document may begin then.
  mutating func endDocument() throws {
    let inner = plan.groupDepth ?? plan.chain.count - 1
    for depth in (0..<inner).reversed() { try closeWrapper(depth, Record()) }
    if let template = plan.template {
      try output.append(template.epilog)
    } else {
      try output.append(UInt8(ascii: "\n"))
    }
    try output.flush()
    isStarted = false
  }
}
