extension Field {
  /// The list that follows from another field's list, in the order of this field's own choices; nil where an item of it has no entry
  /// in the table, so that nothing is guessed.
  package func derived(from list: String, _ mapping: Mapping) -> String? {
    guard let derivation else { return nil }
    let items =
      list.isEmpty ? [] : list.components(separatedBy: mapping.fields[derivation.from].separator)
    var results: Set<String> = []
    for item in items {
      guard let result = derivation.table[item] else { return nil }
      results.insert(result)
    }
    let order = choices.map(\.value)
    let sorted = results.sorted {
      (order.firstIndex(of: $0) ?? order.count, $0) < (order.firstIndex(of: $1) ?? order.count, $1)
    }
    return sorted.joined(separator: separator)
  }
}

extension String {
  /// The pieces between the occurrences of a separator.
  fileprivate func components(separatedBy separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
