import Foundation
import SheafCore
import SheafServer
import TestSupport
import Testing

/// The form as a browser fills it in and sends it, without JavaScript.
@Suite struct FormTests {
  @Test("A seed opened and saved unchanged keeps every byte, and so does one saved over and over")
  func seeds() throws {
    let test = try TestSite(seeds: true)
    for seed in try Repository.seedFiles() {
      let page = try test.page("/fragments/\(seed.name)/edit")
      let answer = try test.submit(page)
      #expect(answer.status == .seeOther, "\(page.problems("id"))")
      #expect(answer.headers["Location"] == "/fragments/\(seed.name)?done=unchanged")
      #expect(try test.bytes(seed.name) == [UInt8](seed.bytes))
    }
    #expect(try test.drafts().isEmpty)
  }

  @Test("With one field changed every byte of the others stays, and what is composed follows")
  func oneChange() throws {
    let test = try TestSite(seeds: true)
    for seed in try Repository.seedFiles() {
      let before = String(decoding: seed.bytes, as: UTF8.self)
      let page = try test.page("/fragments/\(seed.name)/edit")
      let answer = try test.submit(page, ["f-year": ["2019"]])
      #expect(answer.status == .seeOther)
      let after = String(decoding: try test.bytes(seed.name), as: UTF8.self)
      let lines = zip(
        before.split(separator: "\n", omittingEmptySubsequences: false),
        after.split(separator: "\n", omittingEmptySubsequences: false)
      ).filter { $0 != $1 }
      #expect(lines.map(\.1) == ["**Year**: 2019"])
    }
  }

  @Test("A new fragment: canonical, under the name that the mapping gives, for its owner alone")
  func new() throws {
    let test = try TestSite(seeds: true)
    let page = try test.page("/new")
    #expect(page.title == "New fragment")
    let values = [
      "f-id": ["SCC-BDI2401/CIV001"], "f-status": ["Outcome"], "f-harvest": ["harvest 1"],
      "f-country": ["--other--"], "o-country": ["Tchad"], "f-year": ["2024"],
      "f-outcome": ["L’élève a\r\ngagné"], "f-significance": ["Oui"],
      "f-type_of_change": ["Gender sensitive"], "f-confidential": ["true"],
    ]
    let saved = try test.follow(test.submit(page, values))
    #expect(saved.title.hasPrefix("SCC-BDI2401/CIV001"))
    #expect(!saved.root.all(class: "notice").isEmpty)
    let text = try test.scratch.text("fragments/SCC-BDI2401_CIV001.md")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let mapping = try MappingReader.mapping(named: "scc-outcomes")
    #expect(
      text.matches(of: #/(?m)^\*\*(.+?)\*\*: /#).map { String($0.1) }
        == mapping.fields.map(\.heading))
    #expect(lines.contains("**coutnry**: Tchad"))
    #expect(text.contains("**Outcome description**: L’élève a\ngagné\n"))
    #expect(lines.contains("**Outcome statements is CONFIDENTIAL**: 1.0"))
    #expect(lines.contains("**TypeOfChangeCluster**: Gender"))
    #expect(
      text.contains(
        "**StoryFragment_Merged**: L’élève a\ngagné  Significance description: Oui  Contribution"))
    #expect(try test.drafts().isEmpty)
  }

  @Test(
    "Errors stand beside their fields and at the top, with all that was typed; nothing is written")
  func errors() throws {
    let test = try TestSite()
    let typed = "Un texte  tapé “avec” soin "
    let answer = try test.submit(
      test.page("/new"), ["f-id": ["x"], "f-year": ["20233"], "f-significance": [typed]])
    #expect(answer.status == .unprocessableContent)
    let page = try TestPage(answer)
    let summary = try #require(page.root.element(id: "problems"))
    let targets = summary.all("a").compactMap { $0["href"]?.dropFirst() }
    #expect(targets.first == "f-id")
    #expect(targets.contains("f-outcome"))
    for target in targets {
      let control = try #require(page.root.element(id: String(target)))
      #expect(["input", "textarea", "select"].contains(control.name))
      #expect(!page.problems(String(target.dropFirst(2))).isEmpty)
      #expect(control["aria-invalid"] == "true")
      let described = control["aria-describedby"] ?? fieldset(of: control, page)
      #expect(described.contains("\(target)-problems"), "\(target)")
    }
    #expect(page.control("f-significance")?.text.hasSuffix(typed) == true)
    #expect(page.control("f-year")?["value"] == "20233")
    #expect(try test.names().isEmpty)
    // Kept as a draft all the same, and gone once it is saved.
    #expect(try test.drafts().count == 1)
    let mended = [
      "f-id": ["SCC-BDI2401/CIV001"], "f-status": ["Outcome"], "f-harvest": ["harvest 1"],
      "f-country": ["Burundi"], "f-year": ["2023"], "f-outcome": ["Quelque chose"],
    ]
    #expect(try test.submit(page, mended).status == .seeOther)
    #expect(try test.drafts().isEmpty)
    #expect(try test.scratch.text("fragments/SCC-BDI2401_CIV001.md").contains(typed))
  }

  /// What describes the group that a control stands in.
  private func fieldset(of control: HTMLElement, _ page: TestPage) -> String {
    page.root.all("fieldset").first { $0.all.contains { $0 === control } }?["aria-describedby"]
      ?? ""
  }

  @Test("An identifier that another fragment has is refused beside its field")
  func takenIdentifier() throws {
    let test = try TestSite(seeds: true)
    let seed = try test.page("/new?from=001_ed7a58919a304dbe.txt")
    #expect(seed.control("f-id")?["value"] == "SCC-SAH2508/CIV005")
    let answer = try test.submit(seed, ["f-id": ["SCC-SAH2508/CIV004"]])
    #expect(answer.status == .unprocessableContent)
    #expect(try TestPage(answer).problems("id").first?.contains("001_ed7a58919a304dbe.txt") == true)
    #expect(try test.names().count == 5)
  }

  @Test("A duplicate has everything but the identifier, which is the next free one")
  func duplicate() throws {
    let test = try TestSite(seeds: true)
    let page = try test.page("/fragments/001_ed7a58919a304dbe.txt")
    let link = try #require(page.root.all("a").first { $0.words == "Duplicate" }?["href"])
    let answer = try test.submit(test.page(link))
    let copy = try test.follow(answer)
    #expect(copy.title.hasPrefix("SCC-SAH2508/CIV005"))
    let before = try test.scratch.text("fragments/001_ed7a58919a304dbe.txt")
    let after = try test.scratch.text("fragments/SCC-SAH2508_CIV005.md")
    #expect(after == before.replacing("SAH2508/CIV004", with: "SAH2508/CIV005"))
  }

  @Test("A file changed meanwhile: both sides field by field, and what is picked is saved")
  func conflict() throws {
    let test = try TestSite(seeds: true)
    let name = "001_ed7a58919a304dbe.txt"
    let page = try test.page("/fragments/\(name)/edit")
    let other = try test.scratch.text("fragments/\(name)")
      .replacing("**Year**: 2023", with: "**Year**: 2021")
      .replacing("**Scale**: Organisation", with: "**Scale**: National")
    try test.scratch.write("fragments/\(name)", other)
    let answer = try test.submit(
      page, ["f-year": ["2022"], "f-evidence": ["Mine"]])
    #expect(answer.status == .conflict)
    #expect(try test.scratch.text("fragments/\(name)") == other)
    #expect(try test.drafts().count == 1)
    let conflict = try TestPage(answer)
    let legends = conflict.root.all("legend").map(\.words)
    #expect(legends.count == 3)
    #expect(legends[0].contains("Year"))
    // Both changed the year: nothing is picked for the person. What one side alone changed is picked.
    #expect(conflict.root.all.filter { $0["name"] == "pick-year" && $0["checked"] != nil }.isEmpty)
    #expect(conflict.control("pick-scale")?["value"] == "theirs")
    #expect(conflict.control("pick-evidence")?["value"] == "mine")
    let merged = try test.submit(conflict, ["pick-year": ["theirs"]], button: "merge")
    #expect(merged.status == .seeOther)
    #expect(
      try test.scratch.text("fragments/\(name)")
        == other.replacing("Reports and secure communication tools ", with: "Mine"))
    #expect(try test.drafts().isEmpty)
  }

  @Test("A conflict without a pick is asked again and nothing is written")
  func conflictWithoutPick() throws {
    let test = try TestSite(seeds: true)
    let name = "001_ed7a58919a304dbe.txt"
    let page = try test.page("/fragments/\(name)/edit")
    let other = try test.scratch.text("fragments/\(name)")
      .replacing("**Year**: 2023", with: "**Year**: 2021")
    try test.scratch.write("fragments/\(name)", other)
    let conflict = try TestPage(test.submit(page, ["f-year": ["2022"]]))
    let again = try test.submit(conflict, button: "merge")
    #expect(again.status == .conflict)
    #expect(try test.scratch.text("fragments/\(name)") == other)
    let both = try TestPage(again).root.all(class: "versus")
    #expect(both.count == 1)
  }

  @Test("A file that is gone meanwhile can be saved as a new one")
  func gone() throws {
    let test = try TestSite(seeds: true)
    let name = "001_ed7a58919a304dbe.txt"
    let page = try test.page("/fragments/\(name)/edit")
    try FileManager.default.removeItem(atPath: test.scratch("fragments/\(name)"))
    let answer = try test.submit(page, ["f-year": ["2022"]])
    #expect(answer.status == .conflict)
    let saved = try test.submit(TestPage(answer), button: "save-new")
    #expect(saved.status == .seeOther)
    #expect(
      try test.scratch.text("fragments/SCC-SAH2508_CIV004.md").contains("**Year**: 2022\n"))
  }

  @Test("The other language, with all that was typed, and nothing saved")
  func language() throws {
    let test = try TestSite()
    let typed = "Pas  encore \u{301}fini \" <b>"
    let answer = try test.submit(
      test.page("/new"), ["f-outcome": [typed], "f-status": ["Outcome lead"]],
      button: "language-fr")
    #expect(answer.headers["Set-Cookie"]?.hasPrefix("sheaf-language=fr;") == true)
    let page = try TestPage(answer)
    #expect(page.root["lang"] == "fr")
    #expect(page.title == "Nouveau fragment")
    #expect(page.control("f-outcome")?.text.hasSuffix(typed) == true)
    #expect(page.control("f-status")?["value"] == "Outcome lead")
    #expect(try test.names().isEmpty)
  }

  @Test(
    "An edited mapping shows the new form at the next request, and a broken one says what is wrong")
  func editedMapping() throws {
    let test = try TestSite(mapping: KindsMapping.toml)
    #expect(try test.page("/new").control("f-colour") == nil)
    let field = """
      [[field]]
      name = "colour"
      heading = "Colour"
      label = { en = "Colour", fr = "Couleur" }
      kind = "text"

      """
    try test.scratch.write("mapping.toml", KindsMapping.toml + field)
    #expect(try test.page("/new").control("f-colour") != nil)
    try test.scratch.write("mapping.toml", KindsMapping.toml + field + "colour = 1\n")
    let answer = try test.get("/new")
    #expect(answer.status == .internalServerError)
    #expect(try TestPage(answer).main.words.contains("mapping.toml:"))
    try test.scratch.write("mapping.toml", KindsMapping.toml)
    #expect(try test.get("/new").status == .ok)
  }

  @Test("What a hidden field holds is kept through a save, and said; it comes back when it applies")
  func relevance() throws {
    let test = try TestSite(mapping: KindsMapping.toml)
    try test.scratch.write(
      "fragments/a.md", "**ID**: a\n**Size**: large\n**Why large**: because\n")
    let page = try test.page("/fragments/a.md/edit")
    #expect(page.root.element(id: "field-why")?["hidden"] == nil)
    #expect(page.root.element(id: "unapplied-why")?["hidden"] != nil)
    let saved = try test.submit(page, ["f-size": ["small"]])
    #expect(saved.status == .seeOther)
    #expect(try test.scratch.text("fragments/a.md").contains("**Why large**: because\n"))
    let again = try test.page("/fragments/a.md/edit")
    #expect(again.root.element(id: "field-why")?["hidden"] != nil)
    let note = try #require(again.root.element(id: "unapplied-why"))
    #expect(note["hidden"] == nil)
    #expect(note.words.contains("because"))
    #expect(again.control("f-why")?.text.contains("because") == true)
    // Without the script the form shows it after a press of the button for that.
    let updated = try TestPage(
      test.submit(again, ["f-size": ["large"]], button: "update"))
    #expect(updated.root.element(id: "field-why")?["hidden"] == nil)
  }

  @Test("Every kind: what is typed is saved, shown again and saved unchanged")
  func kinds() throws {
    let test = try TestSite(mapping: KindsMapping.toml)
    let values = [
      "f-id": ["K-1"], "f-line": [" two  spaces "], "f-story": ["one\r\n\r\ntwo\r\n"],
      "f-count": ["-12"], "f-year": ["2024"], "f-day": ["2024-02-29"], "f-secret": ["true"],
      "f-size": ["small"], "f-place": ["--other--"], "o-place": ["Nord"],
      "f-themes": ["", "health", "law  and order"], "o-themes": ["autre\r\nencore"],
    ]
    let saved = try test.submit(test.page("/new"), values)
    #expect(saved.status == .seeOther)
    let text = try test.scratch.text("fragments/K-1.md")
    #expect(
      text == """
        **ID**: K-1
        **Line**:  two  spaces\u{20}
        **Story**: one

        two
        **Count**: -12
        **Year**: 2024
        **Day**: 2024-02-29
        **Secret**: YES
        **Size**: small
        **SourceLocation**: Nord
        **Themes**: law  and order; health; autre; encore
        **Why large**:\u{20}
        **Whole**:  two  spaces  – one

        two
        **Groups**:\u{20}

        """)
    let unchanged = try test.submit(test.page("/fragments/K-1.md/edit"))
    #expect(unchanged.headers["Location"]?.hasSuffix("done=unchanged") == true)
    #expect(try test.scratch.text("fragments/K-1.md") == text)
  }

  @Test("Values that the form's controls have no place for stay through a save")
  func strangeValues() throws {
    let text = """
      stray words
      **ID**: s-1
      **Line**: two
      lines
      **Day**: 31 February
      **Secret**: perhaps
      **Size**: enormous
      **SourceLocation**: Elsewhere
      **Themes**: health; health; other thing;; x
      **Unknown**: kept
      **Line**: again
      **Groups**: by hand

      """
    let test = try TestSite(mapping: KindsMapping.toml)
    try test.scratch.write("fragments/s.md", text)
    let page = try test.page("/fragments/s.md/edit")
    #expect(page.root.element(id: "section-kept")?.words.contains("Unknown kept") == true)
    let answer = try test.submit(page)
    let problems = HTMLElement.parse(answer.text)?.element(id: "problems")?.words ?? ""
    #expect(answer.headers["Location"]?.hasSuffix("done=unchanged") == true, "\(problems)")
    #expect(try test.scratch.text("fragments/s.md") == text)
    #expect(try test.submit(page, ["f-year": ["2020"]]).status == .seeOther)
    let after = try test.scratch.text("fragments/s.md")
    for line in text.split(separator: "\n") where !line.contains("Whole") {
      #expect(after.contains(line), "\(line)")
    }
  }

  @Test("A folder that was there and is gone is not made afresh; what was typed stays")
  func folderGone() throws {
    let test = try TestSite(mapping: KindsMapping.toml)
    try test.scratch.write("fragments/a.md", "**ID**: a\n**Line**: x\n")
    let page = try test.page("/fragments/a.md/edit")
    try FileManager.default.moveItem(
      atPath: test.scratch("fragments"), toPath: test.scratch("away"))
    #expect(try test.get("/").text.contains("is not there any more"))
    let answer = try test.submit(page, ["f-line": ["typed by hand"]])
    #expect(answer.status != .seeOther && answer.text.contains("typed by hand"))
    #expect(try test.post("/drafts/save", ["f-line": "y"]).status != .ok)
    #expect(!FileManager.default.fileExists(atPath: test.scratch("fragments")))
    try FileManager.default.moveItem(
      atPath: test.scratch("away"), toPath: test.scratch("fragments"))
    #expect(try test.submit(page, ["f-line": ["typed by hand"]]).status == .seeOther)
    #expect(try test.scratch.text("fragments/a.md").contains("typed by hand"))
  }

  @Test("Windows line ends, another encoding and a byte order mark stay")
  func layout() throws {
    let test = try TestSite(mapping: KindsMapping.toml)
    let text =
      Array("**ID**: \u{E9}".unicodeScalars.map { UInt8($0.value) })
      + Array("\r\n**Line**: x\r\n".utf8)
    try test.scratch.write("fragments/w.md", text)
    let page = try test.page("/fragments/w.md/edit")
    #expect(page.control("f-id")?["value"] == "\u{E9}")
    #expect(try test.submit(page, ["f-line": ["y"]]).status == .seeOther)
    #expect(try test.bytes("w.md").starts(with: text.dropLast(3) + Array("y\r\n".utf8)))
  }

  @Test("What follows from what is typed, for the script")
  func live() throws {
    let test = try TestSite(mapping: KindsMapping.toml)
    let answer = try test.post(
      "/live",
      [
        "csrf": "the-token", "f-line": "a", "f-story": "b", "f-themes": "health",
        "f-size": "small", "f-why": "because",
      ])
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(answer.bytes)) as? [String: [String: Any]])
    #expect(json["filled"]?["whole"] as? String == "a – b")
    #expect(json["filled"]?["groups"] as? String == "other")
    #expect(json["applies"]?["why"] as? Bool == false)
    #expect((json["kept"]?["why"] as? String)?.contains("because") == true)
  }

  @Test("The mapping breaks while somebody types: what was sent is on the page, to be sent again")
  func brokenMapping() throws {
    let test = try TestSite(mapping: KindsMapping.toml)
    let page = try test.page("/new")
    try test.scratch.write("mapping.toml", KindsMapping.toml + "\n[[feeld]]\n")
    let answer = try test.submit(page, ["f-line": ["typed <b>"], "f-story": ["a\r\nb"]])
    #expect(answer.status == .internalServerError)
    let refused = try TestPage(answer)
    try test.scratch.write("mapping.toml", KindsMapping.toml)
    let form = try #require(refused.form("Send again"))
    #expect(form["action"] == "/new")
    var fields = Fields()
    for entry in refused.entries(of: form) { fields.append(entry.name, entry.value) }
    #expect(fields["csrf"] == "the-token")
    #expect(fields["f-line"] == "typed <b>" && fields["action"] == "save")
    #expect(fields["draft"] == page.control("draft")?["value"])
    // A page that was only asked for has nothing to send.
    try test.scratch.write("mapping.toml", "x")
    #expect(try test.page("/new").form("Send again") == nil)
  }

  @Test(
    "A field that the mapping loses while somebody types: what was typed is told before the rest is saved"
  )
  func lostField() throws {
    let test = try TestSite(mapping: KindsMapping.toml)
    let page = try test.page("/new")
    let renamed = KindsMapping.toml.replacing("name = \"year\"", with: "name = \"when\"")
    try test.scratch.write("mapping.toml", renamed)
    let typed = ["f-year": ["typed for nobody"]]
    let refused = try TestPage(test.submit(page, typed))
    #expect(refused.response.status == .unprocessableContent)
    let told = try #require(refused.root.all(class: "summary").first)
    #expect(told.words.contains("typed for nobody"))
    #expect(try test.names().isEmpty)
    let draft = try #require(test.drafts().first)
    #expect(
      String(decoding: try test.scratch.read("fragments/.drafts/\(draft)"), as: UTF8.self)
        .contains("typed for nobody"))
    // Once told it is no longer in the way.
    let second = try TestPage(test.submit(refused))
    #expect(!second.response.text.contains("typed for nobody"))
  }

  @Test(
    "A button that was pressed twice saves once and is answered well, for new fragments and for old ones"
  )
  func twice() throws {
    let test = try TestSite(seeds: true)
    let new = try test.page("/new?from=\(Repository.seedFiles()[0].name)")
    let old = try test.page("/fragments/\(Repository.seedFiles()[1].name)/edit")
    for page in [new, old] {
      let first = try test.submit(page, ["f-evidence": ["Both of them"]])
      let second = try test.submit(page, ["f-evidence": ["Both of them"]])
      #expect(first.status == .seeOther)
      #expect(second.headers["Location"] == first.headers["Location"])
    }
    #expect(try test.names().count == 6 && test.drafts().isEmpty)
  }

  @Test("Two versions in the other language, with what was picked")
  func conflictInFrench() throws {
    let test = try TestSite(seeds: true)
    let name = try Repository.seedFiles()[0].name
    let page = try test.page("/fragments/\(name)/edit")
    let text = String(decoding: try test.bytes(name), as: UTF8.self)
    try test.scratch.write(
      "fragments/\(name)", text.replacing("**Year**: 20", with: "**Year**: 19"))
    let conflict = try TestPage(
      test.submit(page, ["f-year": ["2011"], "f-evidence": ["Mine"]]))
    #expect(conflict.response.status == .conflict)
    let answer = try test.submit(conflict, ["pick-year": ["theirs"]], button: "language-fr")
    let french = try TestPage(answer)
    #expect(answer.headers["Set-Cookie"]?.hasPrefix("sheaf-language=fr") == true)
    #expect(french.root.all("html").first?["lang"] == "fr" || answer.text.contains("lang=\"fr\""))
    #expect(french.control("pick-year")?["value"] == "theirs")
    #expect(french.control("pick-evidence")?["value"] == "mine")
    #expect(try test.submit(french, button: "merge").status == .seeOther)
    let merged = String(decoding: try test.bytes(name), as: UTF8.self)
    #expect(merged.contains("**Year**: 19") && merged.contains(": Mine\n"))
  }

  @Test("Nothing can be saved outside of the folder")
  func names() throws {
    let test = try TestSite(seeds: true)
    try test.scratch.write("outside.md", "**FragmentID**: x\n")
    for name in ["..%2Foutside.md", "outside.md", ".hidden.md", "%2Fetc%2Fpasswd"] {
      #expect(try test.get("/fragments/\(name)").status == .notFound)
      #expect(try test.get("/fragments/\(name)/edit").status == .notFound)
      #expect(try test.post("/fragments/\(name)/delete", [:]).status == .notFound)
    }
    #expect(try test.scratch.text("outside.md") == "**FragmentID**: x\n")
  }
}
