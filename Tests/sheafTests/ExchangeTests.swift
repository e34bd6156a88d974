import Foundation
import SheafCore
import SheafFormats
import SheafServer
import TestSupport
import Testing

@testable import sheaf

/// Downloads and checks of the page with the program's own formats.
@Suite struct ExchangeTests {
  private let folder = try! TemporaryFolder()
  private let site: Site

  init() throws {
    for seed in try Repository.seedFiles() {
      try folder.write("fragments/\(seed.name)", seed.bytes)
    }
    site = Site(
      store: FragmentStore(path: folder("fragments")), mapping: "scc-outcomes",
      templates: try TemplateLibrary(), formats: .all)
  }

  private func get(_ path: String, _ query: Fields = [:]) throws -> Response {
    try site.routes.answer(Request(.get, [path], query: query))
  }

  /// The bytes of a download, whose file nobody else can open.
  private func bytes(_ response: Response) throws -> [UInt8] {
    guard case .file(let file, let count) = response.body else { return response.bytes }
    var status = stat()
    #expect(stat(file.path, &status) == 0)
    #expect(status.st_nlink == 0 && status.st_mode & 0o777 == 0o600)
    let bytes = try file.read(at: 0, count: count + 1)
    #expect(bytes.count == count)
    return bytes
  }

  private static let everything: Fields = ["confidential": "yes", "unclear": "yes"]

  private func query(_ more: (String, String)...) -> Fields {
    var query = ExchangeTests.everything
    for (name, value) in more { query.append(name, value) }
    return query
  }

  @Test(
    "All as a sheet or XML: the same bytes as convert writes",
    arguments: [
      ("excel", "csv", ["--for", "excel"]), ("excel-fr", "csv", ["--for", "excel-fr"]),
      ("libreoffice", "csv", ["--for", "libreoffice"]), ("csv", "csv", []), ("xml", "xml", []),
    ])
  func sameAsConvert(format: String, suffix: String, options: [String]) throws {
    let answer = try get("download", query(("as", format)))
    #expect(
      answer.headers["Content-Disposition"]?.contains("filename=\"fragments.\(suffix)\"") == true)
    let result = try Program.run(
      ["convert", "fragments", "-o", "out.\(suffix)"] + options, folder: folder.path)
    #expect(result.exitCode == 0)
    #expect(try bytes(answer) == folder.read("out.\(suffix)"))
  }

  @Test("Only what was found; the confidential and the unclear only where they are ticked")
  func selection() throws {
    func ids(_ query: Fields) throws -> [Substring] {
      let answer = try get("download", query)
      let text = String(decoding: try bytes(answer), as: UTF8.self)
      return text.matches(of: #/(?m)^SCC-[^,]*/#).map(\.output)
    }
    #expect(try ids(query(("as", "csv"), ("f-country", "Sahel"))).count == 3)
    #expect(try get("download", ["as": "csv"]).status == .notFound)
    #expect(try ids(["as": "csv", "unclear": "yes"]) == ["SCC-DRC2312/CIV002"])
    #expect(try ids(["as": "csv", "confidential": "yes"]).count == 4)
    let page = try get("exchange").text
    #expect(page.contains("4 are marked confidential"))
    #expect(page.contains("1 does not say"))
    #expect(try get("exchange", ["f-country": "Sahel"]).text.contains("3 are marked confidential"))
  }

  @Test("A confidential field stays in unless it is ticked")
  func fields() throws {
    let mapping = """
      extends = "scc-outcomes"
      [mapping]
      title = "With a secret"
      [[field]]
      name = "secret"
      heading = "Secret"
      label = "Secret"
      kind = "text"
      confidential = true

      """
    try folder.write("own.toml", mapping)
    try folder.write(
      "fragments/z.md",
      "**FragmentID**: SCC-TCD2601/CIV001\n**Outcome statements is CONFIDENTIAL**: 0.0\n**Secret**: hush\n"
    )
    let site = Site(
      store: FragmentStore(path: folder("fragments")), mapping: folder("own.toml"),
      templates: try TemplateLibrary(), formats: .all)
    let open = try bytes(
      site.routes.answer(Request(.get, ["download"], query: ["as": "csv"])))
    #expect(!String(decoding: open, as: UTF8.self).contains("hush"))
    let all = try bytes(
      site.routes.answer(
        Request(.get, ["download"], query: ["as": "csv", "confidential": "yes"])))
    #expect(String(decoding: all, as: UTF8.self).contains("hush"))
  }

  @Test("XML by a mapping beside the fragments; one that is elsewhere cannot be named")
  func shapes() throws {
    let mapping = """
      extends = "scc-outcomes"
      [mapping]
      title = "For a donor"
      [xml]
      record = "/report/outcome"
      [[xml.place]]
      field = "id"
      path = "@ref"

      """
    try folder.write("fragments/donor.toml", mapping)
    try folder.write("elsewhere.toml", mapping)
    #expect(try get("exchange").text.contains("donor – For a donor"))
    let asked = query(("as", "xml"), ("shape", "donor.toml"))
    let answer = try get("download", asked)
    // The mapping has places for next to nothing: that is said before it is lost.
    #expect(answer.text.contains("losses=accepted"))
    var accepted = asked
    accepted.append("losses", "accepted")
    let text = String(decoding: try bytes(get("download", accepted)), as: UTF8.self)
    #expect(text.contains("<outcome ref=\"SCC-DRC2312/CIV002\""))
    let elsewhere = query(("as", "xml"), ("shape", "../elsewhere.toml"))
    #expect(
      String(decoding: try bytes(get("download", elsewhere)), as: UTF8.self).contains("<fragments>")
    )
  }

  @Test("A mapping that knows none of the headings cannot tell what is confidential")
  func wrongShape() throws {
    let mapping = """
      [mapping]
      title = "Another log"
      id = "incident"
      [[field]]
      name = "incident"
      heading = "Incident"
      label = "Incident"
      kind = "identifier"

      """
    try folder.write("fragments/other.toml", mapping)
    let answer = try get("download", query(("as", "csv"), ("shape", "other.toml")))
    #expect(answer.text.contains("no record has any heading of the mapping"))
    #expect(answer.headers["Content-Disposition"] == nil)
  }

  @Test(
    "A workbook that is XML is downloaded under its own ending",
    arguments: [("excel-2003", "xml"), ("flat-ods", "fods")])
  func workbookName(mapping: String, suffix: String) throws {
    let answer = try get("download", query(("as", "xml"), ("shape", "\(mapping).toml")))
    let name = answer.headers["Content-Disposition"]
    #expect(name?.contains("filename=\"fragments.\(suffix)\"") == true)
  }

  @Test(
    "A mapping that writes a file for each fragment: one is downloaded, of several it is said what to do"
  )
  func fileARecord() throws {
    let page = try get("exchange").text
    #expect(page.contains(">odk-submission – ") && !page.contains("odk-submission.xml"))
    let asked: Fields = ["as": "xml", "shape": "odk-submission.toml", "confidential": "yes"]
    let answer = try get("download", asked)
    #expect(answer.text.contains("sheaf convert &#39;\(folder("fragments"))&#39; -o xml/"))
    var one = asked
    one.append("f-country", "Burundi")
    let file = try get("download", one)
    #expect(
      file.headers["Content-Type"] == "application/xml" || file.text.contains("losses=accepted"))
  }

  @Test(
    "Neither what cannot be read nor what is of no known kind is kept; a workbook is told apart")
  func notASheet() throws {
    for (name, text) in [("x.csv", ""), ("x.xml", "<a/>"), ("x.xlsx", "PK"), ("", "")] {
      let path = try folder.write("upload", text)
      let upload = Upload(field: "file", fileName: name, path: path, count: text.utf8.count)
      for route in ["import", "check"] where route == "import" || name == "x.xlsx" {
        let form: Fields = ["csrf": "x", "shape": "scc-outcomes.toml"]
        let answer = try site.routes.answer(
          Request(.post, [route], form: form, uploads: [upload]))
        #expect(answer.status == .internalServerError)
        #expect(!answer.text.contains("Send again"))
        #expect(!answer.text.contains("--from") && !answer.text.contains(path))
        #expect(name != "x.xlsx" || answer.text.contains("as CSV in the spreadsheet program"))
      }
    }
    let kept = (try? folder.names("fragments/.drafts")) ?? []
    #expect(kept.isEmpty)
  }

  @Test("A file that is sent is checked as check does, under its own name")
  func check() throws {
    let sheet = "FragmentID,Year\r\nSCC-TCD2601/CIV001,20233\r\n"
    let path = try folder.write("upload", sheet)
    func check(_ name: String) throws -> Response {
      let upload = Upload(field: "file", fileName: name, path: path, count: sheet.utf8.count)
      return try site.routes.answer(Request(.post, ["check"], uploads: [upload]))
    }
    let found = try check("récolte.csv").text
    #expect(found.contains("récolte.csv"))
    #expect(found.contains("20233"))
    #expect(!found.contains(path))
    let unknown = try check("picture.png").text
    #expect(unknown.contains("picture.png") && !unknown.contains(path))
    #expect(try check("a.xml").status != .seeOther)
    #expect(try site.routes.answer(Request(.post, ["check"])).text.contains("choose one"))
  }
}

/// An edited sheet taken back through the pages.
@Suite struct PageImportTests {
  private let folder = try! TemporaryFolder()
  private let site: Site
  private static let seed = "001_ed7a58919a304dbe.txt"

  init() throws {
    for seed in try Repository.seedFiles() {
      try folder.write("fragments/\(seed.name)", seed.bytes)
    }
    site = Site(
      store: FragmentStore(path: folder("fragments")), mapping: "scc-outcomes",
      templates: try TemplateLibrary(), formats: .all)
  }

  private func send(_ sheet: String) throws -> String {
    let path = try folder.write("upload", sheet)
    let upload = Upload(
      field: "file", fileName: "edited.csv", path: path, count: sheet.utf8.count)
    let answer = try site.routes.answer(Request(.post, ["import"], uploads: [upload]))
    #expect(answer.status == .ok)
    return answer.text
  }

  /// Sends back what a page's form would, less the ticks on some fields.
  private func apply(_ page: String, without headings: [String] = [], picks: Fields = [:]) throws
    -> Response
  {
    var form = picks
    let input = #/<input type="(hidden|checkbox)" name="([a-z]+)" value="([^"]*)"/#
    for match in page.matches(of: input) {
      let value = String(match.3).replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      if match.1 == "checkbox", headings.contains(where: value.hasSuffix) { continue }
      form.append(String(match.2), value)
    }
    return try site.routes.answer(Request(.post, ["import", "apply"], form: form))
  }

  private func exported() throws -> String {
    let result = try Program.run(["export", "fragments", "-o", "out.csv"], folder: folder.path)
    #expect(result.exitCode == 0)
    return try folder.text("out.csv")
  }

  /// The export with another year in the row of the seed.
  private func edited() throws -> String {
    let row = ",Sahel,2023,\"In Burkina"
    return try exported().replacing(row, with: row.replacing("2023", with: "2024"))
  }

  @Test("What is ticked is written, what is not stays, and all of it can be undone")
  func ticks() throws {
    let before = try folder.text("fragments/\(Self.seed)")
    let sheet = try edited().replacing(
      ",large,Civic change agents,Organisation,", with: ",small,Civic change agents,Organisation,")
    let page = try send(sheet)
    #expect(page.contains("<del>2023</del>") && page.contains("<ins>2024</ins>"))
    #expect(try folder.text("fragments/\(Self.seed)") == before)
    let answer = try apply(page, without: ["Rating significance"])
    #expect(answer.headers["Location"] == "/?done=imported-1")
    #expect(
      try folder.text("fragments/\(Self.seed)")
        == before.replacing("**Year**: 2023", with: "**Year**: 2024"))
    #expect(try folder.names("fragments/.drafts").isEmpty)
    let undone = try site.routes.answer(Request(.post, ["import", "undo"]))
    #expect(undone.headers["Location"] == "/?done=unimported-1")
    #expect(try folder.text("fragments/\(Self.seed)") == before)
  }

  @Test(
    "A file is checked and taken back by the mapping that was chosen for it",
    arguments: [("excel-2003", "xml"), ("flat-ods", "fods")])
  func workbook(mapping: String, suffix: String) throws {
    let name = "out.\(suffix)"
    let result = try Program.run(
      ["convert", "fragments", "-o", name, "--mapping", mapping], folder: folder.path)
    #expect(result.exitCode == 0)
    let path = try folder.write(
      "upload", folder.text(name).replacing(">Organisation<", with: ">National<"))
    let upload = Upload(field: "file", fileName: name, path: path, count: 1)
    let form: Fields = ["shape": "\(mapping).toml"]
    let found = try site.routes.answer(Request(.post, ["check"], form: form, uploads: [upload]))
    #expect(found.text.contains("5 records checked, nothing wrong"))
    let plan = try site.routes.answer(Request(.post, ["import"], form: form, uploads: [upload]))
    #expect(plan.text.contains("<ins>National</ins>"))
    #expect(try apply(plan.text).headers["Location"]?.hasPrefix("/?done=imported-") == true)
    #expect(try folder.text("fragments/\(Self.seed)").contains("**Scale**: National\n"))
  }

  @Test("A sheet without an edit changes nothing")
  func unchanged() throws {
    let page = try send(exported())
    #expect(!page.contains("name=\"take\""))
    #expect(try apply(page).headers["Location"] == "/?done=imported-0")
  }

  @Test("A conflict is shown with all three, and what is picked is written")
  func conflict() throws {
    let sheet = try edited()
    let mine = try folder.text("fragments/\(Self.seed)")
      .replacing("**Year**: 2023", with: "**Year**: 2019")
    try folder.write("fragments/\(Self.seed)", mine)
    let page = try send(sheet)
    #expect(page.contains("2019") && page.contains("2024") && page.contains("2023"))
    #expect(try apply(page).headers["Location"] == "/?done=imported-0")
    #expect(try folder.text("fragments/\(Self.seed)") == mine)
    let again = try send(sheet)
    let pick = try #require(again.firstMatch(of: #/name="(open-c0)" value="(sheet:[^"]*)"/#))
    let picks = Fields([(String(pick.1), String(pick.2))])
    #expect(try apply(again, picks: picks).headers["Location"] == "/?done=imported-1")
    #expect(try folder.text("fragments/\(Self.seed)").contains("**Year**: 2024\n"))
  }

  /// The export with another id, and another year, in the row of the seed.
  private func renamed() throws -> String {
    try edited().replacing("SCC-SAH2508/CIV004,", with: "SCC-SAH2508/CIV999,")
  }

  @Test(
    "Whose a row with another id is can be said, and what follows from that is shown before it is written",
    arguments: [
      ("folder", "SCC-SAH2508/CIV004", 5), ("sheet", "SCC-SAH2508/CIV999", 5),
      ("new", "SCC-SAH2508/CIV004", 6),
    ])
  func idEdited(word: String, id: String, count: Int) throws {
    let page = try send(renamed())
    let value = try #require(page.firstMatch(of: try Regex("value=\"(\(word):[^\"]*)\"")))
    let picked = String(try #require(value.output[1].substring))
    let second = try apply(page, picks: Fields([("open-q0", picked)]))
    #expect(second.status == .ok)
    #expect(second.text.contains("were not shown yet"))
    #expect(second.text.contains("<ins>2024</ins>") == (word != "new"))
    #expect(try folder.text("fragments/\(Self.seed)").contains("**Year**: 2023"))
    #expect(try apply(second.text).headers["Location"] == "/?done=imported-1")
    #expect(try folder.names("fragments").filter { !$0.hasPrefix(".") }.count == count)
    let text = try folder.text("fragments/\(Self.seed)")
    #expect(text.contains("**FragmentID**: \(id)"))
    #expect(text.contains("**Year**: \(word == "new" ? 2023 : 2024)"))
  }

  @Test(
    "A text that follows from others and was edited by hand: what the two versions do not share is marked"
  )
  func handEdit() throws {
    let page = try send(
      edited().replacing("Significance description: Before", with: "Significance described: Before")
    )
    #expect(
      page.contains("<mark>description</mark>: Before")
        || page.contains("<mark>description:</mark> Before"))
    #expect(
      page.contains("<mark>described</mark>: Before")
        || page.contains("<mark>described:</mark> Before"))
  }

  @Test("More conflicts than a page shows are told, and what to do about them")
  func manyConflicts() throws {
    for number in 1...210 {
      try folder.write(
        "fragments/\(number).md",
        "**FragmentID**: SCC-TCD2601/CIV\(1000 + number)\n**Year**: 2020\n")
    }
    let sheet = try exported().replacing(",2020,", with: ",2021,")
    for number in 1...210 {
      let text = try folder.text("fragments/\(number).md")
      try folder.write("fragments/\(number).md", text.replacing("2020", with: "2022"))
    }
    let page = try send(sheet)
    #expect(page.contains("10 more are not shown"))
  }

  @Test("What was unticked stays so when the plan is shown once more")
  func untickedStays() throws {
    let page = try send(
      try renamed().replacing("DR Congo", with: "Congo"))
    let value = try #require(page.firstMatch(of: #/value="(folder:[^"]*)"/#))
    let second = try apply(
      page, without: ["coutnry"], picks: Fields([("open-q0", String(value.1))]))
    let box = #/name="take" value="[^"]*coutnry"( checked)?>/#
    let boxes = second.text.matches(of: box)
    #expect(!boxes.isEmpty && boxes.allSatisfy { $0.1 == nil })
  }

  @Test("The plan in the other language, with what was ticked and picked")
  func planInFrench() throws {
    let page = try send(edited().replacing("DR Congo", with: "Congo"))
    let answer = try apply(page, without: ["Year"], picks: ["to": "fr"])
    #expect(answer.status == .ok)
    #expect(answer.text.contains("lang=\"fr\""))
    #expect(answer.headers["Set-Cookie"]?.hasPrefix("sheaf-language=fr") == true)
    #expect(answer.text.contains(#/name="take" value="[^"]*Year"><span>/#))
    #expect(answer.text.contains(#/name="take" value="[^"]*coutnry" checked>/#))
    #expect(try folder.text("fragments/\(Self.seed)").contains("**Year**: 2023"))
  }

  @Test("What turned up after the plan was shown is shown first")
  func changedMeanwhile() throws {
    let sheet = try edited().replacing(",__revision", with: ",ignored")
    try FileManager.default.removeItem(atPath: folder("fragments/.sheaf"))
    let page = try send(sheet)
    let mine = try folder.text("fragments/\(Self.seed)")
      .replacing("**Scale**: Organisation", with: "**Scale**: National")
    try folder.write("fragments/\(Self.seed)", mine)
    let answer = try apply(page)
    #expect(answer.status == .ok)
    #expect(answer.text.contains("were not shown yet"))
    #expect(try folder.text("fragments/\(Self.seed)") == mine)
  }

  @Test("A sheet that nobody went on with goes after a day, and nothing else does")
  func sweep() throws {
    for name in ["import-old.csv", "import-new.csv", "draft.json"] {
      let path = try folder.write("fragments/.drafts/\(name)", "x")
      guard name != "import-new.csv" else { continue }
      let past = Date(timeIntervalSinceNow: -100_000)
      try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: path)
    }
    try site.sweep()
    #expect(try folder.names("fragments/.drafts").sorted() == ["draft.json", "import-new.csv"])
  }

  @Test("Only sheets that were sent can be named")
  func names() throws {
    for name in ["", "../a.csv", "import-.csv", "x.csv", "import-a/b.csv"] {
      let form: Fields = ["sheet": name, "name": "a.csv"]
      let answer = try site.routes.answer(Request(.post, ["import", "apply"], form: form))
      #expect(answer.status == .notFound)
    }
  }
}
