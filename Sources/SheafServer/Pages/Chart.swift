import SheafCore

/// How often each value of a field is there, drawn as bars and written as a table.
struct Chart {
  struct Row {
    var name: String
    var count: Int
    /// Where the fragments with this value are listed.
    var link: String?
  }

  let id: String
  let heading: String
  /// Whether the values are steps in time, which stand side by side, and not names, which stand one under another.
  let isTimeline: Bool
  var rows: [Row]
  /// Of how many fragments the shares are.
  let total: Int
  var note: String?

  private static let width = 250
  private static let lineHeight = 40
  private static let columnHeight = 150
  /// How many letters fit over a bar.
  private static let nameLimit = 32

  /// What the template `chart` shows.
  func values(_ language: Language) -> [String: Any] {
    let listed = rows.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
    var values: [String: Any] = [
      "id": id,
      "heading": heading,
      "description": Phrase.pageChart.page([heading, listed], language),
      "width": Chart.width,
      "height": isTimeline ? Chart.columnHeight + 40 : max(1, rows.count) * Chart.lineHeight,
      "bars": isTimeline ? columns : lines,
      "rows": rows.map { row in
        var item: [String: Any] = [
          "name": row.name, "count": row.count,
          "share": Phrase.pagePercent.page(
            ["\(total == 0 ? 0 : (row.count * 100 + total / 2) / total)"], language),
        ]
        if let link = row.link { item["href"] = link }
        return item
      },
    ]
    if let note { values["note"] = note }
    return values
  }

  private var highest: Int { max(1, rows.map(\.count).max() ?? 1) }

  /// Bars from left to right, one under another, each with its name over it.
  private var lines: [[String: Any]] {
    let room = Chart.width - 40
    return rows.enumerated().map { index, row in
      let top = index * Chart.lineHeight
      return [
        "trackX": 0, "trackY": top + 20, "trackWidth": room, "trackHeight": 12,
        "x": 0, "y": top + 20, "barWidth": row.count * room / highest, "barHeight": 12,
        "nameX": 0, "nameY": top + 14, "nameAnchor": "start",
        "name": row.name.count > Chart.nameLimit
          ? row.name.prefix(Chart.nameLimit - 1) + "…" : row.name,
        "countX": Chart.width, "countY": top + 31, "countAnchor": "end", "count": row.count,
      ]
    }
  }

  /// Bars from the bottom up, side by side, each with its name under it.
  private var columns: [[String: Any]] {
    let step = Double(Chart.width) / Double(max(1, rows.count))
    let wide = min(44, step * 0.7)
    return rows.enumerated().map { index, row in
      let middle = (Double(index) + 0.5) * step
      let height = row.count * (Chart.columnHeight - 20) / highest
      let left = Chart.rounded(middle - wide / 2)
      return [
        "trackX": left, "trackY": 20, "trackWidth": Chart.rounded(wide),
        "trackHeight": Chart.columnHeight - 20,
        "x": left, "y": Chart.columnHeight - height, "barWidth": Chart.rounded(wide),
        "barHeight": height,
        "nameX": Chart.rounded(middle), "nameY": Chart.columnHeight + 20, "nameAnchor": "middle",
        // With many years only some can be named.
        "name": index % (rows.count / 8 + 1) == 0 ? row.name : "",
        "countX": Chart.rounded(middle), "countY": Chart.columnHeight - height - 5,
        "countAnchor": "middle", "count": row.count,
      ]
    }
  }

  private static func rounded(_ number: Double) -> String { "\((number * 10).rounded() / 10)" }
}
