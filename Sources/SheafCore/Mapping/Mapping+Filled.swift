extension Mapping {
  /// Fills in what follows from other fields: derived lists, and then composed texts.
  ///
  /// A field that nothing is expected of, as no condition holds or an item has no entry in the table, stays as it is.
  package func fill(_ values: inout [String]) {
    for (slot, field) in fields.enumerated() {
      guard let derivation = field.derivation else { continue }
      if let list = field.derived(from: values[derivation.from], self) { values[slot] = list }
    }
    for (slot, field) in fields.enumerated() where field.kind == .composed {
      let text = Record.withValues(values) { record in
        field.compositions.first { $0.when?.holds(in: record) ?? true }.map {
          String(decoding: $0.template.bytes(for: record), as: UTF8.self)
        }
      }
      if let text { values[slot] = text }
    }
  }

  /// Which fields apply.
  package func relevance(_ values: [String]) -> [Bool] {
    Record.withValues(values) { record in fields.map { $0.relevant?.holds(in: record) ?? true } }
  }
}

extension Record {
  /// Hands over a record that has a value for each field, in the mapping's order.
  static func withValues<Result>(_ values: [String], _ body: (Record) -> Result) -> Result {
    let bytes = values.flatMap { Array($0.utf8) }
    return bytes.withUnsafeBytes { buffer in
      let all = ByteSlice(buffer)
      var record = Record()
      record.reset(columns: values.count, line: 1)
      var start = 0
      for (slot, value) in values.enumerated() {
        let end = start + value.utf8.count
        record.append(slot: slot, line: 1, value: all.slice(start, end))
        start = end
      }
      return body(record)
    }
  }
}
