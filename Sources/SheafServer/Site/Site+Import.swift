import SheafCore
import SheafImport

/// An edited sheet taken back: sent, looked at as a plan, ticked, carried out, undone.
extension Site {
  /// Sheets that nobody went on with are kept so many seconds.
  private static let sheetAge = 24 * 60 * 60

  func addImport(to routes: inout Routes) {
    routes.post("import", handler { visit, _ in try receiveSheet(visit) })
    routes.post("import/apply", handler { visit, _ in try applySheet(visit) })
    routes.post(
      "import/undo",
      handler { visit, _ in
        let outcome = try Journal(folder: store.folder.path).undo()
        return .seeOther([], query: ["done": "unimported-\(outcome?.files ?? 0)"])
      })
  }

  private func receiveSheet(_ visit: RequestContext) throws -> Response {
    guard let upload = visit.request.uploads.first, !upload.fileName.isEmpty else {
      throw Failure(.pageUploadMissing, at: SourceLocation(file: Phrase.pageUploadFile.reference))
    }
    let suffixes = formats.all.filter(\.isImported).flatMap(\.extensions)
    let suffix = suffixes.first { upload.fileName.lowercased().hasSuffix(".\($0)") }
    guard let suffix else {
      throw Failure(
        .pageUnknownFormat, [suffixes.joined(separator: ", ")],
        at: SourceLocation(file: upload.fileName))
    }
    try sweep()
    let sheet = "import-\(DraftStore.newID()).\(suffix)"
    _ = try store.drafts.create(sheet, try FileBytes.read(upload.path))
    do {
      let plan = try plan(sheet, upload.fileName, Decisions(), visit)
      return try showPlan(plan, sheet, upload.fileName, visit)
    } catch {
      try? store.drafts.remove(sheet)
      throw error
    }
  }

  private func applySheet(_ visit: RequestContext) throws -> Response {
    let form = visit.request.form
    let name = form["name"] ?? ""
    guard let sheet = form["sheet"], ImportPage.isSheet(sheet) else {
      return message(visit.request, .pageCouldNot, lead: .pageNoSheet, status: .notFound)
    }
    let choices = ImportChoices(form)
    if let language = form["to"].flatMap(Language.init(rawValue:)) {
      var request = visit.request
      request.language = language
      let visit = RequestContext(request: request, loaded: visit.loaded)
      var response = try showPlan(
        try plan(sheet, name, choices.picked, visit), sheet, name, visit, choices)
      response.headers.append("Set-Cookie", LanguageChoice.cookie(language))
      return response
    }
    let plan = try plan(sheet, name, choices.decisions, visit)
    // What turned up since the plan was shown is shown first.
    guard choices.cover(plan) else {
      let whole = try self.plan(sheet, name, choices.picked, visit)
      return try showPlan(
        whole, sheet, name, visit, choices,
        notices: [PageFrame.Notice(kind: .warning, text: visit.words(.pagePlanChanged))])
    }
    let operations = try plan.operations(visit.coder)
    var count = 0
    if !operations.isEmpty {
      count = try Journal(folder: store.folder.path).apply(operations).files
    }
    try? store.drafts.remove(sheet)
    return .seeOther([], query: ["done": "imported-\(count)"])
  }

  private func showPlan(
    _ plan: ImportPlan, _ sheet: String, _ name: String, _ visit: RequestContext,
    _ choices: ImportChoices? = nil, notices: [PageFrame.Notice] = []
  ) throws -> Response {
    let page = ImportPage(
      plan: plan, mapping: visit.mapping, language: visit.language, choices: choices)
    return self.page(
      "import", visit, title: visit.words(.pagePlan, name), tab: .exchange,
      page.values(sheet: sheet, name: name, shape: visit.request.form["shape"] ?? ""),
      notices: notices)
  }

  /// - Throws: `Failure` whose places name the sheet as the person does.
  private func plan(
    _ sheet: String, _ name: String, _ decisions: Decisions, _ visit: RequestContext
  ) throws
    -> ImportPlan
  {
    let mapping = try shelf.mapping(visit.request.form["shape"])
    let path = "\(store.drafts.path)/\(sheet)"
    do {
      var plan = try exchange.plan(path, mapping, store.folder.path, decisions)
      plan.refused = plan.refused.calling(path, name)
      plan.notes = plan.notes.calling(path, name)
      return plan
    } catch let failure as Failure {
      throw Failure(failure.diagnostics.calling(path, name))
    }
  }

  /// Removes the sheets that nobody went on with for a day.
  package func sweep() throws {
    let now = Int(time(nil))
    var old: [String] = []
    try store.drafts.stamps(of: ImportPage.isSheet) { name, stamp in
      if stamp.age(at: now) > Site.sheetAge { old.append(name) }
    }
    for name in old { try store.drafts.remove(name) }
  }
}
