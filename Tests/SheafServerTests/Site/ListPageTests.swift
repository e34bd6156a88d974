import Foundation
import SheafServer
import TestSupport
import Testing

@Suite struct ListPageTests {
  @Test("Every fragment, with search, filters, order and pages that keep what was asked")
  func list() throws {
    let test = try TestSite(seeds: true)
    let all = try test.page("/")
    #expect(all.root.all("tbody").first?.all("tr").count == 5)
    let some = try test.page("/?q=LOME+communication&f-country=Sahel&sort=-year")
    #expect(some.root.all("tbody").first?.all("tr").count == 1)
    #expect(some.control("q")?["value"] == "LOME communication")
    let country = try #require(some.root.element(id: "filter-country"))
    #expect(country.all("option").first { $0["selected"] != nil }?["value"] == "Sahel")
    let heading = try #require(some.root.all("th").first { $0["aria-sort"] == "descending" })
    #expect(heading.words.hasPrefix("Year"))
    for link in some.root.all("thead").flatMap({ $0.all("a") }) {
      #expect(link["href"]?.contains("q=LOME%20communication&f-country=Sahel") == true)
    }
    let download = some.root.all("a").first { $0["href"]?.hasPrefix("/exchange?") == true }
    #expect(download?["href"]?.contains("f-country=Sahel") == true)
  }

  @Test("More than a page: on, back, and where one is")
  func pages() throws {
    let test = try TestSite()
    for number in 1...120 {
      try test.scratch.write("fragments/\(number).md", "**FragmentID**: SCC-BDI2401/CIV\(number)\n")
    }
    let second = try test.page("/?page=2")
    let pager = try #require(second.root.all(class: "pager").first)
    #expect(pager.words.contains("51–100 of 120"))
    #expect(pager.all("a").map { $0["href"] } == ["/", "/?page=3"])
    #expect(second.root.all("tbody").first?.all("a").first?.words == "SCC-BDI2401/CIV51")
    #expect(
      try test.page("/?page=99").root.all(class: "pager").first?.words.contains("101–120") == true)
  }

  @Test("Nothing there, nothing found, and what cannot be read")
  func none() throws {
    let test = try TestSite()
    #expect(try test.page("/").main.words.contains("New fragment"))
    try test.scratch.write("fragments/a.md", "**FragmentID**: SCC-BDI2401/CIV001\n")
    try test.scratch.write("fragments/b.md", [0])
    #expect(try test.page("/").root.all(class: "warning").first?.words.contains("b.md") == true)
    #expect(try test.page("/?q=nothing+like+it").root.all("tbody").isEmpty)
  }

  @Test("The overview counts, draws and links to what it counts; tables say what pictures say")
  func overview() throws {
    let test = try TestSite(seeds: true)
    let page = try test.page("/overview")
    let charts = page.root.all(class: "chart")
    #expect(charts.first?.all("h2").first?.words == "Year")
    for chart in charts {
      let rows = chart.all("tbody").flatMap { $0.all("tr") }
      #expect(rows.count == chart.all("rect").filter { $0["class"] == "bar" }.count)
      #expect(chart.all("svg").first?["aria-label"]?.isEmpty == false)
      for row in rows {
        let count = row.all("td").first?.words
        let link = try #require(row.all("a").first?["href"])
        let listed = try test.page(link).root.all("tbody").first?.all("tr").count
        #expect(count == listed.map { "\($0)" }, "\(link)")
      }
    }
  }

  @Test("A value as long as a book is cut short in lists, and nobody filters by it")
  func longValue() throws {
    let test = try TestSite()
    let long = String(repeating: "livre ", count: 50_000)
    let text = "**FragmentID**: SCC-TCD2601/\(long)\n**coutnry**: \(long)\n**Scale**: \(long)\n"
    try test.scratch.write("fragments/long.md", text)
    #expect(try test.get("/").bytes.count < 60_000)
    #expect(try test.get("/overview").bytes.count < 120_000)
    let page = try test.page("/")
    #expect(!page.root.all("option").contains { $0.words.hasPrefix("livre") })
  }

  @Test("A page to read has every field, its problems with links to them, and what no field knows")
  func reading() throws {
    let test = try TestSite(seeds: true)
    try test.scratch.write(
      "fragments/p.md", "**FragmentID**: nonsense\n**Year**: 20\n**Unknown**: kept\n")
    let page = try test.page("/fragments/p.md")
    let problems = try #require(page.root.all(class: "summary").first)
    #expect(problems.all("a").contains { $0["href"] == "/fragments/p.md/edit#f-year" })
    #expect(page.main.words.contains("Unknown kept"))
    #expect(page.main.words.contains("p.md"))
    let clean = try test.page("/fragments/001_ed7a58919a304dbe.txt")
    #expect(clean.root.all(class: "secret").count == 1)
    #expect(clean.main.words.contains("Capacity change: safety and security"))
  }

  @Test(
    "Every page in both languages: language, direction, one heading, labels for all that can be filled in, no word left blank",
    arguments: [
      "/", "/?q=x&f-year=2023", "/new", "/fragments/001_ed7a58919a304dbe.txt",
      "/fragments/001_ed7a58919a304dbe.txt/edit", "/overview", "/exchange", "/drafts", "/trash",
      "/nowhere",
    ])
  func everyPage(address: String) throws {
    var test = try TestSite(seeds: true)
    for language in ["en", "fr"] {
      test.language = language == "fr" ? .fr : .en
      let page = try test.page(address)
      #expect(page.root["lang"] == language)
      #expect(page.root["dir"] == "ltr")
      #expect(page.root.all("h1").count == 1)
      #expect(page.root.all("title").first?.words.isEmpty == false)
      let labelled = Set(page.root.all("label").compactMap { $0["for"] })
      let inside = page.root.all("label").flatMap { $0.all("input") }
      let ids = page.root.all.compactMap { $0["id"] }
      #expect(ids.count == Set(ids).count, "an id is there twice")
      for control in page.root.all where ["input", "select", "textarea"].contains(control.name) {
        guard control["type"] != "hidden" else { continue }
        let isLabelled =
          control["id"].map(labelled.contains) == true || control["aria-label"] != nil
          || inside.contains { $0 === control }
        #expect(isLabelled, "\(control.attributes)")
        for id in control["aria-describedby"]?.split(separator: " ") ?? [] {
          #expect(page.root.element(id: String(id)) != nil)
        }
      }
      for element in page.root.all where ["a", "button", "h1", "h2", "th"].contains(element.name) {
        let name = element.words + (element.all("img").first?["alt"] ?? "")
        #expect(!name.isEmpty, "\(element.name) \(element.attributes)")
      }
      #expect(
        page.root.all("form").filter { $0["method"] == "post" }.allSatisfy {
          $0.all("input").contains { $0["name"] == "csrf" && $0["value"] == "the-token" }
        })
    }
  }
}
