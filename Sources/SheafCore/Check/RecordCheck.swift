/// Checks whole records against the mapping: what each field must be, and what follows from others.
package struct RecordCheck {
  private let schema: FieldTable
  private var report: Report
  private let checks: [ValueCheck]
  /// Where each id was first seen, by a hash of it.
  private var ids: [Int: (file: Int32, line: Int32)] = [:]
  private var files: [String] = []
  private var lastFile: [UInt8]?
  private static let newline = ByteSlice(permanent: [UInt8(ascii: "\n")])

  package init(schema: FieldTable, report: Report) {
    self.schema = schema
    self.report = report
    checks = schema.mapping.fields.map { ValueCheck($0, schema.arena) }
  }

  /// Begins anew: what is found goes to another report, and no id has been seen yet.
  package mutating func restart(_ report: Report) {
    self.report = report
    ids.removeAll()
    files.removeAll()
    lastFile = nil
  }

  /// - Parameter namesHeadings: whether unknown headings are still to be named; a sheet's are, once, with its heading row.
  package mutating func check(_ record: Record, namesHeadings: Bool) {
    let first = report.findings.count
    if !record.stray.isEmpty {
      report.fail(
        .strayText, at: SourceLocation(file: record.file.string, line: 1), problem: .notAField)
    }
    for entry in record.entries {
      guard entry.slot < schema.fieldCount else {
        if namesHeadings { nameHeading(entry, record) }
        continue
      }
      if entry.isRepeat {
        report.fail(.repeatedHeading, at: record.place(of: entry, schema), problem: .duplicateLabel)
      } else {
        checkValue(entry, record)
      }
    }
    for (slot, field) in schema.mapping.fields.enumerated() {
      checkRequired(slot, field, record)
      if field.kind == .composed { checkComposed(slot, field, record) }
      if let derivation = field.derivation { checkDerived(slot, field, derivation, record) }
    }
    checkID(record)
    report.sortByLine(from: first)
  }

  private func nameHeading(_ entry: Record.Entry, _ record: Record) {
    let heading = schema.heading(entry.slot)
    if heading == RowMark.heading { return }
    let place = SourceLocation(file: record.file.string, line: entry.line)
    if let nearest = Nearest.match(heading, among: schema.knownHeadings) {
      report.warn(.unknownHeadingNearest, [heading, nearest], at: place, problem: .extraLabel)
    } else {
      report.warn(.unknownHeading, [heading], at: place, problem: .extraLabel)
    }
  }

  private func checkValue(_ entry: Record.Entry, _ record: Record) {
    guard !entry.value.isEmpty else { return }
    for fault in checks[entry.slot].faults(of: entry.value) {
      report.warn(
        fault.phrase, fault.arguments, at: record.place(of: entry, schema), problem: fault.problem,
        severity: fault.severity,
        value: entry.value.string)
    }
    if entry.value.firstIndex(of: UInt8(ascii: "\n")) != nil { checkLines(entry, record) }
  }

  /// Looks for lines within a value that are nearly fields of their own. A whole field's line can only stand there because it was escaped.
  private func checkLines(_ entry: Record.Entry, _ record: Record) {
    for (number, bytes) in entry.value.split(by: RecordCheck.newline).enumerated().dropFirst() {
      let line = bytes.string
      let bare = line.filter { $0 != "*" }.drop { $0 == " " }
      let isHeading = schema.mapping.fields.contains { bare.hasPrefix($0.heading + ":") }
      let isWhole = line.hasPrefix("**") && line.dropFirst(2).contains("**:")
      guard isHeading || line.hasPrefix("**"), !isWhole else { continue }
      var place = record.place(of: entry, schema)
      if record.cells == nil { place.line = entry.line + number }
      report.warn(.lineIsNoField, [line.shortened], at: place, problem: .notAField)
    }
  }

  private func checkRequired(_ slot: Int, _ field: Field, _ record: Record) {
    guard field.isRequired, record.value(of: slot)?.isEmpty ?? true,
      field.relevant?.holds(in: record) ?? true
    else { return }
    let phrase = record.entry(of: slot) == nil ? Phrase.missingField : .required
    report.fail(phrase, at: record.place(of: slot, schema), problem: .constraintError)
  }

  private func checkComposed(_ slot: Int, _ field: Field, _ record: Record) {
    guard let composition = field.compositions.first(where: { $0.when?.holds(in: record) ?? true })
    else { return }
    let wanted = String(decoding: composition.template.bytes(for: record), as: UTF8.self)
    let found = record.value(of: slot)?.string ?? ""
    guard !wanted.hasSameBytes(as: found) else { return }
    let (says, wouldBe) = RecordCheck.difference(found, wanted)
    report.fail(
      .staleComposed, [says, wouldBe], at: record.place(of: slot, schema), problem: .staleValue,
      value: found)
  }

  private func checkDerived(
    _ slot: Int, _ field: Field, _ derivation: Field.Derivation, _ record: Record
  ) {
    guard let from = record.value(of: derivation.from)?.string,
      let wanted = field.derived(from: from, schema.mapping)
    else { return }
    let found = record.value(of: slot)?.string ?? ""
    guard wanted != found else { return }
    report.fail(
      .staleDerived, [found.shortened, wanted, schema.heading(derivation.from)],
      at: record.place(of: slot, schema), problem: .staleValue,
      value: found)
  }

  /// The parts of two texts around where they begin to differ.
  private static func difference(_ found: String, _ wanted: String) -> (String, String) {
    let same = zip(found, wanted).prefix { $0 == $1 }.count
    func part(_ text: String) -> String {
      let start = max(0, same - 20)
      let rest = text.dropFirst(start)
      return (start > 0 ? "…" : "") + (rest.count > 60 ? rest.prefix(57) + "…" : rest)
    }
    return (part(found), part(wanted))
  }

  private mutating func checkID(_ record: Record) {
    let slot = schema.mapping.idField
    if lastFile.map({ !$0.elementsEqual(record.file.buffer) }) ?? true {
      lastFile = record.file.bytes
      files.append(record.file.string)
    }
    guard let entry = record.entry(of: slot), !entry.value.isEmpty else {
      let hasColumn = record.cells == nil || record.cells?[slot] != nil
      if !schema.mapping.fields[slot].isRequired, hasColumn {
        report.fail(.blankID, at: record.place(of: slot, schema), problem: .primaryKey)
      }
      return
    }
    var hasher = Hasher()
    hasher.combine(bytes: entry.value.buffer)
    let key = hasher.finalize()
    if let first = ids[key] {
      let other = SourceLocation(file: files[Int(first.file)], line: Int(first.line))
      report.fail(
        .duplicateIDWithPlace, [entry.value.string.shortened, other.text(in: .en)],
        at: record.place(of: entry, schema), problem: .primaryKey,
        value: entry.value.string)
    } else {
      ids[key] = (Int32(files.count - 1), Int32(truncatingIfNeeded: entry.line))
    }
  }
}
