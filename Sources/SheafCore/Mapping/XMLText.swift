/// Text for a place in XML, with fields in it, or parts of the item that an element is repeated for: `{id}`, `{country:slug}`, `{1}`.
package struct XMLText: Sendable, Equatable {
  /// A part of an item.
  package enum Item: Sendable, Hashable {
    /// What a pattern's group matched, from 1; 0 is the whole item.
    case capture(Int)
    /// Where an element is repeated for every field: its heading, name in the mapping, and value.
    case heading
    case name
    case value
  }

  package enum Source: Sendable, Equatable {
    /// A field, by its place in the mapping.
    case field(Int)
    case item(Item)
  }

  package enum Part: Sendable, Equatable {
    case text(String)
    case value(Source, isSlug: Bool)
  }

  package var parts: [Part]

  /// The fields that it names.
  package var fields: [Int] {
    parts.compactMap { if case .value(.field(let field), _) = $0 { field } else { nil } }
  }

  /// The item alone, as it stands, if it is that.
  package var bareItem: Item? {
    guard parts.count == 1, case .value(.item(let item), isSlug: false) = parts[0] else {
      return nil
    }
    return item
  }

  /// The text, if nothing in it changes.
  package var constant: String? {
    var text = ""
    for part in parts {
      guard case .text(let piece) = part else { return nil }
      text += piece
    }
    return text
  }
}
