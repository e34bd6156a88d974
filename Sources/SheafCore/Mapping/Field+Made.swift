extension Mapping {
  /// What a composed or derived field says by its parts.
  ///
  /// - Parameter values: by the place of the field; a field that a record lacks is blank.
  /// - Returns: nil where the field is of another kind, or nothing is expected of it.
  package func made(_ index: Int, of values: [String]) -> String? {
    let field = fields[index]
    if let derivation = field.derivation {
      return field.derived(from: values[derivation.from], self)
    }
    let composition = field.compositions.first { composition in
      composition.when?.terms.allSatisfy { $0.values.contains(values[$0.field]) } ?? true
    }
    return composition.map { composition in
      composition.template.parts.map { part in
        switch part {
        case .text(let text): text
        case .field(let field): values[field]
        }
      }.joined()
    }
  }
}
