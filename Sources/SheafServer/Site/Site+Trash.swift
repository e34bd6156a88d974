import SheafCore

/// The trash: what was deleted, and how it comes back.
extension Site {
  func addTrash(to routes: inout Routes) {
    routes.get(
      "trash",
      handler { visit, _ in
        let items = try store.trashed().map { trashed -> [String: Any] in
          [
            "name": trashed.name,
            "meta": visit.words(.pageDeletedOn, LocalTime.text(trashed.time)),
            "restoreLink": "/trash/\(PercentCoding.encode(trashed.id))/restore",
          ]
        }
        return page(
          "trash", visit, title: visit.words(.pageTrash), tab: .trash,
          ["items": items, "hasItems": !items.isEmpty])
      })
    routes.post(
      "trash/:id/restore",
      handler { visit, parameters in
        let id = parameters["id"]!
        guard let trashed = try store.trashed().first(where: { $0.id == id }) else {
          return message(
            visit.request, .pageCouldNot, lead: .pageNotInTrash, onward: ("/trash", .pageTrash),
            status: .notFound)
        }
        guard let name = try store.restore(id) else {
          throw Failure(.pageNameTaken, at: SourceLocation(file: trashed.name))
        }
        return .seeOther(["fragments", name], query: ["done": "restored", "name": name])
      })
  }
}
