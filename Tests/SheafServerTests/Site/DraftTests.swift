import Foundation
import SheafServer
import TestSupport
import Testing

@Suite struct DraftTests {
  private let values = [
    "f-id": ["K-1"], "f-line": ["half  written “"], "f-story": ["one\r\ntwo"],
    "f-place": ["--other--"], "o-place": ["Nord"], "f-themes": ["", "health"],
  ]

  @Test("Made, listed, gone on with in another browser, saved, and only then gone")
  func life() throws {
    let test = try TestSite(mapping: KindsMapping.toml)
    let kept = try test.follow(test.submit(test.page("/new"), values, button: "draft"))
    #expect(try test.names().isEmpty)
    #expect(try test.drafts().count == 1)
    #expect(kept.root.all(class: "card").count == 1)
    // The folder and a server are all that is left.
    let link = try #require(
      kept.root.all("a").first { $0.words == "Go on" || $0["class"] == "button main" }?["href"])
    let draft = try test.page(link)
    #expect(draft.control("f-line")?["value"] == "half  written “")
    #expect(
      draft.control("f-story")?.text == "\none\r\ntwo"
        || draft.control("f-story")?.text == "\none\ntwo")
    #expect(
      draft.control("f-place")?["value"] == "--other--"
        || draft.root.all("option").contains { $0["value"] == "--other--" && $0["selected"] != nil }
    )
    #expect(draft.control("o-place")?["value"] == "Nord")
    // One that is kept again is the same one.
    #expect(try test.submit(draft, ["f-line": ["more"]], button: "draft").status == .seeOther)
    #expect(try test.drafts().count == 1)
    let refused = try test.submit(test.page(link), ["f-year": ["x"]])
    #expect(refused.status == .unprocessableContent)
    #expect(try test.drafts().count == 1)
    #expect(try test.submit(test.page(link), ["f-year": ["2024"]]).status == .seeOther)
    #expect(try test.drafts().isEmpty)
    #expect(try test.scratch.text("fragments/K-1.md").contains("**Line**: more\n"))
  }

  @Test("Kept by the script while somebody types, and readable by nobody else")
  func autosave() throws {
    let test = try TestSite(mapping: KindsMapping.toml)
    let page = try test.page("/new")
    var fields = Fields(page.entries(of: try #require(page.form())).map { ($0.name, $0.value) })
    fields.append("o-place", "Sud")
    let answer = try test.post("/drafts/save", fields)
    #expect(answer.text.contains("\"draft\""))
    let name = try #require(try test.drafts().first)
    let attributes = try FileManager.default.attributesOfItem(
      atPath: test.scratch("fragments/.drafts/\(name)"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    // It comes again under the name that the page had from the start.
    _ = try test.post("/drafts/save", fields)
    #expect(try test.drafts().count == 1)
  }

  @Test("Discarded, and what the script had sent just before does not bring it back")
  func discard() throws {
    let test = try TestSite(mapping: KindsMapping.toml)
    let page = try test.page("/new")
    let fields = Fields(page.entries(of: try #require(page.form())).map { ($0.name, $0.value) })
    _ = try test.post("/drafts/save", fields)
    let list = try test.page("/drafts")
    let form = try #require(
      list.root.all("form").first { $0["action"]?.hasSuffix("/discard") == true })
    #expect(try test.post(form["action"]!, [:]).status == .seeOther)
    #expect(try test.drafts().isEmpty)
    _ = try test.post("/drafts/save", fields)
    #expect(try test.drafts().isEmpty)
  }

  @Test("The draft of a fragment that was changed meanwhile ends in a conflict and not in its loss")
  func stale() throws {
    let test = try TestSite(mapping: KindsMapping.toml)
    try test.scratch.write("fragments/a.md", "**ID**: a\n**Line**: one\n")
    let page = try test.page("/fragments/a.md/edit")
    _ = try test.submit(page, ["f-line": ["mine"]], button: "draft")
    try test.scratch.write("fragments/a.md", "**ID**: a\n**Line**: theirs\n")
    let list = try test.page("/drafts")
    #expect(list.root.all(class: "meta").first?.words.contains("changed") == true)
    let link = try #require(list.root.all(class: "card").first?.all("a").first?["href"])
    let answer = try test.submit(test.page(link))
    #expect(answer.status == .conflict)
    #expect(try test.scratch.text("fragments/a.md").contains("theirs"))
  }

  @Test("Who goes on with a form after its draft had gone gets another draft")
  func again() throws {
    let test = try TestSite()
    let page = try test.page("/new")
    let first = try test.submit(page, ["f-outcome": ["begun"]], button: "draft")
    #expect(first.status == .seeOther)
    let draft = try #require(page.control("draft")?["value"])
    _ = try test.post("/drafts/\(draft)/discard", [:])
    _ = try test.submit(page, ["f-outcome": ["gone on with"]], button: "draft")
    let names = try test.drafts()
    #expect(names.count == 1 && !names[0].hasPrefix(draft))
  }

  @Test("No draft leads out of its folder")
  func names() throws {
    let test = try TestSite(mapping: KindsMapping.toml)
    for name in ["..", "..%2Fa", "A", "x", ""] {
      let status = try test.get("/drafts/\(name)x").status
      #expect(status == .notFound)
    }
  }
}
