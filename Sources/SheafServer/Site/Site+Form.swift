import SheafCore

/// The form: shown, asked for what follows from what is typed, and saved.
extension Site {
  /// A fragment larger than this does not go through a form, which brings it back with what was typed.
  private static let sizeLimit = 256 << 10

  func addForm(to routes: inout Routes) {
    routes.get("new", handler { visit, _ in try newForm(visit) })
    routes.post("new", handler { visit, _ in try receive(visit) })
    routes.get(
      "fragments/:name/edit",
      handler { visit, parameters in
        try editForm(visit, name: parameters["name"]!)
      })
    routes.post("fragments/:name/edit", handler { visit, _ in try receive(visit) })
    routes.post("live", handler { visit, _ in try live(visit) })
  }

  // MARK: Showing

  private func newForm(_ visit: RequestContext) throws -> Response {
    guard visit.request.query.all.isEmpty else {
      return try newForm(visit, draft: DraftStore.newID())
    }
    return try newForms.page(visit.language) {
      NewFormCache.Key(
        mapping: visit.loaded.version, csrf: visit.request.csrf,
        offers: try index.offers(visit.loaded).all, draftCount: drafts.count,
        trashCount: (try? store.trashed().count) ?? 0)
    } make: {
      try newForm(visit, draft: $0)
    }
  }

  private func newForm(_ visit: RequestContext, draft: String) throws -> Response {
    var values = visit.mapping.fields.map { _ in "" }
    let offers = try index.offers(visit.loaded)
    if let name = visit.request.query["from"] {
      let original = try store.open(name, visit.coder)
      values = original.values(fieldCount: visit.mapping.fields.count)
      let identifier = values[visit.mapping.idField]
      values[visit.mapping.idField] = offers.next(after: identifier) ?? ""
    } else if offers.all.count == 1 {
      values[visit.mapping.idField] = offers.all[0]
    }
    var form = FragmentForm(mapping: visit.mapping, values: values)
    form.draft = draft
    return show(form, visit)
  }

  private func editForm(_ visit: RequestContext, name: String) throws -> Response {
    let fragment = try store.open(name, visit.coder)
    guard fragment.bytes.count <= Site.sizeLimit else {
      throw Failure(.pageTooLargeToEdit, at: SourceLocation(file: name))
    }
    var form = FragmentForm(mapping: visit.mapping, opened: fragment)
    form.draft = DraftStore.newID()
    return show(form, visit, problems: try visit.problems(fragment.bytes, name: name))
  }

  /// The page of a form.
  func show(
    _ form: FragmentForm, _ visit: RequestContext,
    problems: [(field: Int?, diagnostic: Diagnostic)] = [],
    isRefused: Bool = false, draftState: String = "", notices: [PageFrame.Notice] = [],
    status: HTTPStatusCode = .ok
  ) -> Response {
    var page = FormPage(form: form, language: visit.language)
    page.problems = problems
    page.isRefused = isRefused
    page.draftState = draftState
    if form.opened == nil {
      page.offers = (try? index.offers(visit.loaded).all) ?? []
    }
    let path = form.opened.map { "/fragments/\(PercentCoding.encode($0.name))" }
    let title: String
    if let opened = form.opened {
      let identifier = opened.value(of: visit.mapping.idField) ?? ""
      title = visit.words(.pageFormTitle, identifier.isEmpty ? opened.name : identifier)
    } else {
      title = visit.words(.pageNew)
    }
    return self.page(
      "form", visit, title: title, tab: form.opened == nil ? .new : nil,
      page.values(action: path.map { $0 + "/edit" } ?? "/new", cancel: path ?? "/"),
      notices: notices, status: status)
  }

  // MARK: Receiving

  /// What a form sent: saved, kept as a draft, or shown again with all that was typed.
  private func receive(_ visit: RequestContext) throws -> Response {
    let sent = visit.request.form
    var form = try FragmentForm(mapping: visit.mapping, sent: sent, coder: visit.coder)
    // Who goes on with a form after its draft had gone wants another one.
    if form.draft.isEmpty || drafts.isFinished(form.draft) { form.draft = DraftStore.newID() }
    let action = sent["action"] ?? "save"
    if action.hasPrefix("language-"), let language = Language(rawValue: String(action.dropFirst(9)))
    {
      return try switchLanguage(form, visit, to: language)
    }
    switch action {
    case "update": return show(form, visit)
    case "draft":
      try drafts.keep(form)
      return .seeOther(["drafts"], query: ["done": "draft"])
    case "merge":
      let bytes = Base64.decode(sent["current"] ?? "")
      let current = try visit.coder.fragment(bytes, name: form.opened?.name ?? "")
      guard let merged = ConflictPage.merged(form, current: current, picks: sent) else {
        return conflict(form, current, visit)
      }
      return try save(merged, visit)
    case "save-new":
      var fresh = FragmentForm(mapping: visit.mapping, values: form.values)
      fresh.draft = form.draft
      return try save(fresh, visit)
    default: return try save(form, visit)
    }
  }

  /// Shows the form, or the two versions, in another language, with everything that was typed and picked.
  private func switchLanguage(_ form: FragmentForm, _ visit: RequestContext, to language: Language)
    throws
    -> Response
  {
    var request = visit.request
    request.language = language
    let visit = RequestContext(request: request, loaded: visit.loaded)
    var response: Response
    if let current = request.form["current"] {
      let current = try visit.coder.fragment(Base64.decode(current), name: form.opened?.name ?? "")
      response = conflict(form, current, visit)
    } else {
      let problems = form.opened.flatMap { try? visit.problems($0.bytes, name: $0.name) } ?? []
      response = show(form, visit, problems: problems)
    }
    response.headers.append("Set-Cookie", LanguageChoice.cookie(language))
    return response
  }

  private func save(_ form: FragmentForm, _ visit: RequestContext) throws -> Response {
    guard form.unknownFields.all.isEmpty else {
      _ = try? drafts.keep(form)
      return show(form, visit, status: .unprocessableContent)
    }
    if let opened = form.opened, !form.isTouched {
      try drafts.finish(form.draft)
      return .seeOther(["fragments", opened.name], query: ["done": "unchanged"])
    }
    let bytes = try form.bytes(visit.coder)
    if let name = savedAlready(form, bytes, visit) {
      return .seeOther(["fragments", name], query: ["done": "saved"])
    }
    var problems = try visit.problems(bytes, name: form.opened?.name ?? "")
    if let taken = try identifierProblem(form, visit) { problems.insert(taken, at: 0) }
    if problems.contains(where: { isBlocking($0, form) }) {
      _ = try? drafts.keep(form)
      return show(form, visit, problems: problems, isRefused: true, status: .unprocessableContent)
    }
    do {
      return try write(form, visit, problemCount: problems.count)
    } catch let failure as Failure {
      let notices = failure.diagnostics.map {
        PageFrame.Notice(
          kind: .error,
          text: "\(visit.words(.pageCouldNotSave))\(visit.words(.pageColon)) "
            + Typesetting.set($0.text(in: visit.language), visit.language))
      }
      return show(form, visit, notices: notices, status: .internalServerError)
    }
  }

  private func write(_ form: FragmentForm, _ visit: RequestContext, problemCount: Int) throws
    -> Response
  {
    let values = Dictionary(uniqueKeysWithValues: form.values.enumerated().map { ($0, $1) })
    let saved: FragmentStore.Saved
    if let opened = form.opened {
      saved = try store.save(values, to: opened.name, opened: opened.hash, visit.coder)
    } else {
      saved = try store.create(values, visit.coder)
    }
    switch saved {
    case .written(let fragment), .unchanged(let fragment):
      // The fragment is saved; a draft that cannot be removed is only a draft too many.
      try? drafts.finish(form.draft)
      return .seeOther(
        ["fragments", fragment.name],
        query: ["done": problemCount > 0 ? "saved-\(problemCount)" : "saved"])
    case .conflict(let current):
      _ = try? drafts.keep(form)
      return conflict(form, current, visit)
    case .taken(let other):
      _ = try? drafts.keep(form)
      let identifier = other.value(of: visit.mapping.idField) ?? ""
      let diagnostic = Diagnostic(
        .pageIDTaken, [identifier.shortened, other.name], at: SourceLocation(file: other.name))
      return show(
        form, visit, problems: [(visit.mapping.idField, diagnostic)], isRefused: true,
        status: .unprocessableContent)
    }
  }

  private func conflict(_ form: FragmentForm, _ current: Fragment?, _ visit: RequestContext)
    -> Response
  {
    let page = ConflictPage(
      form: form, current: current, language: visit.language, picks: visit.request.form)
    let path = form.opened.map { "/fragments/\(PercentCoding.encode($0.name))/edit" } ?? "/new"
    return self.page(
      "conflict", visit, title: page.title, page.values(action: current == nil ? "/new" : path),
      status: .conflict)
  }

  /// Whether a problem keeps a form from being saved: an error that is in it now, and was not in the file. Who mends one thing need not
  /// mend all.
  private func isBlocking(_ problem: (field: Int?, diagnostic: Diagnostic), _ form: FragmentForm)
    -> Bool
  {
    guard problem.diagnostic.severity == .error else { return false }
    guard form.opened != nil, let field = problem.field else { return form.opened == nil }
    return !form.values[field].hasSameBytes(as: form.openedValues[field])
  }

  /// The file that holds just what is to be saved, where a button was pressed twice.
  private func savedAlready(_ form: FragmentForm, _ bytes: [UInt8], _ visit: RequestContext)
    -> String?
  {
    let values = Dictionary(uniqueKeysWithValues: form.values.enumerated().map { ($0, $1) })
    guard drafts.isFinished(visit.request.form["draft"] ?? ""),
      let name = form.opened?.name ?? visit.mapping.fileNames(values).first(where: { _ in true }),
      let file = try? store.open(name, visit.coder), file.bytes == bytes
    else { return nil }
    return name
  }

  /// Another fragment has the identifier that was typed.
  private func identifierProblem(_ form: FragmentForm, _ visit: RequestContext) throws -> (
    field: Int?, diagnostic: Diagnostic
  )? {
    let slot = visit.mapping.idField
    let identifier = form.values[slot]
    guard !identifier.isEmpty, !identifier.hasSameBytes(as: form.openedValues[slot]),
      let other = try index.name(ofIdentifier: identifier, visit.loaded), other != form.opened?.name
    else { return nil }
    return (
      slot,
      Diagnostic(.pageIDTaken, [identifier.shortened, other], at: SourceLocation(file: other))
    )
  }

  // MARK: While somebody types

  /// What follows from what is typed so far, for the script.
  private func live(_ visit: RequestContext) throws -> Response {
    let form = try FragmentForm(
      mapping: visit.mapping, sent: visit.request.form, coder: visit.coder)
    return .json(LiveAnswer(form, visit.language))
  }
}
