import SheafCore
import Testing

@Suite struct ExtendsTests {
  private static let base = """
    [mapping]
    title = "Base"
    id = "code"
    file = "{code}.txt"
    [[section]]
    name = "who"
    [[field]]
    name = "code"
    heading = "Code"
    kind = "identifier"
    [[field]]
    name = "secret"
    heading = "Secret"
    kind = "flag"
    true = "yes"
    false = "no"
    [[csv.column]]
    field = "code"
    """

  private static let donor = """
    extends = "base.toml"
    [xml]
    record = "/list/item"
    [[xml.place]]
    field = "code"
    path = "@id"
    """

  private func mapping(_ toml: String) throws -> Mapping {
    try Mapping.from(
      toml, beside: ["base.toml": ExtendsTests.base, "donor.toml": ExtendsTests.donor])
  }

  @Test func everythingIsTakenOver() throws {
    let mapping = try mapping("extends = \"base.toml\"")
    #expect(mapping.source == "test.toml")
    #expect(mapping.title[.en] == "Base")
    #expect(mapping.idField == 0)
    #expect(mapping.fileName.parts == [.field(0), .text(".txt")])
    #expect(mapping.sections.map(\.name) == ["who"])
    #expect(mapping.fields.map(\.name) == ["code", "secret"])
    #expect(mapping.csv?.columns.map(\.field) == [0])
  }

  @Test func theHeadIsOverriddenKeyByKey() throws {
    let mapping = try mapping(
      "extends = \"base.toml\"\n[mapping]\ntitle = \"Own\"\nconfidential = \"secret\"")
    #expect(mapping.title[.en] == "Own")
    #expect(mapping.confidentialField == 1)
    #expect(mapping.fileName.parts == [.field(0), .text(".txt")])
  }

  @Test func columnsAndPlacesTakeTheOnesBefore() throws {
    let mapping = try mapping(
      """
      extends = "base.toml"
      [[csv.column]]
      field = "secret"
      heading = "Hush"
      [xml]
      record = "/list/item"
      [[xml.place]]
      field = "secret"
      path = "@secret"
      """)
    #expect(mapping.csv?.columns.map(\.heading) == ["Hush"])
    #expect(mapping.xml.places.map(\.path.description) == ["@secret"])
  }

  @Test func newFieldsComeAfterAndMayReferToTheOldOnes() throws {
    let mapping = try mapping(
      """
      extends = "base.toml"
      [[field]]
      name = "note"
      heading = "Note"
      kind = "text"
      section = "who"
      relevant = { secret = "no" }
      """)
    #expect(mapping.fields.map(\.name) == ["code", "secret", "note"])
    #expect(mapping.fields[2].relevant?.terms.map(\.field) == [1])
    #expect(mapping.fields[2].section == 0)
    #expect(mapping.xml.places.count == 3)
  }

  @Test func newFieldsDoNotUndoThePlacesOfXML() throws {
    let more = "\n[[field]]\nname = \"note\"\nheading = \"Note\"\nkind = \"text\""
    let mapping = try mapping("extends = \"donor.toml\"" + more)
    #expect(mapping.xml.record.description == "/list/item")
    #expect(mapping.xml.places.map(\.path.description) == ["@id"])
  }

  @Test func aFieldThatIsThereAlreadyIsADuplicate() {
    let mistakes = Mistakes.of(
      """
      extends = "base.toml"
      [[field]]
      name = "code"
      heading = "Code"
      kind = "identifier"
      """, beside: ["base.toml": ExtendsTests.base])
    #expect(mistakes == ["3:1 duplicateName(code)", "4:1 duplicateHeading(Code | code)"])
  }

  @Test func aMistakeInTheBaseIsSaidOfTheBase() {
    let mistakes = Mistakes.of(
      "extends = \"base.toml\"", beside: ["base.toml": "[mapping]\nid = 5"])
    #expect(mistakes.contains("base.toml:2:1 wrongType(id | typeString)"))
  }

  @Test func aBaseThatIsNotThereIsNamed() {
    #expect(Mistakes.of("extends = \"gone.toml\"") == ["1:1 extendsMissing(gone.toml)"])
  }

  @Test func aBaseStandsBesideTheFile() throws {
    let files = [
      "maps/own.toml": "extends = \"parts/base.toml\"",
      "maps/parts/base.toml": "extends = \"scc-outcomes\"",
    ]
    let mapping = try MappingReader.mapping(named: "maps/own.toml") { path in
      guard let text = files[path] else { throw SystemFailure.failure(path, error: ENOENT) }
      return Array(text.utf8)
    }
    #expect(mapping.fields.count == 23)
  }

  @Test func aMappingCannotExtendItself() {
    #expect(Mistakes.of("# Loop\nextends = \"test.toml\"") == ["2:1 extendsLoop"])
    let mistakes = Mistakes.of(
      "extends = \"one.toml\"",
      beside: ["one.toml": "\nextends = \"two.toml\"", "two.toml": "extends = \"one.toml\""])
    #expect(mistakes == ["one.toml:2:1 extendsLoop"])
  }

  @Test func aLoopUnderEverNewNamesEnds() {
    let failure = #expect(throws: Failure.self) {
      try MappingReader.mapping(named: "a/own.toml") { _ in Array("extends = \"a/own.toml\"".utf8) }
    }
    #expect(failure?.diagnostics.map(\.phrase) == [.extendsLoop])
  }
}
