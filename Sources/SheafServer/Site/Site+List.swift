import SheafCore

/// The list of all fragments.
extension Site {
  func addList(to routes: inout Routes) {
    routes.get(
      "",
      handler { visit, _ in
        var query = ListQuery(visit.request.query, visit.mapping)
        let found = try index.find(query, visit.loaded)
        query.page = found.page
        let list = ListPage(
          mapping: visit.mapping, language: visit.language, query: query, total: found.total,
          found: found.count, rows: found.rows, counts: found.counts, unreadable: found.unreadable,
          folders: found.folders)
        return page(
          "list", visit, title: visit.words(.pageList), tab: .list, list.values(),
          notices: doneNotice(visit))
      })
  }

  func addOverview(to routes: inout Routes) {
    routes.get(
      "overview",
      handler { visit, _ in
        let found = try index.find(ListQuery(), visit.loaded)
        let overview = OverviewPage(
          mapping: visit.mapping, language: visit.language, total: found.total,
          confidential: found.confidential, counts: found.counts)
        return page(
          "overview", visit, title: visit.words(.pageOverview), tab: .overview, overview.values())
      })
  }
}
