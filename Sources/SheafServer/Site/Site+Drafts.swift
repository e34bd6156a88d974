import SheafCore

/// Drafts: kept while somebody types, listed, gone on with, discarded.
extension Site {
  func addDrafts(to routes: inout Routes) {
    routes.get("drafts", handler { visit, _ in try draftList(visit) })
    routes.post("drafts/save", handler { visit, _ in try keep(visit) })
    routes.get("drafts/:id", handler { visit, parameters in try resume(visit, parameters["id"]!) })
    routes.post(
      "drafts/:id/discard",
      handler { visit, parameters in
        try drafts.finish(parameters["id"]!)
        return .seeOther(["drafts"], query: ["done": "discarded"])
      })
  }

  private struct Kept: Encodable {
    var draft: String
    var time: String
  }

  /// Keeps what the script sends.
  private func keep(_ visit: RequestContext) throws -> Response {
    let form = try FragmentForm(
      mapping: visit.mapping, sent: visit.request.form, coder: visit.coder)
    let draft = try drafts.keep(form)
    return .json(Kept(draft: draft.id, time: LocalTime.time(draft.time)))
  }

  private func resume(_ visit: RequestContext, _ id: String) throws -> Response {
    guard let draft = drafts.draft(id) else {
      return message(visit.request, .pageCouldNot, lead: .pageNoDraft, status: .notFound)
    }
    var form = try FragmentForm(mapping: visit.mapping, sent: draft.fields, coder: visit.coder)
    form.draft = draft.id
    let state = visit.words(.pageDraftSaved, LocalTime.text(draft.time))
    return show(form, visit, draftState: state)
  }

  private func draftList(_ visit: RequestContext) throws -> Response {
    let items = try drafts.all().map { try item($0, visit) }
    return page(
      "drafts", visit, title: visit.words(.pageDrafts), tab: .drafts,
      ["items": items, "hasItems": !items.isEmpty], notices: doneNotice(visit))
  }

  private func item(_ draft: Draft, _ visit: RequestContext) throws -> [String: Any] {
    let form = try? FragmentForm(mapping: visit.mapping, sent: draft.fields, coder: visit.coder)
    let values = form?.values ?? visit.mapping.fields.map { _ in "" }
    let identifier = values[visit.mapping.idField]
    let time = LocalTime.text(draft.time)
    var meta =
      draft.file.isEmpty
      ? visit.words(.pageDraftOfNew, time) : visit.words(.pageDraftOf, draft.file, time)
    if let opened = form?.opened, (try? store.open(opened.name, visit.coder))?.hash != opened.hash {
      meta += " – " + visit.words(.pageDraftStale)
    }
    var item: [String: Any] = [
      "name": identifier.isEmpty ? visit.words(.pageUntitled) : identifier,
      "meta": meta,
      "href": "/drafts/\(PercentCoding.encode(draft.id))",
      "discardLink": "/drafts/\(PercentCoding.encode(draft.id))/discard",
    ]
    if let excerpt = visit.mapping.excerptField.map({ values[$0] }), !excerpt.isEmpty {
      item["excerpt"] = ListPage.shortened(excerpt)
    }
    return item
  }
}
