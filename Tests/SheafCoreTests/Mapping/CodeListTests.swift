import SheafCore
import Testing

@Suite struct CodeListTests {
  private static func mapping(_ lines: String, beside files: [String: String] = [:]) throws
    -> Mapping
  {
    try Mapping.from(lines + Mistakes.rest, beside: files)
  }

  private static func mistakes(_ lines: String, beside files: [String: String] = [:]) -> [String] {
    Mistakes.of(lines + Mistakes.rest, beside: files)
  }

  private static let iati = """
    <?xml version="1.0" encoding="UTF-8"?>
    <codelist name="Soil" xml:lang="en" complete="1">
      <metadata><name><narrative>Soils</narrative></name></metadata>
      <codelist-items>
        <codelist-item status="active">
          <code>10</code>
          <name>
            <narrative>Sand &amp; gravel</narrative>
            <narrative xml:lang="fr">Sable et gravier</narrative>
          </name>
          <description><narrative>Light &lt;soil&gt;</narrative></description>
        </codelist-item>
        <codelist-item status="withdrawn">
          <code>11</code><name><narrative>Dust</narrative></name>
        </codelist-item>
        <codelist-item>
          <code>20</code>
          <name><narrative xml:lang="fr">Argile</narrative><narrative xml:lang="en">Clay</narrative></name>
        </codelist-item>
      </codelist-items>
    </codelist>
    """

  @Test func entriesOfItsOwn() throws {
    let list = try #require(
      try CodeListTests.mapping(
        """
        [[codelist]]
        name = "soils"
        [[codelist.entry]]
        value = "Clay"
        code = "20"
        label = { en = "Clay", fr = "Argile" }
        [[codelist.entry]]
        value = "Sand"
        code = "10"
        [[codelist.entry]]
        value = "Gravel"
        code = "10"
        """
      ).codeLists.first)
    #expect(list.name == "soils")
    #expect(list.code(of: "Clay") == "20")
    #expect(list.value(of: "20") == "Clay")
    #expect(list.code(of: "clay") == nil)
    #expect(list.entries[0].label?[.fr] == "Argile")
    #expect(list.shared.map(\.code) == ["10"])
    #expect(list.shared.first?.values == ["Sand", "Gravel"])
  }

  @Test(arguments: [
    "name,code,fr\nClay,20,Argile\n\"Sand, \"\"fine\"\"\",10,\n",
    "\u{FEFF}code;fr;name\r\n20;Argile;Clay\r\n\r\n10;;\"Sand, \"\"fine\"\"\"\r\n",
    "fr\tname\tcode\nArgile\tClay\t20\n\t\"Sand, \"\"fine\"\"\"\t10",
  ])
  func aTable(_ text: String) throws {
    let mapping = try CodeListTests.mapping(
      """
      [[codelist]]
      name = "soils"
      file = "soils.csv"
      label = { fr = "fr" }
      """, beside: ["soils.csv": text])
    let list = try #require(mapping.codeLists.first)
    #expect(list.entries.map(\.value) == ["Clay", "Sand, \"fine\""])
    #expect(list.entries.map(\.code) == ["20", "10"])
    #expect(list.entries[0].label?[.fr] == "Argile")
    #expect(list.entries[1].label == nil)
  }

  @Test(arguments: [
    "name,code,fr\nClay,20,", "name,code,fr\r\nClay,20,", "name,code,fr\n\nClay,20,\"\"",
    "name;code;fr;\nClay;20;;", "fr\tname\tcode\n\tClay\t20", "code,name,fr\n20,Clay, ",
  ])
  func blankCellsWithoutALineFeedAtTheEnd(_ text: String) throws {
    let mapping = try CodeListTests.mapping(
      "[[codelist]]\nname = \"soils\"\nfile = \"soils.csv\"\nlabel = { fr = \"fr\" }",
      beside: ["soils.csv": text])
    let list = try #require(mapping.codeLists.first)
    #expect(list.entries.map(\.value) == ["Clay"])
    #expect(list.entries.map(\.code) == ["20"])
    #expect(list.entries[0].label == nil)
  }

  @Test func aTableOfOneColumn() throws {
    let mapping = try CodeListTests.mapping(
      "[[codelist]]\nname = \"soils\"\nfile = \"soils.csv\"\ncode = \"name\"",
      beside: ["soils.csv": "name\n\nClay\n\"\"\n "])
    #expect(mapping.codeLists.first?.entries.map(\.code) == ["Clay"])
  }

  @Test func columnsOfOtherNames() throws {
    let mapping = try CodeListTests.mapping(
      """
      [[codelist]]
      name = "soils"
      file = "soils.csv"
      value = "Sol"
      code = "N°"
      """, beside: ["soils.csv": "N°;Sol\n20;Argile\n"])
    #expect(mapping.codeLists[0].entries.map(\.value) == ["Argile"])
    #expect(mapping.codeLists[0].entries.map(\.code) == ["20"])
  }

  @Test(arguments: [
    ("", ["Sand & gravel", "Clay"]), ("value = \"fr\"", ["Sable et gravier", "Argile"]),
  ])
  func aListOfIATI(_ line: String, _ values: [String]) throws {
    let mapping = try CodeListTests.mapping(
      "[[codelist]]\nname = \"soils\"\nfile = \"Soil.xml\"\n\(line)",
      beside: ["Soil.xml": CodeListTests.iati])
    let list = try #require(mapping.codeLists.first)
    #expect(list.entries.map(\.value) == values)
    #expect(list.entries.map(\.code) == ["10", "20"])
    #expect(list.entries.map { $0.label?[.fr] } == ["Sable et gravier", "Argile"])
    #expect(list.entries.map { $0.label?[.en] } == ["Sand & gravel", "Clay"])
  }

  @Test func aFieldsChoices() throws {
    let mapping = try CodeListTests.mapping(
      """
      [[field]]
      name = "soil"
      heading = "Soil"
      kind = "choice"
      codelist = "soils"
      [[codelist]]
      name = "soils"
      file = "Soil.xml"
      """, beside: ["Soil.xml": CodeListTests.iati])
    #expect(mapping.fields[0].choices.map(\.value) == ["Sand & gravel", "Clay"])
    #expect(mapping.fields[0].choices.map { $0.label?[.fr] } == ["Sable et gravier", "Argile"])
  }

  @Test func listsAreTakenOver() throws {
    let base = "[[codelist]]\nname = \"soils\"\nfile = \"soils.csv\"" + Mistakes.rest
    let mapping = try Mapping.from(
      """
      extends = "lists/base.toml"
      [[field]]
      name = "soil"
      heading = "Soil"
      kind = "choices"
      codelist = "soils"
      """, beside: ["lists/base.toml": base, "lists/soils.csv": "name,code\nClay,20\n"])
    #expect(mapping.codeLists.map(\.name) == ["soils"])
    #expect(mapping.fields[1].choices.map(\.value) == ["Clay"])
  }

  @Test(arguments: [
    ("name,code\nClay,20\nClay,21\n", "soils.csv:3:- duplicateChoice(Clay)"),
    ("name,code\nClay,\n", "soils.csv:2:- codeListHalf(Clay)"),
    ("name,code\n\n,20\n", "soils.csv:3:- codeListHalf(20)"),
    ("name,code\nClay,20,x\n", "soils.csv:2:- codeListCells(3 | 2)"),
    ("name,code\nClay\n", "soils.csv:2:- codeListCells(1 | 2)"),
    ("name,code\n\"a\nb\",1\nClay\n", "soils.csv:4:- codeListCells(1 | 2)"),
    ("name,code\n\"Clay,20\nSand,10\n", "soils.csv:2:- unterminatedQuote"),
    ("name,code,name\nClay,20,Loam\n", "soils.csv:1:- duplicateColumn(name)"),
    ("nam,code\nClay,20\n", "soils.csv:1:- codeListColumnNearest(name | nam)"),
    ("sol,code\nClay,20\n", "soils.csv:1:- codeListColumn(name | sol, code)"),
    ("name,code\nCl\u{2028}ay,20\n", "soils.csv:2:- codeListLineBreak"),
    ("name,code\nClay,\u{301}20\n", "soils.csv:2:- codeListMark"),
    ("name,code\nClay\u{600},20\n", "soils.csv:2:- codeListMark"),
    ("name,code\nCl\0ay,20\n", "soils.csv:-:- tomlNotText"),
    ("name,code\n", "soils.csv:-:- codeListEmpty"),
    ("", "soils.csv:-:- emptyFile"),
  ])
  func whatIsWrongWithATable(_ text: String, _ mistake: String) {
    let lines = "[[codelist]]\nname = \"soils\"\nfile = \"soils.csv\""
    #expect(CodeListTests.mistakes(lines, beside: ["soils.csv": text]) == [mistake])
  }

  @Test(arguments: [
    ("<codelist/>", "Soil.xml:-:- codeListXML"),
    ("", "Soil.xml:1:- codeListXML"),
    ("name,code\nClay,20", "Soil.xml:1:- codeListXML"),
    (String(iati.dropLast(12)), "Soil.xml:-:- codeListXML"),
    ("<!DOCTYPE codelist>\n" + iati.dropFirst(39), "Soil.xml:1:- doctype"),
    (iati + "\n<codelist/>", "Soil.xml:22:- xmlAfterRoot"),
    (iati.replacing("&amp;", with: "&and;"), "Soil.xml:8:- codeListEntity(and)"),
    (iati.replacing("&amp;", with: "<!-- and -->"), "Soil.xml:8:- codeListDivided"),
    (iati.replacing("&amp;", with: "<![CDATA[&]]>"), "Soil.xml:8:- codeListDivided"),
    (iati.replacing("UTF-8", with: "ISO-8859-1"), "Soil.xml:1:- tomlNotText"),
    (iati.replacing("<code>20</code>", with: "<code></code>"), "Soil.xml:-:- codeListHalf(Clay)"),
    (
      iati.replacing("Clay", with: String(repeating: "<x>", count: 30_000)),
      "Soil.xml:18:- tooDeep(64)"
    ),
  ])
  func whatIsWrongWithAListOfIATI(_ text: String, _ mistake: String) {
    let lines = "[[codelist]]\nname = \"soils\"\nfile = \"Soil.xml\""
    #expect(CodeListTests.mistakes(lines, beside: ["Soil.xml": text]) == [mistake])
  }

  @Test func aCommentBetweenElementsIsNoMistake() throws {
    let text = CodeListTests.iati.replacing("<code>20</code>", with: "<!-- > --><code>20</code>")
    let mapping = try CodeListTests.mapping(
      "[[codelist]]\nname = \"soils\"\nfile = \"Soil.xml\"", beside: ["Soil.xml": text])
    #expect(mapping.codeLists[0].entries.count == 2)
  }

  @Test(arguments: [
    ("[[codelist]]\nname = \"soils\"", "1:1 codeListSource(soils)"),
    (
      "[[codelist]]\nname = \"soils\"\nfile = \"a.csv\"\n[[codelist.entry]]\nvalue = \"Clay\"\ncode = \"20\"",
      "1:1 codeListSource(soils)"
    ),
    ("[[codelist]]\nname = \"soils\"\nfile = \"b.csv\"", "b.csv:-:- noSuchFile"),
    (
      "[[codelist]]\nname = \"soils\"\nfile = \"a.csv\"\n[[codelist]]\nname = \"soils\"\nfile = \"a.csv\"",
      "5:1 duplicateName(soils)"
    ),
    (
      "[[codelist]]\nname = \"soils\"\n[[codelist.entry]]\nvalue = \"Clay\"\ncode = \"\"",
      "5:1 codeListBlank"
    ),
    (
      "[[codelist]]\nname = \"soils\"\n[[codelist.entry]]\nvalue = \"Clay\"", "3:1 missingKey(code)"
    ),
    (
      "[[codelist]]\nname = \"soils\"\nfile = \"a.csv\"\n[[field]]\nname = \"soil\"\nheading = \"Soil\"\n"
        + "kind = \"choice\"\ncodelist = \"soil\"",
      "8:1 unknownCodeListNearest(soil | soils)"
    ),
    (
      "[[field]]\nname = \"soil\"\nheading = \"Soil\"\nkind = \"choice\"\ncodelist = \"soils\"",
      "5:1 noCodeLists(soils)"
    ),
    (
      "[[codelist]]\nname = \"soils\"\nfile = \"a.csv\"\n[[field]]\nname = \"soil\"\nheading = \"Soil\"\n"
        + "kind = \"choice\"\ncodelist = \"soils\"\nchoices = [\"Clay\"]",
      "8:1 choicesAndCodeList"
    ),
    (
      "[[codelist]]\nname = \"soils\"\nfile = \"a.csv\"\n[[field]]\nname = \"soil\"\nheading = \"Soil\"\n"
        + "kind = \"text\"\ncodelist = \"soils\"",
      "8:1 keyOfOtherKind(codelist | text)"
    ),
    (
      "[[codelist]]\nname = \"soils\"\nfile = \"a.xml\"\ncode = \"number\"", "4:1 codeListKey(code)"
    ),
  ])
  func whatIsWrongWithTheMapping(_ lines: String, _ mistake: String) {
    let files = ["a.csv": "name,code\nClay,20\n", "a.xml": CodeListTests.iati]
    #expect(CodeListTests.mistakes(lines, beside: files) == [mistake])
  }

  @Test func aListThatIsTooLarge() {
    let text = "name,code\n" + String(repeating: "Clay,20\n", count: 600_000)
    #expect(
      CodeListTests.mistakes(
        "[[codelist]]\nname = \"soils\"\nfile = \"soils.csv\"", beside: ["soils.csv": text])
        == ["soils.csv:-:- codeListTooLarge(4)"])
  }
}
