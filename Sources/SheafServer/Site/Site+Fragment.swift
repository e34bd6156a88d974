import SheafCore

/// One fragment: read, downloaded, deleted.
extension Site {
  func addFragment(to routes: inout Routes) {
    routes.get(
      "fragments/:name",
      handler { visit, parameters in
        let fragment = try store.open(parameters["name"]!, visit.coder)
        let page = FragmentPage(
          fragment: fragment, mapping: visit.mapping, language: visit.language,
          problems: try visit.problems(fragment.bytes, name: fragment.name))
        return self.page(
          "fragment", visit, title: page.title, page.values(), notices: doneNotice(visit))
      })
    routes.get(
      "fragments/:name/file",
      handler { visit, parameters in
        let fragment = try store.open(parameters["name"]!, visit.coder)
        return .download(.bytes(fragment.bytes), name: fragment.name, type: "text/plain")
      })
    routes.post(
      "fragments/:name/delete",
      handler { visit, parameters in
        let name = parameters["name"]!
        guard let id = try store.delete(name) else {
          return message(visit.request, .pageCouldNot, lead: .pageNoFragment, status: .notFound)
        }
        return .seeOther([], query: ["done": "deleted", "trash": id])
      })
  }

  /// What was done so many times.
  private func countedNotice(_ done: String, _ visit: RequestContext) -> [PageFrame.Notice] {
    let parts = done.split(separator: "-")
    guard parts.count == 2, let count = Int(parts[1]) else { return [] }
    switch parts[0] {
    case "saved":
      return [
        PageFrame.Notice(kind: .warning, text: visit.words(.pageSavedWithProblems, "\(count)"))
      ]
    case "imported":
      return [
        PageFrame.Notice(
          text: visit.words(.pageImported, "\(count)"), undo: count > 0 ? "/import/undo" : nil)
      ]
    case "unimported": return [PageFrame.Notice(text: visit.words(.pageUnimported, "\(count)"))]
    default: return []
    }
  }

  /// What was done just before, said once at the top of the page that follows.
  func doneNotice(_ visit: RequestContext) -> [PageFrame.Notice] {
    let query = visit.request.query
    let done = query["done"] ?? ""
    switch done {
    case "saved": return [PageFrame.Notice(text: visit.words(.pageSaved))]
    case "unchanged": return [PageFrame.Notice(text: visit.words(.pageUnchanged))]
    case "draft": return [PageFrame.Notice(text: visit.words(.pageDraftKept))]
    case "discarded": return [PageFrame.Notice(text: visit.words(.pageDiscarded))]
    case "deleted":
      guard let id = query["trash"],
        let trashed = try? store.trashed().first(where: { $0.id == id })
      else { return [] }
      return [
        PageFrame.Notice(
          text: visit.words(.pageDeleted, trashed.name),
          undo: "/trash/\(PercentCoding.encode(id))/restore")
      ]
    case "restored":
      return query["name"].map { [PageFrame.Notice(text: visit.words(.pageRestored, $0))] } ?? []
    default: return countedNotice(done, visit)
    }
  }
}
