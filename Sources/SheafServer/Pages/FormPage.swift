import SheafCore

/// The page of a form.
struct FormPage {
  let form: FragmentForm
  let language: Language
  /// What is wrong with which field; what belongs to no field has none.
  var problems: [(field: Int?, diagnostic: Diagnostic)] = []
  /// Whether the problems kept it from being saved, and so are summed up at the top.
  var isRefused = false
  /// Free numbers for the identifier.
  var offers: [String] = []
  /// What is said of the draft.
  var draftState = ""

  var mapping: Mapping { form.mapping }

  /// What the template `form` shows, without the frame.
  func values(action: String, cancel: String) -> [String: Any] {
    let values = form.values
    let relevance = mapping.relevance(values)
    let fields = mapping.fields.indices.map { field($0, values[$0], isRelevant: relevance[$0]) }
    let groups = groups()
    var page: [String: Any] = [
      "lead": Phrase.pageFormLead.page([], language),
      "action": action,
      "cancel": cancel,
      "draft": form.draft,
      "draftState": draftState,
      "file": form.opened?.name ?? "",
      "opened": form.opened.map { Base64.encode($0.bytes) } ?? "",
      "sections": groups.map { group in
        var section: [String: Any] = [
          "anchor": group.anchor, "fields": group.fields.map { fields[$0] },
        ]
        if let heading = group.heading { section["heading"] = heading }
        return section
      },
    ]
    if groups.count > 1 { page["contents"] = ["items": groups.map(contents)] }
    if isRefused { page["summary"] = summary }
    if let kept { page["kept"] = ["items": kept] }
    if !form.unknownFields.all.isEmpty {
      page["unknownFields"] = [
        "items": form.unknownFields.all.map { ["name": $0.name.dropFirst(2), "value": $0.value] }
      ]
    }
    return page
  }

  // MARK: Sections

  private struct Group {
    var anchor: String
    var heading: String?
    var fields: [Int]
  }

  /// The fields by section; those of no section come first.
  private func groups() -> [Group] {
    let without = Group(
      anchor: "section", heading: nil,
      fields: mapping.fields.indices.filter { mapping.fields[$0].section == nil })
    let sections = mapping.sections.enumerated().map { index, section in
      Group(
        anchor: "section-\(section.name)", heading: section.label[language],
        fields: mapping.fields.indices.filter { mapping.fields[$0].section == index })
    }
    return ([without] + sections).filter { !$0.fields.isEmpty }
  }

  private func contents(_ group: Group) -> [String: Any] {
    var item: [String: Any] = ["anchor": group.anchor]
    item["name"] = group.heading ?? Phrase.pageGeneral.page([], language)
    let errors =
      isRefused
      ? problems.count { problem in
        problem.diagnostic.severity == .error && problem.field.map(group.fields.contains) ?? false
      } : 0
    if errors > 0 { item["errors"] = errors }
    return item
  }

  private var summary: [String: Any] {
    let errors = problems.filter { $0.diagnostic.severity == .error }
    return [
      "heading": Phrase.pageNotSaved.page(["\(errors.count)"], language),
      "items": errors.map { problem -> [String: Any] in
        let field = problem.field.map { mapping.fields[$0] }
        return [
          "target": field.map { "f-\($0.name)" } ?? "main",
          "name": field?.label[language] ?? problem.diagnostic.place.field ?? "",
          "text": Typesetting.set(problem.diagnostic.message(in: language), language),
        ]
      },
    ]
  }

  /// What the file holds beside the mapping's fields.
  private var kept: [[String: Any]]? {
    guard let opened = form.opened else { return nil }
    var items: [[String: Any]] = []
    if !opened.stray.isEmpty {
      items.append(["heading": Phrase.strayTextName.page([], language), "value": opened.stray])
    }
    for entry in opened.entries where entry.field == nil || entry.isRepeat {
      items.append(["heading": entry.heading, "value": entry.value])
    }
    return items.isEmpty ? nil : items
  }
}
