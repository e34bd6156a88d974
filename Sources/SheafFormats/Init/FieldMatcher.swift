import SheafCore

/// Finds which field of a mapping a sample's place is likely to be, by its name and by the values of records that there are.
struct FieldMatcher {
  private let mapping: Mapping
  /// The values of each field, by its place in the mapping.
  private let values: [Set<String>]

  /// - Parameter folder: fragments to take values from.
  init(_ mapping: Mapping, folder: String?) throws {
    self.mapping = mapping
    guard let folder else {
      values = mapping.fields.map { _ in [] }
      return
    }
    let report = Report()
    let schema = FieldTable(mapping: mapping)
    let input = try Input(
      path: folder, format: nil, formats: .all, options: ReadingOptions())
    defer { input.close() }
    let collector = ValueCollector(mapping)
    let pass = RecordPipeline(
      inputs: [input], schema: schema, report: report, options: ReadingOptions())
    try pass.run(collector)
    let errors = report.findings.filter { $0.severity == .error }
    if !errors.isEmpty { throw Failure(errors) }
    values = collector.values
  }

  /// For each place the field that it is likely to be, and why; no field for two.
  func fields(for places: [Sample.Place]) -> [(field: Int, why: Phrase)?] {
    var pairs: [(place: Int, field: Int, score: Double, why: Phrase)] = []
    for (number, place) in places.enumerated() {
      for (slot, field) in mapping.fields.enumerated() {
        let isList = field.kind == .choices || field.kind == .derived
        if place.isList, !isList { continue }
        let name = nameScore(place, field)
        let value = valueScore(place, slot)
        guard name > 0 || value > 0 else { continue }
        let why: Phrase =
          name > 0 && value > 0 ? .initByBoth : name > 0 ? .initByName : .initByValues
        pairs.append((number, slot, name + 2 * value, why))
      }
    }
    var found = [(field: Int, why: Phrase)?](repeating: nil, count: places.count)
    var taken: Set<Int> = []
    for pair in pairs.sorted(by: { ($1.score, $0.place) < ($0.score, $1.place) })
    where found[pair.place] == nil && !taken.contains(pair.field) {
      found[pair.place] = (pair.field, pair.why)
      taken.insert(pair.field)
    }
    return found
  }

  /// 1 for the same words, less for one misspelt or for the last words of a path.
  private func nameScore(_ place: Sample.Place, _ field: Field) -> Double {
    let names = [field.name, field.heading] + field.aliases + Array(field.label.texts.values)
    let known = Set(names.map(FieldMatcher.words))
    for (number, name) in place.names.reversed().enumerated()
    where known.contains(FieldMatcher.words(name)) {
      return number == 0 ? 1 : 0.8
    }
    let whole = FieldMatcher.words(place.names.last ?? "")
    return whole.count > 4 && Nearest.match(whole, among: known) != nil ? 0.5 : 0
  }

  /// The part of a place's values that the field has too, where that is half of them or more.
  private func valueScore(_ place: Sample.Place, _ slot: Int) -> Double {
    let found = Set(place.values.filter { $0.count > 2 })
    guard !found.isEmpty, !values[slot].isEmpty else { return 0 }
    let share = Double(found.intersection(values[slot]).count) / Double(found.count)
    return share >= 0.5 ? share : 0
  }

  /// A name's words, whatever stands between them.
  private static func words(_ name: String) -> String {
    name.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }
}

/// Takes the values of records down, items of lists one by one.
private final class ValueCollector: RecordWriter {
  /// A harvest's values are some thousands; more tell nothing new.
  private static let limit = 20_000

  private(set) var values: [Set<String>]
  private let mapping: Mapping

  init(_ mapping: Mapping) {
    self.mapping = mapping
    values = mapping.fields.map { _ in [] }
  }

  func write(_ record: Record) throws {
    for entry in record.entries where entry.slot < values.count && !entry.value.isEmpty {
      guard values[entry.slot].count < ValueCollector.limit else { continue }
      let field = mapping.fields[entry.slot]
      let text = entry.value.string
      values[entry.slot].insert(text)
      if field.kind == .choices || field.kind == .derived {
        for item in text.split(separator: field.separator) {
          values[entry.slot].insert(String(item))
        }
      }
    }
  }

  func finish() throws {}
}
