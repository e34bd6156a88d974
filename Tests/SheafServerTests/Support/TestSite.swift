import Foundation
import SheafCore
import SheafFormats
import SheafImport
import SheafServer
import TestSupport
import Testing

/// A site over a fresh folder, asked without sockets.
struct TestSite {
  let scratch: TemporaryFolder
  let store: FragmentStore
  let mapping: String
  let site: Site
  var language = Language.en

  /// - Parameter mapping: TOML to write beside the folder; nil takes the built-in one.
  init(mapping toml: String? = nil, seeds: Bool = false, exchange: Exchange = .none) throws {
    scratch = try TemporaryFolder()
    store = FragmentStore(path: scratch("fragments"))
    if let toml {
      mapping = try scratch.write("mapping.toml", toml)
    } else {
      mapping = "scc-outcomes"
    }
    if seeds {
      for seed in try Repository.seedFiles() {
        try scratch.write("fragments/\(seed.name)", seed.bytes)
      }
    }
    site = Site(
      store: store, mapping: mapping, templates: try TemplateLibrary(),
      formats: .all, exchange: exchange)
  }

  /// Asks for an address, such as `/?q=lom%C3%A9`.
  func get(_ address: String) throws -> Response { try answer(.get, address) }

  func page(_ address: String) throws -> TestPage { try TestPage(get(address)) }

  func post(_ address: String, _ form: Fields, uploads: [Upload] = []) throws -> Response {
    try answer(.post, address, form: form, uploads: uploads)
  }

  func answer(
    _ method: HTTPMethod, _ address: String, form: Fields = [:], uploads: [Upload] = []
  ) throws -> Response {
    let parts = address.split(separator: "#")[0].split(separator: "?", maxSplits: 1)
    let path = parts[0].split(separator: "/").map { $0.removingPercentEncoding! }
    let query = parts.count > 1 ? try #require(Fields.parse(urlencoded: parts[1].utf8)) : [:]
    return try site.routes.answer(
      Request(
        method, path, query: query, form: form, uploads: uploads, language: language,
        csrf: "the-token"))
  }

  /// Fills in a page's form and presses a button of it.
  ///
  /// - Parameters:
  ///   - changes: what is typed or picked, by the controls' names; several values for a name are several ticks.
  ///   - button: its value.
  func submit(_ page: TestPage, _ changes: [String: [String]] = [:], button: String = "save")
    throws -> Response
  {
    let form = try #require(page.form(button) ?? page.form())
    var fields = Fields()
    for entry in page.entries(of: form) where changes[entry.name] == nil {
      fields.append(entry.name, entry.value)
    }
    for (name, values) in changes.sorted(by: { $0.key < $1.key }) {
      for value in values { fields.append(name, value) }
    }
    if let name = page.root.all("button").first(where: { $0["value"] == button })?["name"] {
      fields.append(name, button)
    }
    #expect(fields["csrf"] == "the-token")
    return try post(try #require(form["action"]), fields)
  }

  /// The page that an answer sends on to.
  func follow(_ response: Response) throws -> TestPage {
    #expect(response.status == .seeOther)
    return try page(try #require(response.headers["Location"]))
  }

  func bytes(_ name: String) throws -> [UInt8] { try scratch.read("fragments/\(name)") }

  func names() throws -> [String] { try store.names() }

  func drafts() throws -> [String] { try store.drafts.names() }
}

extension Exchange {
  /// Downloads nothing and finds nothing.
  static let none = Exchange(
    download: { _ in Report() }, check: { _, _, _ in Report() },
    plan: { sheet, _, folder, _ in ImportPlan(sheet: sheet, folder: folder) })
}
