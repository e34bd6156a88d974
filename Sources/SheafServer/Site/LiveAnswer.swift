import SheafCore

/// What follows from what is typed so far, as the script takes it.
struct LiveAnswer: Encodable {
  /// The texts of composed and derived fields, by the fields' names.
  private var filled: [String: String] = [:]
  /// Whether a field applies that does not always.
  private var applies: [String: Bool] = [:]
  /// What is said of such a field that does not apply, and holds something.
  private var kept: [String: String] = [:]

  init(_ form: FragmentForm, _ language: Language) {
    let values = form.values
    let relevance = form.mapping.relevance(values)
    for (slot, field) in form.mapping.fields.enumerated() {
      if field.isFilled {
        filled[field.name] = field.shown(values[slot], language).joined(separator: "\n")
      }
      guard field.relevant != nil else { continue }
      applies[field.name] = relevance[slot]
      if !relevance[slot], !values[slot].isEmpty {
        kept[field.name] = FormPage.keptText(field, values[slot], language)
      }
    }
  }
}
