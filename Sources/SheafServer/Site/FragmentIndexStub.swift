import SheafCore

struct FragmentIndex: Sendable {
  let store: FragmentStore
  struct Found {
    var total = 0
    var count = 0
    var confidential = 0
    var rows: [ListPage.Row] = []
    var counts: [Int: [(value: String, count: Int)]] = [:]
    var unreadable: [Diagnostic] = []
  }
  func identifiers(_ loaded: MappingSource.Loaded) throws -> [String] {
    try store.names().compactMap {
      try? store.open($0, loaded.coder).value(of: loaded.mapping.idField)
    }
  }
  func name(ofIdentifier id: String, _ loaded: MappingSource.Loaded) throws -> String? {
    try store.names().first {
      (try? store.open($0, loaded.coder).value(of: loaded.mapping.idField)) == id
    }
  }
  func find(_ query: ListQuery, _ loaded: MappingSource.Loaded) throws -> Found {
    var found = Found()
    let mapping = loaded.mapping
    var counts: [Int: [String: Int]] = [:]
    for name in try store.names() {
      let f: Fragment
      do { f = try store.open(name, loaded.coder) } catch let failure as Failure {
        found.unreadable += failure.diagnostics
        continue
      }
      found.total += 1
      let values = f.values(fieldCount: mapping.fields.count)
      for (slot, field) in mapping.fields.enumerated() where field.isFilter {
        let items =
          field.kind == .choices || field.kind == .derived
          ? (values[slot].isEmpty ? [""] : field.items(of: values[slot])) : [values[slot]]
        for item in items { counts[slot, default: [:]][item, default: 0] += 1 }
      }
      let confidential =
        mapping.confidentialField.map { mapping.fields[$0].trueSpellings.contains(values[$0]) }
        ?? false
      if confidential { found.confidential += 1 }
      if !query.text.isEmpty,
        !values.joined(separator: " ").lowercased().contains(query.text.lowercased())
      {
        continue
      }
      if !query.filters.allSatisfy({ values[$0.key].contains($0.value) }) { continue }
      found.count += 1
      found.rows.append(
        ListPage.Row(
          name: name,
          values: Dictionary(uniqueKeysWithValues: values.enumerated().map { ($0, $1) }),
          isConfidential: confidential))
    }
    found.counts = counts.mapValues { $0.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 } }
    return found
  }
}
