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
    var rows = (counts[slot] ?? []).map { value, count in
      var query = ListQuery()
      query.filters[slot] = value
      return Chart.Row(
        name: value.isEmpty
          ? Phrase.pageBlankFilter.page([], language)
          : ListPage.shortened(
            field.shown(value, language).joined(separator: field.separator),
            limit: ListQuery.valueLimit),
        count: count,
        link: value.utf8.count <= ListQuery.valueLimit ? query.link(mapping) : nil)
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
}
