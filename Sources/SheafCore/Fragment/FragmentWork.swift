/// The parts that a ``FragmentCoder`` uses again and again: they are dear to make, and keep what they learn.
struct FragmentWork: ~Copyable {
  /// How many bytes the schema keeps of unknown headings before it is made anew.
  private static let extraBytes = 1 << 20

  private let mapping: Mapping
  private var schema: FieldTable
  private var parser: FragmentParser
  private var decoder = FragmentDecoder()
  private var record = Record()
  private var check: RecordCheck
  /// What the schema keeps of the mapping, in bytes.
  private var ownBytes: Int

  init(mapping: Mapping) {
    self.mapping = mapping
    schema = FieldTable(mapping: mapping)
    parser = FragmentParser(schema: schema)
    parser.keepsExtents = true
    check = RecordCheck(schema: schema, report: Report())
    ownBytes = schema.arena.byteCount
  }

  deinit {
    var parser = parser
    parser.releaseScratch()
  }

  mutating func fragment(_ bytes: [UInt8], name: String) throws -> Fragment {
    var encoding = TextEncoding.utf8
    var entries: [Fragment.Entry] = []
    var stray = ""
    try parse(bytes, name: name) { work, text in
      encoding = text.encoding
      stray = work.record.stray.string
      entries = zip(work.record.entries, work.parser.extents).map { entry, extent in
        let line = text.bytes.slice(extent.start + 2, text.bytes.count)
        return Fragment.Entry(
          field: entry.slot < work.schema.fieldCount ? entry.slot : nil,
          heading: line.slice(0, Heading.end(of: line, from: 0) ?? 0).string,
          value: entry.value.string, line: entry.line, isRepeat: entry.isRepeat)
      }
    }
    return Fragment(
      name: name, bytes: bytes, hash: ContentHash(bytes), encoding: encoding, entries: entries,
      stray: stray)
  }

  mutating func withRecord<Result>(
    _ bytes: [UInt8], name: String, _ body: (Record) throws -> Result
  ) throws -> Result {
    var result: Result?
    try parse(bytes, name: name) { work, _ in result = try body(work.record) }
    return result!
  }

  mutating func findings(_ bytes: [UInt8], name: String) throws -> [Diagnostic] {
    let report = Report(validationWithLimit: Report.listLimit)
    try parse(bytes, name: name) { work, _ in
      work.check.restart(report)
      work.check.check(work.record, namesHeadings: true)
    }
    return report.findings
  }

  mutating func bytes(
    _ changes: [Int: String], others: [String: String], changedIn fragment: Fragment
  ) throws -> [UInt8] {
    var edited: [UInt8] = []
    var hasMark = false
    try parse(fragment.bytes, name: fragment.name) { work, text in
      hasMark = text.hasByteOrderMark
      var changes = changes
      for (heading, value) in others.sorted(by: { $0.key < $1.key }) {
        let known = work.schema.slot(of: heading)?.slot
        let slot = try known ?? work.schema.addHeading(heading, file: fragment.name)
        changes[slot] = value
      }
      edited = work.edited(text.bytes, changes)
    }
    return TextEncoder(fragment.encoding).encode(edited, withByteOrderMark: hasMark)
      ?? TextEncoder(.utf8).encode(edited, withByteOrderMark: false)!
  }

  /// Parses a fragment and hands over the text that its record points into.
  private mutating func parse(
    _ bytes: [UInt8], name: String,
    _ body: (inout FragmentWork, FragmentDecoder.Text) throws -> Void
  ) throws {
    // Headings that no mapping knows are kept with the schema; a folder with ever new ones must fill neither the table nor the memory.
    if schema.headings.count - schema.fieldCount > FieldTable.extraLimit / 2
      || schema.arena.byteCount - ownBytes > FragmentWork.extraBytes
    {
      parser.releaseScratch()
      schema = FieldTable(mapping: mapping)
      parser = FragmentParser(schema: schema)
      parser.keepsExtents = true
      check = RecordCheck(schema: schema, report: Report())
      ownBytes = schema.arena.byteCount
    }
    try bytes.withUnsafeBytes { buffer in
      let text = try decoder.decode(ByteSlice(buffer), file: name)
      parser.releaseScratch()
      record.reset(columns: schema.headings.count, line: 1)
      let file = Array(name.utf8)
      try file.withUnsafeBytes { file in
        record.file = ByteSlice(file)
        guard try parser.parse(text.bytes, file: { name }, into: &record) else {
          throw Failure(text.bytes.isEmpty ? .emptyFile : .noFields, at: SourceLocation(file: name))
        }
        try body(&self, text)
        record.file = .empty
      }
    }
  }

  /// The text with the lines of some fields written anew.
  private func edited(_ text: ByteSlice, _ changes: [Int: String]) -> [UInt8] {
    var edits: [(offset: Int, end: Int, bytes: [UInt8])] = []
    var missing = Set(changes.keys)
    for (entry, extent) in zip(record.entries, parser.extents)
    where !entry.isRepeat && missing.contains(entry.slot) {
      missing.remove(entry.slot)
      let lineBreak = extent.hasCarriageReturns ? "\r\n" : "\n"
      var value = FragmentCoder.written(changes[entry.slot]!, lineBreak: lineBreak)
      if text[extent.valueStart - 1] == UInt8(ascii: ":") { value.insert(UInt8(ascii: " "), at: 0) }
      edits.append((extent.valueStart, extent.valueEnd, value))
    }
    let additions = missing.sorted().filter { !changes[$0]!.isEmpty }
    for slot in additions { edits.append(addition(of: slot, changes[slot]!, text)) }
    var result: [UInt8] = []
    var at = 0
    for edit in edits.enumerated().sorted(by: { ($0.1.offset, $0.0) < ($1.1.offset, $1.0) }) {
      result += text.slice(at, edit.element.offset).buffer
      result += edit.element.bytes
      at = edit.element.end
    }
    return result + text.slice(at, text.count).buffer
  }

  /// A line for a field that has none, behind the one that precedes it in the mapping.
  private func addition(of slot: Int, _ value: String, _ text: ByteSlice) -> (Int, Int, [UInt8]) {
    let heading = schema.heading(slot)
    guard let index = record.entries.lastIndex(where: { $0.slot < slot }) else {
      let first = parser.extents[0]
      let lineBreak = first.hasCarriageReturns ? "\r\n" : "\n"
      return (first.start, first.start, FragmentCoder.line(heading, value, lineBreak: lineBreak))
    }
    let previous = parser.extents[index]
    let lineBreak = previous.hasCarriageReturns ? "\r\n" : "\n"
    let line = FragmentCoder.line(heading, value, lineBreak: lineBreak)
    // The last line may lack its line break, and goes on lacking it.
    if previous.end == text.count, text[text.count - 1] != UInt8(ascii: "\n") {
      return (
        text.count, text.count, Array(lineBreak.utf8) + line.dropLast(lineBreak.utf8.count)
      )
    }
    return (previous.end, previous.end, line)
  }
}
