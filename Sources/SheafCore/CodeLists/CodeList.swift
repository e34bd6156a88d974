/// Values and the codes that stand for them elsewhere.
package struct CodeList: Sendable, Equatable {
  package struct Entry: Sendable, Equatable {
    /// The value as it stands in fragments.
    package var value: String
    package var code: String
    package var label: LocalizedText?
  }

  package var name: String
  package var entries: [Entry]

  package func code(of value: String) -> String? { entries.first { $0.value == value }?.code }

  /// The first value with that code; see ``shared``.
  package func value(of code: String) -> String? { entries.first { $0.code == code }?.value }

  /// The codes of more than one value, in the list's order: such a code does not tell which it was.
  package var shared: [(code: String, values: [String])] {
    var values: [String: [String]] = [:]
    for entry in entries { values[entry.code, default: []].append(entry.value) }
    var told: Set<String> = []
    return entries.compactMap { entry in
      guard let sharing = values[entry.code], sharing.count > 1, told.insert(entry.code).inserted
      else { return nil }
      return (entry.code, sharing)
    }
  }
}
