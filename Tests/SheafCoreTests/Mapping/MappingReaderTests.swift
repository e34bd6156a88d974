import TestSupport
import Testing

@testable import SheafCore

@Suite struct MappingReaderTests {
  @Test func readsEveryPropertyOfAField() throws {
    let mapping = try Mapping.from(
      """
      [mapping]
      title = { en = "Harvest", fr = "Récolte" }
      id = "code"
      confidential = "secret"
      file = "{code}-{{{year}}}.md"
      [[section]]
      name = "who"
      label = { fr = "Qui" }
      [[field]]
      name = "code"
      heading = "Code "
      aliases = ["Number"]
      label = "The code"
      hint = { en = "Three letters.", fr = "Trois lettres." }
      section = "who"
      kind = "identifier"
      required = true
      pattern = '[A-Z]{3}'
      [[field]]
      name = "year"
      heading = "Year"
      kind = "year"
      relevant = { secret = ["no", "No"] }
      confidential = true
      [[field]]
      name = "secret"
      heading = "Secret"
      kind = "flag"
      true = ["yes", "Yes"]
      false = ["no", "No"]
      [[field]]
      name = "kinds"
      heading = "Kinds"
      kind = "choices"
      choices = ["A", { value = "B", label = { en = "Bee" } }]
      separator = "; "
      open = true
      """)
    #expect(mapping.source == "test.toml")
    #expect(mapping.title[.fr] == "Récolte")
    #expect(mapping.idField == 0)
    #expect(mapping.confidentialField == 2)
    #expect(mapping.fileName.parts == [.field(0), .text("-{"), .field(1), .text("}.md")])
    #expect(mapping.sections.map(\.name) == ["who"])
    #expect(mapping.sections[0].label[.en] == "Qui")

    let code = mapping.fields[0]
    #expect(code.heading == "Code ")
    #expect(code.aliases == ["Number"])
    #expect(code.label[.fr] == "The code")
    #expect(code.hint?[.fr] == "Trois lettres.")
    #expect(code.section == 0)
    #expect(code.isRequired)
    #expect(code.pattern == "[A-Z]{3}")
    let year = mapping.fields[1]
    #expect(year.label[.en] == "Year")
    #expect(year.isConfidential)
    #expect(year.relevant?.terms == [Condition.Term(field: 2, values: ["no", "No"])])
    let secret = mapping.fields[2]
    #expect(secret.trueSpellings == ["yes", "Yes"])
    #expect(secret.falseSpellings == ["no", "No"])
    let kinds = mapping.fields[3]
    #expect(kinds.choices.map(\.value) == ["A", "B"])
    #expect(kinds.choices.map { $0.label?[.en] } == [nil, "Bee"])
    #expect(kinds.separator == "; ")
    #expect(kinds.isOpen)
    #expect(mapping.csv == nil)
    #expect(mapping.xml == .plain(fields: mapping.fields))
  }

  @Test func readsThePlacesOfCSVAndXML() throws {
    let mapping = try Mapping.from(
      """
      [[field]]
      name = "kinds"
      heading = "Kinds"
      kind = "choices"
      choices = ["A", "B"]
      [[csv.column]]
      field = "code"
      [[csv.column]]
      field = "kinds"
      heading = "All kinds"
      [xml]
      record = "/list/x:item"
      extra = "more/@name"
      [[xml.namespace]]
      prefix = "x"
      uri = "urn:x"
      [[xml.place]]
      field = "code"
      path = "@id"
      [[xml.place]]
      field = "kinds"
      path = "result[@type='2']/x:kind"
      list = true
      blank = "omit"
      [[xml.place]]
      value = "2.03"
      path = "/list/@version"
      """ + Mistakes.rest)
    #expect(mapping.csv?.columns.map(\.field) == [1, 0])
    #expect(mapping.csv?.columns.map(\.heading) == ["Code", "All kinds"])
    #expect(mapping.xml.record.description == "/list/x:item")
    #expect(mapping.xml.extra?.description == "more/@name")
    #expect(mapping.xml.namespaces == [XMLMapping.Namespace(prefix: "x", uri: "urn:x")])
    #expect(
      mapping.xml.places.map(\.path.description) == [
        "@id", "result[@type='2']/x:kind", "/list/@version",
      ])
    #expect(mapping.xml.places.map(\.content) == [.field(1), .field(0), .constant("2.03")])
    #expect(mapping.xml.places.map(\.isList) == [false, true, false])
    #expect(mapping.xml.places.map(\.blank) == [.empty, .omit, .empty])
  }

  @Test func readsWhatFollowsAndWhatIsComposed() throws {
    let mapping = try Mapping.from(
      """
      [[field]]
      name = "kinds"
      heading = "Kinds"
      kind = "choices"
      choices = ["Apple", "Pear", "Pea"]
      [[field]]
      name = "groups"
      heading = "Groups"
      kind = "derived"
      from = "kinds"
      separator = " + "
      choices = ["Vegetable", "Fruit"]
      derive = [
        { item = "Apple", gives = "Fruit" },
        { item = "Pear", gives = "Fruit" },
        { item = "Pea", gives = "Vegetable" },
      ]
      [[field]]
      name = "story"
      heading = "Story"
      kind = "composed"
      [[field.compose]]
      when = { kinds = "Pea" }
      text = "Peas: {code}"
      [[field.compose]]
      text = "{code}"
      """ + Mistakes.rest)
    let groups = mapping.fields[1]
    #expect(groups.derived(from: "Apple, Pea, Pear", mapping) == "Vegetable + Fruit")
    #expect(groups.derived(from: "", mapping) == "")
    #expect(groups.derived(from: "Apple, Stone", mapping) == nil)
    #expect(mapping.fields[0].derived(from: "Apple", mapping) == nil)
    let story = mapping.fields[2]
    #expect(story.compositions.map { $0.when?.terms.map(\.values) } == [[["Pea"]], nil])
    #expect(story.compositions.map(\.template.fields) == [[3], [3]])
  }

  @Test(arguments: ["scc-outcomes.toml", "scc-outcomes"])
  func aBuiltInMappingIsFoundByItsName(_ name: String) throws {
    let mapping = try MappingReader.mapping(named: name) { path in
      Issue.record("\(path) was loaded")
      return []
    }
    #expect(mapping.source == name)
    #expect(mapping.fields.count == 23)
  }

  @Test func aFileThatIsNotThereIsNamed() {
    let failure = #expect(throws: Failure.self) {
      try MappingReader.mapping(named: "/nowhere/harvest.toml")
    }
    #expect(failure?.diagnostics.map(\.phrase) == [.noSuchFile])
    #expect(failure?.diagnostics.map(\.place) == [SourceLocation(file: "/nowhere/harvest.toml")])
  }

  @Test func aMappingFileOnDiskIsRead() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "own.toml", "extends = \"scc-outcomes.toml\"\n[mapping]\ntitle = \"Own\"\n")
    let mapping = try MappingReader.mapping(named: path)
    #expect(mapping.title[.en] == "Own")
    #expect(mapping.fields.count == 23)
  }

  @Test func aByteOrderMarkIsNoPartOfTheText() throws {
    #expect(try Mapping.from("\u{FEFF}" + Mistakes.rest).fields.map(\.name) == ["code"])
    #expect(
      Mistakes.of("\u{FEFF}extend = 1" + Mistakes.rest) == [
        "1:1 unknownKeyNearest(extend | extends)"
      ])
  }
}
