import SheafCore
import TestSupport
import Testing

@testable import SheafServer

@Suite struct NewFormCacheTests {
  private func draft(_ page: String) throws -> String {
    String(try #require(page.firstMatch(of: #/name="draft" value="([0-9a-z]+)"/#)).1)
  }

  @Test func everyBlankFormHasADraftOfItsOwn() throws {
    let site = try TestSite()
    let pages = try (0..<3).map { _ in try site.get("/new").text }
    let drafts = try pages.map(draft)
    #expect(Set(drafts).count == 3)
    // But for that they are the same.
    let blank = zip(pages, drafts).map { $0.replacing($1, with: "") }
    #expect(Set(blank).count == 1)
  }

  @Test func theKeptPageFollowsWhatItShows() throws {
    var site = try TestSite()
    #expect(try site.get("/new").text.contains("class=\"badge\"") == false)
    #expect(try site.post("/drafts/save", ["f-id": "x"]).status == .ok)
    #expect(try site.get("/new").text.contains("<span class=\"badge\">1</span>"))
    site.language = .fr
    #expect(try site.get("/new").text.contains("Nouveau fragment"))
    site.language = .en
    #expect(try site.get("/new").text.contains("New fragment"))
    try site.scratch.write("fragments/a.md", "**FragmentID**: SCC-SAH2501/CIV007\n")
    #expect(try site.get("/new").text.contains("SCC-SAH2501/CIV008"))
  }
}
