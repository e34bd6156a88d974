import SheafCore

/// What the list is asked for: words, values of fields, an order, a page.
struct ListQuery: Equatable {
  /// How many fragments a page of the list shows.
  static let pageSize = 50

  var text = ""
  /// By field: the value that it has to hold, or one of whose items it has to be; "" is a blank one.
  var filters: [Int: String] = [:]
  /// The field to sort by; nil: the identifier.
  var sort: Int?
  var isDescending = false
  /// From 1.
  var page = 1

  init() {}

  /// Reads the query of an address. What it does not know it passes over.
  init(_ fields: Fields, _ mapping: Mapping) {
    text = fields["q"]?.trimmed ?? ""
    for (slot, field) in mapping.fields.enumerated() where field.isFilter {
      guard let value = fields["f-" + field.name], !value.isEmpty else { continue }
      filters[slot] = value == ListQuery.blank ? "" : value
    }
    if let sort = fields["sort"], !sort.isEmpty {
      isDescending = sort.hasPrefix("-")
      self.sort = mapping.field(named: String(sort.drop { $0 == "-" }))
    }
    page = max(1, fields["page"].flatMap { Int($0) } ?? 1)
  }

  /// A value of more bytes makes no address: nobody filters by it.
  static let valueLimit = 500

  /// Stands for a blank value in an address, where "" is every value.
  static let blank = "--blank--"

  /// The query of an address that asks for this.
  func fields(_ mapping: Mapping) -> Fields {
    var fields = Fields()
    if !text.isEmpty { fields.append("q", text) }
    for (slot, value) in filters.sorted(by: { $0.key < $1.key }) {
      fields.append("f-" + mapping.fields[slot].name, value.isEmpty ? ListQuery.blank : value)
    }
    if let sort { fields.append("sort", (isDescending ? "-" : "") + mapping.fields[sort].name) }
    if page > 1 { fields.append("page", "\(page)") }
    return fields
  }

  /// An address that asks for this.
  func link(_ mapping: Mapping, path: String = "/") -> String {
    let fields = fields(mapping)
    return fields.all.isEmpty ? path : "\(path)?\(fields.urlencoded)"
  }

  /// Whether it leaves anything out.
  var isNarrow: Bool { !text.isEmpty || !filters.isEmpty }
}

extension Field {
  /// Whether the list can be narrowed to a value of it, and the overview counts its values.
  var isFilter: Bool {
    switch kind {
    case .choice, .choices, .derived, .flag, .year: true
    case .text, .paragraph, .identifier, .integer, .date, .composed: false
    }
  }
}

extension Mapping {
  /// The field whose text tells one fragment from another in a list.
  var excerptField: Int? {
    fields.firstIndex { $0.kind == .paragraph && $0.isRequired }
      ?? fields.firstIndex { $0.kind == .paragraph }
      ?? fields.firstIndex { $0.kind == .text }
  }

  /// The fields that a list has columns for, beside the identifier and the excerpt: the first few with short values, required ones
  /// before others.
  var listFields: [Int] {
    let short = fields.indices.filter { slot in
      switch fields[slot].kind {
      case .choice, .year, .date, .integer: slot != confidentialField
      default: false
      }
    }
    let chosen = (short.filter { fields[$0].isRequired } + short.filter { !fields[$0].isRequired })
      .prefix(4)
    return chosen.sorted()
  }
}
