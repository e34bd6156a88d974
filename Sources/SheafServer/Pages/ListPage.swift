import SheafCore

/// The page that lists the fragments.
struct ListPage {
  /// One line of the list.
  struct Row: Sendable {
    /// The name of the file.
    var name: String
    /// The values that the list shows, by field.
    var values: [Int: String]
    var isConfidential: Bool
  }

  let mapping: Mapping
  let language: Language
  let query: ListQuery
  /// How many fragments there are, and how many were found.
  let total: Int
  let found: Int
  let rows: [Row]
  /// The values that there are of each field that can be filtered by, with their counts.
  let counts: [Int: [(value: String, count: Int)]]
  /// What could not be read, and why.
  let unreadable: [Diagnostic]
  /// The sub-folders, which are not looked into.
  let folders: [String]

  /// What the template `list` shows, without the frame.
  func values() -> [String: Any] {
    var page: [String: Any] = [
      "isEmpty": total == 0 && unreadable.isEmpty && folders.isEmpty,
      "query": query.text,
      "isFiltered": !query.filters.isEmpty || query.sort != nil,
      "filters": mapping.fields.indices.filter { counts[$0]?.isEmpty == false }.map(filter),
      "sorts": sorts,
      "tally": tally,
      "hasRows": !rows.isEmpty,
      "downloadLink": query.link(mapping, path: "/exchange"),
      "columns": columns,
      "rows": rows.map(row),
    ]
    if !folders.isEmpty {
      page["folders"] = Phrase.pageFolders.page(
        ["\(folders.count)", folders.prefix(3).joined(separator: ", ")], language)
    }
    if !query.filters.isEmpty { page["filterCount"] = query.filters.count }
    if found > ListQuery.pageSize { page["pager"] = pager }
    if !unreadable.isEmpty {
      page["unreadable"] =
        [
          "heading": Phrase.pageUnreadable.page(["\(unreadable.count)"], language),
          "items": unreadable.prefix(20).map { Typesetting.set($0.text(in: language), language) },
        ] as [String: Any]
    }
    return page
  }

  private var tally: String {
    query.isNarrow
      ? Phrase.pageTallyOf.page(["\(found)", "\(total)"], language)
      : Phrase.pageTally.page(["\(found)"], language)
  }

  private func filter(_ slot: Int) -> [String: Any] {
    let field = mapping.fields[slot]
    let chosen = query.filters[slot].map { field.entries(of: $0)[0] }
    return [
      "id": "filter-\(field.name)",
      "key": "f-\(field.name)",
      "label": field.label[language],
      "options": counts[slot]!.filter { $0.value.utf8.count <= ListQuery.valueLimit }.map {
        value, count -> [String: Any] in
        [
          "value": value.isEmpty ? ListQuery.blank : value,
          "label": value.isEmpty
            ? Phrase.pageBlankFilter.page([], language)
            : field.shown(value, language).joined(separator: field.separator),
          "count": count, "isChosen": chosen == value,
        ]
      },
    ]
  }

  private var sorts: [[String: Any]] {
    let slots = [mapping.idField] + mapping.listFields
    return slots.flatMap { slot -> [[String: Any]] in
      let field = mapping.fields[slot]
      let isSorted = (query.sort ?? mapping.idField) == slot
      let label = field.label[language]
      return [
        ["value": field.name, "label": label, "isChosen": isSorted && !query.isDescending],
        [
          "value": "-\(field.name)", "label": Phrase.pageSortDown.page([label], language),
          "isChosen": isSorted && query.isDescending,
        ],
      ]
    }
  }

  private var columns: [[String: Any]] {
    let excerpt = mapping.excerptField.map { [$0] } ?? []
    return ([mapping.idField] + excerpt + mapping.listFields).map { slot -> [String: Any] in
      let field = mapping.fields[slot]
      let isSorted = (query.sort ?? mapping.idField) == slot
      var next = query
      next.sort = slot
      next.isDescending = isSorted && !query.isDescending
      next.page = 1
      var column: [String: Any] = [
        "label": field.label[language], "href": next.link(mapping),
      ]
      if isSorted {
        column["order"] = query.isDescending ? "descending" : "ascending"
        column["arrow"] = query.isDescending ? "▼" : "▲"
      }
      return column
    }
  }

  private func row(_ row: Row) -> [String: Any] {
    let identifier = row.values[mapping.idField] ?? ""
    let excerpt = mapping.excerptField.flatMap { row.values[$0] } ?? ""
    return [
      "href": "/fragments/\(PercentCoding.encode(row.name))",
      "name": identifier.isEmpty ? row.name : ListPage.shortened(identifier),
      "isConfidential": row.isConfidential,
      "excerpt": ListPage.shortened(excerpt),
      "cells": mapping.listFields.map { slot -> [String: Any] in
        let field = mapping.fields[slot]
        let value = row.values[slot] ?? ""
        return [
          "label": field.label[language],
          "text": ListPage.shortened(
            field.shown(value, language).joined(separator: field.separator)),
        ]
      },
    ]
  }

  /// The beginning of a text, up to the end of a word.
  static func shortened(_ text: String, limit: Int = 140) -> String {
    guard text.count > limit else { return text }
    let start = text.prefix(limit)
    let end = start.lastIndex(of: " ").map { start[..<$0] } ?? start
    return end + " …"
  }

  private var pager: [String: Any] {
    let first = (query.page - 1) * ListQuery.pageSize
    var pager: [String: Any] = [
      "position": Phrase.pagePosition.page(
        ["\(min(first + 1, found))", "\(min(first + ListQuery.pageSize, found))", "\(found)"],
        language)
    ]
    var other = query
    if query.page > 1 {
      other.page = query.page - 1
      pager["previous"] = other.link(mapping)
    }
    if first + ListQuery.pageSize < found {
      other.page = query.page + 1
      pager["next"] = other.link(mapping)
    }
    return pager
  }
}
