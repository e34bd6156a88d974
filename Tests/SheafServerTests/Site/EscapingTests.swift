import Foundation
import SheafServer
import TestSupport
import Testing

@testable import SheafCore
@testable import SheafImport

/// What people type, import and name files stays text on every page, whatever it is.
@Suite struct EscapingTests {
  private static let attacks = [
    "\"\u{301} onmouseover=\"alert(1)\" a=\"", "'\u{FE0F} onfocus='alert(2)' b='",
    "\"\u{200D}> <img src=x onerror=alert(3)>", "</textarea><script>alert(4)</script>",
    "</title></select><svg onload=alert(5)>", "--><b>&lt;i&gt;&amp;", "{{csrf}} {{{folder}}}",
    "<\u{301}script>alert(6)</\u{301}script>",
  ]
  private static let attack = attacks.joined(separator: " ")

  private static let elements: Set<String> = [
    "html", "head", "meta", "title", "link", "script", "body", "a", "header", "div", "img", "span",
    "nav", "ul", "ol", "li", "form", "input", "button", "main", "p", "h1", "h2", "footer",
    "section",
    "table", "caption", "thead", "tbody", "tr", "th", "td", "label", "select", "option", "textarea",
    "fieldset", "legend", "details", "summary", "datalist", "code", "dl", "dt", "dd", "small",
    "output", "svg", "rect", "text", "em", "b", "article", "noscript", "ins", "del", "mark",
  ]
  private static let attributes: Set<String> = [
    "accept", "accesskey", "action", "alt", "aria-current", "aria-describedby", "aria-hidden",
    "aria-invalid", "aria-label", "aria-labelledby", "aria-sort", "autocapitalize", "autocomplete",
    "autofocus", "charset", "checked", "class", "content", "data-count", "data-count-many",
    "data-count-one", "data-draft-failed", "data-draft-name", "data-draft-waiting", "data-field",
    "data-label", "data-offers", "data-output", "data-print", "defer", "dir", "download", "enctype",
    "for", "form", "formnovalidate", "height", "hidden", "href", "id", "inputmode", "lang", "list",
    "method", "name", "novalidate", "open", "placeholder", "rel", "required", "role", "rows", "rx",
    "scope", "selected", "spellcheck", "src", "tabindex", "text-anchor", "type", "value", "viewbox",
    "viewBox", "width", "x", "y",
  ]

  /// A mapping whose every label, hint and choice attacks too.
  private static var mapping: String {
    let text = attack.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case "{", "}": ""
      default: String(scalar)
      }
    }.joined()
    return KindsMapping.toml
      .replacing(#/(?<language>en|fr) = "(?<label>[^"]*)"/#) {
        "\($0.language) = \"\($0.label) \(text)\""
      }
      .replacing("{ value = \"c\" }", with: "{ value = \"\(text)\" }")
  }

  /// What the formats would say of something hostile.
  private static var report: Report {
    let report = Report(validationWithLimit: 10)
    report.fail(
      .unknownInputFormat, [attack], at: SourceLocation(file: attack, line: 1, field: attack))
    return report
  }

  /// A plan with something of every kind, all of it hostile.
  private static func plan(_ sheet: String, _ folder: String) -> ImportPlan {
    var plan = ImportPlan(sheet: sheet, folder: folder)
    let cell = ImportPlan.Cell(row: 2, column: 1)
    let change = ImportPlan.FieldChange(heading: attack, cell: cell, old: attack, new: attack + "!")
    let remade = ImportPlan.FieldChange(heading: attack, new: attack, isRemade: true)
    plan.changed = [
      ImportPlan.RecordChange(id: attack, file: attack, row: 2, fields: [change, remade])
    ]
    plan.new = [ImportPlan.NewRecord(id: attack, row: 3, fields: [change])]
    for kind in [ImportPlan.Conflict.Kind.field, .goneFromFolder, .goneFromSheet] {
      plan.conflicts.append(
        ImportPlan.Conflict(
          kind: kind, id: attack, heading: attack, cell: cell, base: attack, folder: attack,
          sheet: attack))
    }
    let kinds: [ImportPlan.Question.Kind] = [
      .doubt(.spaces), .idEdited, .idBlanked, .idUnknown, .handEdit,
    ]
    plan.questions = kinds.map {
      ImportPlan.Question(
        kind: $0, id: attack, heading: attack, cell: cell, folder: attack, sheet: attack)
    }
    plan.refused = report.findings
    plan.notes = report.findings
    return plan
  }

  private let test: TestSite
  private let file = "\"\u{301} onmouseover=x <b> .md"
  private var address: String {
    file.addingPercentEncoding(withAllowedCharacters: .alphanumerics)!
  }
  private var encoded: String {
    EscapingTests.attack.addingPercentEncoding(withAllowedCharacters: .alphanumerics)!
  }

  init() throws {
    test = try TestSite(
      mapping: EscapingTests.mapping,
      exchange: Exchange(
        download: { _ in EscapingTests.report }, check: { _, _, _ in EscapingTests.report },
        plan: { sheet, _, folder, _ in EscapingTests.plan(sheet, folder) }))
    let mapping = try MappingReader.mapping(named: test.mapping)
    let values = mapping.fields.indices.map { ($0, EscapingTests.attack) }
    let bytes = FragmentCoder(mapping: mapping).bytes(Dictionary(uniqueKeysWithValues: values))
    let stray = Array("\(EscapingTests.attack)\n".utf8)
    let unknown = Array("**\(EscapingTests.attack)**: \(EscapingTests.attack)\n".utf8)
    try test.scratch.write("fragments/\(file)", stray + bytes + unknown)
    try test.scratch.write("fragments/<b>\".md", [0])
  }

  /// Parses a page and looks at all that is in it.
  ///
  /// - Parameter shows: whether the page has the attack on it, whole.
  @discardableResult
  private func look(_ response: Response, shows: Bool = true, _ what: String = #function) throws
    -> TestPage
  {
    let page = try TestPage(response)
    for element in page.root.all {
      #expect(EscapingTests.elements.contains(element.name), "\(what): <\(element.name)>")
      for name in element.attributes.keys {
        #expect(
          EscapingTests.attributes.contains(name), "\(what): \(name) of <\(element.name)>")
      }
      for link in [element["href"], element["action"], element["src"]].compactMap(\.self) {
        #expect(link.hasPrefix("/") || link.hasPrefix("#"), "\(what): \(link)")
        #expect(!link.hasPrefix("//"), "\(what): \(link)")
      }
    }
    let scripts = page.root.all("script")
    #expect(scripts.map { $0["src"] } == ["/assets/sheaf.js"], "\(what)")
    #expect(scripts.allSatisfy { $0.text.isEmpty })
    if shows {
      let texts = page.root.all.flatMap { [$0.text] + Array($0.attributes.values) }
      #expect(texts.contains { $0.contains(EscapingTests.attack) }, "\(what)")
    }
    return page
  }

  @Test("The parser sees what got out of its place")
  func parser() throws {
    for attack in EscapingTests.attacks.prefix(2) {
      let quote = attack.unicodeScalars.first!
      let page = try #require(HTMLElement.parse("<p title=\(quote)\(attack)\(quote)>x</p>"))
      #expect(page.all("p").first?.attributes.keys.contains { $0.hasPrefix("on") } == true)
    }
  }

  @Test("Lists, readings, charts") func reading() throws {
    try look(test.get("/"))
    try look(test.get("/?q=\(encoded)&f-place=\(encoded)&sort=\(encoded)&page=\(encoded)"))
    try look(test.get("/fragments/\(address)"))
    try look(test.get("/overview"))
    try look(test.get("/exchange?q=\(encoded)"))
  }

  @Test("Forms: new, edited, duplicated, refused") func forms() throws {
    try look(test.get("/new"), shows: false)
    try look(test.get("/new?from=\(address)"))
    let page = try look(test.get("/fragments/\(address)/edit"))
    #expect(page.control("f-line")?["value"] == EscapingTests.attack)
    #expect(page.control("f-story")?.text == "\n" + EscapingTests.attack)
    #expect(page.root.element(id: "f-whole")?.text == EscapingTests.attack)
    let answer = try test.submit(page, ["f-year": [EscapingTests.attack + "!"]])
    #expect(answer.status == .unprocessableContent)
    try look(answer)
  }

  @Test("Conflicts, drafts, the trash") func ways() throws {
    let page = try test.page("/fragments/\(address)/edit")
    try look(test.follow(test.submit(page, ["f-story": ["x"]], button: "draft")).response)
    let link = try #require(
      test.page("/drafts").root.all(class: "card").first?.all("a").first?["href"])
    try look(test.get(link))
    try test.scratch.write("fragments/\(file)", "**Story**: \(EscapingTests.attack) changed\n")
    let conflict = try test.submit(
      page, ["f-line": ["y"], "f-story": [EscapingTests.attack + "z"]])
    #expect(conflict.status == .conflict)
    try look(conflict)
    let list = try test.follow(test.post("/fragments/\(address)/delete", [:]))
    try look(list.response, shows: false)
    #expect(list.root.all(class: "notice").first?.words.contains("onmouseover=x <b>") == true)
    try look(test.get("/trash"), shows: false)
    let gone = try test.submit(page, ["f-story": [EscapingTests.attack + "z"]])
    #expect(gone.status == .conflict)
    try look(gone)
  }

  @Test("What went wrong") func messages() throws {
    try look(test.get("/\(encoded.replacing("%2F", with: "_"))"), shows: false)
    try look(test.get("/fragments/\(address)x"), shows: false)
    try look(test.get("/download?confidential=yes&unclear=yes"))
    let upload = Upload(field: "file", fileName: EscapingTests.attack, path: "/none", count: 1)
    try look(test.post("/check", ["csrf": "the-token"], uploads: [upload]))
    let sheet = Upload(
      field: "file", fileName: EscapingTests.attack + ".csv",
      path: test.scratch("mapping.toml"), count: 1)
    try look(test.post("/import", ["csrf": "the-token"], uploads: [sheet]))
    try test.scratch.write("mapping.toml", "x = \"\(EscapingTests.attack.first!)\"\n\"<b>\" = 1\n")
    try look(test.get("/"), shows: false)
  }

  @Test("A header keeps what is in it: no line of an answer can be broken off")
  func headers() throws {
    let answer = try test.post(
      "/language", ["to": "fr", "back": "/x%0d%0aSet-Cookie:%20a=b?q=%0d%0aX: y"])
    #expect(answer.headers["Location"]?.contains("\r") == false)
    #expect(answer.headers["Location"]?.hasPrefix("/") == true)
    for back in ["//evil.example/", "https://evil.example/", "/\\evil.example", "\\\\evil.example"]
    {
      let answer = try test.post("/language", ["to": "fr", "back": back])
      let location = try #require(answer.headers["Location"])
      #expect(location.hasPrefix("/") && !location.hasPrefix("//") && !location.contains("\\"))
    }
    let file = try test.get("/fragments/\(address)/file")
    let disposition = try #require(file.headers["Content-Disposition"])
    #expect(disposition.allSatisfy { $0.isASCII })
    #expect(disposition.count { $0 == "\"" } == 2)
  }
}
