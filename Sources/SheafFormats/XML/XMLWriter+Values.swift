import SheafCore

/// Values on their way out: escaped, as CDATA, or with references for what the template's encoding lacks.
extension XMLWriter {
  @inline(__always)
  mutating func writeLeaf(
    _ node: Int, _ value: ByteSlice, _ entry: Record.Entry, _ record: Record
  ) throws {
    try output.append(markup[node].open)
    if value.isEmpty { return try output.append("/>") }
    try output.append(UInt8(ascii: ">"))
    try append(value, .text, entry, record)
    try output.append(markup[node].close)
  }

  mutating func writeExtra(_ entry: Record.Entry, _ record: Record) throws {
    guard plan.extra != nil else { return }
    try output.append(extraOpen)
    try append(schema.headings[entry.slot], .attribute, entry, record)
    if entry.value.isEmpty { return try output.append("\"/>") }
    try output.append("\">")
    try append(entry.value, .text, entry, record)
    try output.append(extraClose)
  }

  /// Appends what stands at a place.
  mutating func append(
    _ value: ByteSlice, _ place: Int, _ context: XMLEscape.Context, _ record: Record
  ) throws {
    let slot = plan.places[place].slot ?? schema.mapping.idField
    let entry =
      record.entry(of: slot)
      ?? Record.Entry(slot: slot, line: record.line, value: value, isRepeat: false)
    let isCDATA = plan.places[place].layout.isCDATA && context == .text
    try append(value, isCDATA ? .cdata : context, entry, record)
  }

  /// Appends a value; what XML cannot hold is an error of the record, and the next values are looked at all the same.
  @inline(__always)
  private mutating func append(
    _ value: ByteSlice, _ context: XMLEscape.Context, _ entry: Record.Entry, _ record: Record
  ) throws {
    do {
      if encoding.isUnicode, context != .cdata {
        try XMLEscape.append(value, context, to: &output)
      } else {
        try appendCarefully(value, context, entry, record)
      }
    } catch let forbidden as XMLEscape.Forbidden {
      let id = record.value(of: schema.mapping.idField)?.string ?? ""
      report.fail(
        .notInXML, [forbidden.name, id], at: record.place(of: entry, schema),
        problem: .typeError)
    }
  }

  /// CDATA, and text in an encoding that does not have every character.
  private mutating func appendCarefully(
    _ value: ByteSlice, _ context: XMLEscape.Context, _ entry: Record.Entry, _ record: Record
  ) throws {
    let stranger =
      encoding.isUnicode
      ? nil : value.string.unicodeScalars.first { encoding.byte(for: $0.value) == nil }
    if let stranger {
      let name = XMLEscape.name(of: stranger.value)
      let arguments = [encoding.rawValue, String(stranger), name]
      let place = SourceLocation(file: plan.template?.name ?? "", line: 1)
      if context == .cdata {
        return report.fail(
          .notInEncodingCDATA, arguments, at: record.place(of: entry, schema), problem: .typeError)
      }
      if !hasToldOfReferences { report.warn(.notInEncoding, arguments, at: place) }
      hasToldOfReferences = true
    }
    if context == .cdata { return try XMLEscape.appendCDATA(value, to: &output) }
    guard stranger != nil else { return try XMLEscape.append(value, context, to: &output) }
    for scalar in value.string.unicodeScalars {
      if encoding.byte(for: scalar.value) == nil {
        try output.append(values.scratch.copy("&#\(scalar.value);"))
      } else {
        try XMLEscape.append(values.scratch.copy(String(scalar)), context, to: &output)
      }
    }
  }
}
