/// Text with the values of fields in it: `{outcome}  Significance description: {significance}`.
package struct TextTemplate: Sendable, Equatable {
  package enum Part: Sendable, Equatable {
    case text(String)
    /// A field, by its place in the mapping.
    case field(Int)
  }

  package var parts: [Part]

  package init(parts: [Part]) {
    self.parts = parts
  }

  /// The fields that it names, in order.
  package var fields: [Int] {
    parts.compactMap { if case .field(let field) = $0 { field } else { nil } }
  }

  /// The text for one record, values as they stand; a field that the record lacks counts as blank.
  package func bytes(for record: Record) -> [UInt8] {
    var bytes: [UInt8] = []
    for part in parts {
      switch part {
      case .text(let text): bytes += text.utf8
      case .field(let field): if let value = record.value(of: field) { bytes += value.buffer }
      }
    }
    return bytes
  }

  /// Splits text at its `{name}`s; `{{` and `}}` stand for braces.
  ///
  /// - Returns: names and texts in turn, or nil where a brace is left open.
  static func pieces(of text: String) -> [(text: String, isName: Bool)]? {
    var pieces: [(text: String, isName: Bool)] = []
    var run = ""
    var rest = text[...]
    while let character = rest.popFirst() {
      if (character == "{" || character == "}") && rest.first == character {
        rest.removeFirst()
        run.append(character)
      } else if character == "{" {
        guard let close = rest.firstIndex(of: "}") else { return nil }
        if !run.isEmpty { pieces.append((run, false)) }
        run = ""
        pieces.append((String(rest[..<close]), true))
        rest = rest[rest.index(after: close)...]
      } else if character == "}" {
        return nil
      } else {
        run.append(character)
      }
    }
    if !run.isEmpty { pieces.append((run, false)) }
    return pieces
  }
}
