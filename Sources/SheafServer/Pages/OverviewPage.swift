import SheafCore

/// The page that counts outcomes by the values of every field that has a list of them, and by year.
struct OverviewPage {
  let mapping: Mapping
  let language: Language
  let total: Int
  let confidential: Int
  /// The values that there are of each field, with their counts.
  let counts: [Int: [(value: String, count: Int)]]

  /// More values than this make a picture that nobody can read.
  private static let rowLimit = 12

  /// What the template `overview` shows, without the frame.
  func values() -> [String: Any] {
    let slots = mapping.fields.indices.filter { mapping.fields[$0].isFilter }
    // Years first: they are what most people look for.
    let ordered =
      slots.filter { mapping.fields[$0].kind == .year }
      + slots.filter { mapping.fields[$0].kind != .year }
    return [
      "lead": Phrase.pageOverviewLead.page(["\(total)", "\(confidential)"], language),
      "charts": ordered.filter { counts[$0]?.isEmpty == false }.map { chart($0).values(language) },
    ]
  }

  private func chart(_ slot: Int) -> Chart {
    let field = mapping.fields[slot]
    var rows = sorted(counts[slot] ?? [], field).map { value, count in
      var query = ListQuery()
      query.filters[slot] = value
      return Chart.Row(
        name: value.isEmpty
          ? Phrase.pageBlankFilter.page([], language)
          : field.shown(value, language).joined(separator: field.separator),
        count: count, link: query.link(mapping))
    }
    if rows.count > OverviewPage.rowLimit, field.kind != .year {
      let rest = rows[(OverviewPage.rowLimit - 1)...]
      rows.removeSubrange((OverviewPage.rowLimit - 1)...)
      rows.append(
        Chart.Row(
          name: Phrase.pageRest.page(["\(rest.count)"], language),
          count: rest.map(\.count).reduce(0, +)))
    }
    var chart = Chart(
      id: "chart-\(field.name)", heading: field.label[language], isTimeline: field.kind == .year,
      rows: rows, total: total)
    if field.kind == .choices || field.kind == .derived {
      chart.note = Phrase.pageSeveral.page([], language)
    }
    return chart
  }

  /// Years as they come, what is in the mapping's list in its order, then the others by how many there are, and blanks last.
  private func sorted(_ counts: [(value: String, count: Int)], _ field: Field) -> [(
    value: String, count: Int
  )] {
    let order =
      field.choices.map(\.value) + field.trueSpellings.prefix(1) + field.falseSpellings.prefix(1)
    return counts.sorted { one, other in
      if one.value.isEmpty != other.value.isEmpty { return other.value.isEmpty }
      if field.kind == .year { return one.value < other.value }
      let places = (
        order.firstIndex(of: one.value) ?? order.count,
        order.firstIndex(of: other.value) ?? order.count
      )
      if places.0 != places.1 { return places.0 < places.1 }
      return (-one.count, one.value) < (-other.count, other.value)
    }
  }
}
