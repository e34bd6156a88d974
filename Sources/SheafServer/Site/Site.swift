import Foundation
import SheafCore

/// The pages of a folder of fragments: what a browser asks for, and what it gets.
package struct Site: Sendable {
  let store: FragmentStore
  let index: FragmentIndex
  let drafts: DraftStore
  /// The path or name of the mapping that is served.
  let served: String
  let library = MappingLibrary()
  let mappings: MappingSource
  let templates: TemplateLibrary
  let formats: FormatCatalog
  let exchange: Exchange
  let newForms = NewFormCache()

  /// - Parameters:
  ///   - store: the folder.
  ///   - mapping: a mapping's file, or the name of a built-in one.
  ///   - templates: what the pages are made by.
  ///   - formats: the formats of downloads and of files that are sent.
  ///   - exchange: nil for the usual one, by these formats.
  package init(
    store: FragmentStore, mapping: String, templates: TemplateLibrary, formats: FormatCatalog,
    exchange: Exchange? = nil
  ) {
    self.store = store
    self.templates = templates
    self.formats = formats
    self.exchange = exchange ?? Exchange(formats)
    index = FragmentIndex(store.folder)
    drafts = DraftStore(store.drafts)
    served = mapping
    mappings = MappingSource(library.file(mapping))
  }

  /// Everything that can be asked for.
  package var routes: Routes {
    var routes = Routes()
    addList(to: &routes)
    addForm(to: &routes)
    addFragment(to: &routes)
    addDrafts(to: &routes)
    addTrash(to: &routes)
    addExchange(to: &routes)
    addImport(to: &routes)
    addOverview(to: &routes)
    addLanguage(to: &routes)
    addAssets(to: &routes)
    routes.notFound = { request, _ in
      message(request, .pageNotFound, status: .notFound)
    }
    routes.methodNotAllowed = { request, _ in
      message(request, .pageWrongMethod, status: .methodNotAllowed)
    }
    return routes
  }

  /// A handler whose failures become pages: a person always gets words, and what was typed is never answered with nothing.
  func handler(
    _ work: @escaping @Sendable (RequestContext, Routes.Parameters) throws -> Response
  ) -> Routes.Handler {
    { request, parameters in
      let loaded: MappingSource.Loaded
      do {
        loaded = try mappings.current()
      } catch let failure as Failure {
        return message(
          request, .pageBadMapping, lead: .pageBadMappingLead, failure.diagnostics,
          again: true, status: .internalServerError)
      }
      do {
        return try work(RequestContext(request: request, loaded: loaded), parameters)
      } catch let failure as Failure {
        let isMissing = failure.diagnostics.first?.phrase == .noSuchFile
        return message(
          request, .pageCouldNot, lead: .pageCouldNotLead, failure.diagnostics, again: true,
          status: isMissing ? .notFound : .internalServerError)
      }
    }
  }

  // MARK: Pages

  /// Where the folder is, whole.
  var folderPath: String {
    URL(fileURLWithPath: store.folder.path).standardizedFileURL.path
  }

  /// A page in its frame.
  func page(
    _ template: String, _ visit: RequestContext, title: String, tab: PageFrame.Tab? = nil,
    _ values: [String: Any], notices: [PageFrame.Notice] = [], status: HTTPStatusCode = .ok
  ) -> Response {
    var frame = PageFrame(
      language: visit.language, csrf: visit.request.csrf, mapping: visit.mapping,
      folder: folderPath, draftCount: drafts.count,
      trashCount: (try? store.trashed().count) ?? 0)
    frame.here = visit.here
    frame.notices = notices
    return .html(
      templates.render(template, frame.values(title: title, tab: tab, values)), status: status)
  }

  /// A page that says one thing.
  ///
  /// - Parameter again: whether what a form sent goes along, to be sent once more.
  func message(
    _ request: Request, _ title: Phrase, lead: Phrase? = nil, _ diagnostics: [Diagnostic] = [],
    onward: (link: String, name: Phrase) = ("/", .pageBackToList), again: Bool = false,
    status: HTTPStatusCode
  ) -> Response {
    let language = request.language
    let frame = PageFrame(
      language: language, csrf: request.csrf, mapping: nil, folder: folderPath,
      draftCount: 0, trashCount: 0)
    var values: [String: Any] = [
      "lead": lead?.page([], language) ?? "",
      "hasItems": !diagnostics.isEmpty,
      "items": diagnostics.prefix(Report.listLimit).map {
        Typesetting.set($0.text(in: language), language)
      },
      "onwardLink": onward.link,
      "onwardName": onward.name.page([], language),
    ]
    // A file that was sent is not here any more.
    if again, request.uploads.isEmpty,
      request.form.all.contains(where: { !["csrf", "shape"].contains($0.name) })
    {
      values["again"] = sent(request)
    }
    return .html(
      templates.render("message", frame.values(title: title.page([], language), values)),
      status: status)
  }
}
