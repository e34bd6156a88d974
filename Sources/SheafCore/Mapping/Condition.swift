/// What must hold of a record's other fields: each one named has one of the values given.
public struct Condition: Sendable, Equatable {
  public struct Term: Sendable, Equatable {
    /// The field, by its place in the mapping.
    public var field: Int
    public var values: [String]
  }

  public var terms: [Term]

  /// Whether a record meets the condition; a field that it lacks has the value "".
  public func holds(in record: Record) -> Bool {
    for term in terms {
      let value = record.value(of: term.field)?.string ?? ""
      guard term.values.contains(value) else { return false }
    }
    return true
  }
}
