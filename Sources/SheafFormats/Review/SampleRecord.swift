import SheafCore

/// A record with every field filled, for trying a mapping where there is no real one.
struct SampleRecord {
  private let mapping: Mapping
  /// Records of other numbers have other choices, and flags that say otherwise.
  private let number: Int

  init(_ mapping: Mapping, number: Int) {
    self.mapping = mapping
    self.number = number
  }

  /// It as a fragment.
  var text: String {
    mapping.fields.enumerated().map { "**\($1.heading)**: \(value(of: $0, $1))\n" }.joined()
  }

  private func value(of slot: Int, _ field: Field) -> String {
    // Codes are there for these values alone.
    if let place = mapping.xml.places.first(where: { $0.fields.contains(slot) && $0.codes != nil }),
      let entries = place.codes?.entries, !entries.isEmpty
    {
      return entries[number % entries.count].value
    }
    if !field.choices.isEmpty { return field.choices[number % field.choices.count].value }
    switch field.kind {
    case .identifier: return "INVENTED-\(number + 1)"
    case .integer: return "\(number + 1)"
    case .year: return "\(2000 + number)"
    case .date: return "2000-01-0\(number + 1)"
    case .flag: return number == 0 ? field.falseSpellings[0] : field.trueSpellings[0]
    case .text, .paragraph, .choice, .choices, .composed, .derived:
      return typed(slot) ?? "invented"
    }
  }

  /// A value of the type that a place holds the field to.
  private func typed(_ slot: Int) -> String? {
    let place = mapping.xml.places.first { $0.fields.contains(slot) && $0.type != nil }
    switch place?.type {
    case .integer?, .decimal?, .boolean?: return "1"
    case .date?: return "2000-01-01"
    default: return nil
    }
  }
}
