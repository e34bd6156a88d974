import SheafCore

/// One query, made ready to be held against fragments.
struct IndexSearch {
  /// What was found.
  struct Matches {
    /// The places of the fragments, in order.
    var places: [Int] = []
    var counts: [Int: [(value: String, count: Int)]] = [:]
  }

  /// A field that has to hold a value.
  private struct Filter {
    var column: Int
    /// Whether each of the column's values holds it.
    var isMet: [Bool]
  }

  /// The words that have to stand in the text, folded, each ended by NUL.
  private let words: [[UInt8]]
  private let filters: [Filter]
  private let chosen: [Int: String]

  init(_ query: ListQuery, _ state: IndexState) {
    words = state.folding.folded(query.text).split(separator: UInt8(ascii: " ")).map { $0 + [0] }
    chosen = query.filters
    filters = query.filters.compactMap { slot, value in
      guard let column = state.columns.index(of: slot) else { return nil }
      let field = state.loaded.mapping.fields[slot]
      let wanted = field.entries(of: value)[0]
      return Filter(
        column: column,
        isMet: state.columns.columns[column].values.map { field.entries(of: $0).contains(wanted) })
    }
  }

  /// Goes through all fragments.
  func matches(_ state: IndexState) -> Matches {
    var matches = Matches()
    let columns = state.columns.columns
    var tallies = columns.map { [Int](repeating: 0, count: $0.values.count) }
    for (place, fragment) in state.fragments.enumerated() {
      let failed = filters.filter { !$0.isMet[Int(fragment.codes[$0.column])] }
      guard failed.count < 2, fragment.contains(words) else { continue }
      if let only = failed.first {
        // Another value of that field would find it.
        tallies[only.column][Int(fragment.codes[only.column])] += 1
      } else {
        matches.places.append(place)
        for column in columns.indices { tallies[column][Int(fragment.codes[column])] += 1 }
      }
    }
    for (column, tally) in zip(columns, tallies) {
      let field = state.loaded.mapping.fields[column.slot]
      guard field.isFilter else { continue }
      var counts: [String: Int] = [:]
      for (value, count) in zip(column.values, tally) where count > 0 {
        for entry in field.entries(of: value) { counts[entry, default: 0] += count }
      }
      // What was chosen stays to be seen where nothing has it any more.
      if let value = chosen[column.slot] { counts[field.entries(of: value)[0], default: 0] += 0 }
      matches.counts[column.slot] = field.sorted(counts)
    }
    return matches
  }
}

extension Field {
  /// What a value is counted and filtered under: a list by each of its items, a flag by the first of its spellings, and what is blank
  /// as "".
  func entries(of value: String) -> [String] {
    switch kind {
    case .choices, .derived:
      let items = items(of: value)
      return items.isEmpty ? [""] : items
    case .flag where trueSpellings.contains(value): return [trueSpellings[0]]
    case .flag where falseSpellings.contains(value): return [falseSpellings[0]]
    default: return [value]
    }
  }

  /// Years as they come, what is in the mapping's list in its order, then the others by how many there are, and blanks last.
  fileprivate func sorted(_ counts: [String: Int]) -> [(value: String, count: Int)] {
    let order = choices.map(\.value) + trueSpellings.prefix(1) + falseSpellings.prefix(1)
    return counts.map { (value: $0.key, count: $0.value) }.sorted { one, other in
      if one.value.isEmpty != other.value.isEmpty { return other.value.isEmpty }
      if kind == .year { return one.value < other.value }
      let places = (
        order.firstIndex(of: one.value) ?? order.count,
        order.firstIndex(of: other.value) ?? order.count
      )
      if places.0 != places.1 { return places.0 < places.1 }
      return (-one.count, one.value) < (-other.count, other.value)
    }
  }
}
