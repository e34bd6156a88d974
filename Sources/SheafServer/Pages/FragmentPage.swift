import SheafCore

/// The page of one fragment, to read and to print.
struct FragmentPage {
  let fragment: Fragment
  let mapping: Mapping
  let language: Language
  /// What `check` says of it.
  var problems: [(field: Int?, diagnostic: Diagnostic)]

  /// Its identifier, or where it has none the name of its file.
  var title: String {
    let identifier = fragment.value(of: mapping.idField) ?? ""
    return identifier.isEmpty ? fragment.name : identifier
  }

  /// What the template `fragment` shows, without the frame.
  func values() -> [String: Any] {
    let path = "/fragments/\(PercentCoding.encode(fragment.name))"
    let values = fragment.values(fieldCount: mapping.fields.count)
    let relevance = mapping.relevance(values)
    var page: [String: Any] = [
      "isConfidential": isConfidential(values),
      "editLink": "\(path)/edit",
      "duplicateLink": "/new?from=\(PercentCoding.encode(fragment.name))",
      "downloadLink": "\(path)/file",
      "deleteLink": "\(path)/delete",
      "sections": sections(values, relevance),
      "fileNote": Phrase.pageFile.page([fragment.name], language),
    ]
    if !problems.isEmpty { page["problems"] = problemBox }
    return page
  }

  private func isConfidential(_ values: [String]) -> Bool {
    mapping.confidentialField.map { mapping.fields[$0].trueSpellings.contains(values[$0]) } ?? false
  }

  private var problemBox: [String: Any] {
    let errors = problems.count { $0.diagnostic.severity == .error }
    let phrase = errors > 0 ? Phrase.pageProblems : .pageWarnings
    return [
      "severity": errors > 0 ? "error" : "warning",
      "heading": phrase.page(["\(errors > 0 ? errors : problems.count)"], language),
      "items": problems.map { problem -> [String: Any] in
        let field = problem.field.map { mapping.fields[$0] }
        let edit = "/fragments/\(PercentCoding.encode(fragment.name))/edit"
        return [
          "target": field.map { "\(edit)#f-\($0.name)" } ?? edit,
          "name": field?.label[language] ?? problem.diagnostic.place.field ?? fragment.name,
          "text": Typesetting.set(problem.diagnostic.message(in: language), language),
        ]
      },
    ]
  }

  private func sections(_ values: [String], _ relevance: [Bool]) -> [[String: Any]] {
    let groups = [nil] + mapping.sections.indices.map { $0 as Int? }
    var sections = groups.compactMap { group -> [String: Any]? in
      let slots = mapping.fields.indices.filter { mapping.fields[$0].section == group }
      // What does not apply and holds nothing would only be in the way.
      let shown = slots.filter { relevance[$0] || !values[$0].isEmpty }
      guard !shown.isEmpty else { return nil }
      var section: [String: Any] = [
        "fields": shown.map { entry(mapping.fields[$0], values[$0], isRelevant: relevance[$0]) }
      ]
      if let group { section["heading"] = mapping.sections[group].label[language] }
      return section
    }
    let others = fragment.entries.filter { $0.field == nil || $0.isRepeat }
    if !others.isEmpty {
      sections.append([
        "heading": Phrase.pageKeptTitle.page([], language),
        "fields": others.map { other -> [String: Any] in
          [
            "label": other.heading, "shape": "text", "isBlank": other.value.isEmpty,
            "parts": [other.value],
          ]
        },
      ])
    }
    return sections
  }

  private func entry(_ field: Field, _ value: String, isRelevant: Bool) -> [String: Any] {
    var entry: [String: Any] = [
      "label": field.label[language],
      "shape": FragmentPage.shape(field),
      "isBlank": value.isEmpty,
      "parts": field.shown(value, language),
    ]
    if !isRelevant { entry["note"] = "(\(Phrase.pageNotApplicable.page([], language)))" }
    return entry
  }

  /// Long texts stand under their label, the others beside it.
  private static func shape(_ field: Field) -> String {
    switch field.kind {
    case .paragraph, .composed: "text"
    case .choices, .derived: "items"
    default: "line"
    }
  }
}

extension Field {
  /// A value as it is shown to people: choices by their labels, a list item by item, what is in no list as it stands.
  func shown(_ value: String, _ language: Language) -> [String] {
    switch kind {
    case .choice: [label(of: value, language)]
    case .choices, .derived: items(of: value).map { label(of: $0, language) }
    case .flag where trueSpellings.contains(value): [Phrase.pageYes.page([], language)]
    case .flag where falseSpellings.contains(value): [Phrase.pageNo.page([], language)]
    default: [value]
    }
  }

  /// The words for a value of a list.
  func label(of value: String, _ language: Language) -> String {
    choices.first { $0.value == value }?.label?[language] ?? value
  }
}
