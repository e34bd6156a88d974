/// What must hold of a record's other fields: each one named has one of the values given.
package struct Condition: Sendable, Equatable {
  package struct Term: Sendable, Equatable {
    /// The field, by its place in the mapping.
    package var field: Int
    package var values: [String]
  }

  package var terms: [Term]

  /// Whether a record meets the condition; a field that it lacks has the value "".
  package func holds(in record: Record) -> Bool {
    for term in terms {
      let value = record.value(of: term.field)?.string ?? ""
      guard term.values.contains(value) else { return false }
    }
    return true
  }
}
