import Foundation
import SheafCore
import TestSupport
import Testing

@testable import SheafFormats

/// What `[xml]` in a mapping can say, written and read back.
@Suite struct XMLMappingTests {
  private static let fields = """
    [mapping]
    id = "id"
    [[field]]
    name = "id"
    heading = "ID"
    kind = "identifier"
    [[field]]
    name = "place"
    heading = "SourceLocation"
    kind = "text"
    [[field]]
    name = "note"
    heading = "Note"
    kind = "paragraph"
    [[field]]
    name = "tools"
    heading = "Tools"
    kind = "choices"
    choices = ["spade", "rake", "hose, long"]
    separator = "; "

    """

  private func mapping(_ xml: String) throws -> Mapping {
    try MappingReader.mapping(named: "test.toml") { _ in Array((XMLMappingTests.fields + xml).utf8)
    }
  }

  /// Converts one fragment to XML with a mapping, and back.
  private func thereAndBack(_ fragment: String, _ xml: String) throws -> (
    xml: String, back: String, there: Report, again: Report
  ) {
    let folder = try TemporaryFolder()
    let conversion = Conversion(mapping: try mapping(xml), formats: .all)
    let source = try folder.write("a.md", fragment)
    let there = try conversion.run([source], from: nil, to: folder("a.xml"), as: nil)
    let again = try conversion.run([folder("a.xml")], from: nil, to: folder("b.md"), as: nil)
    return (try folder.text("a.xml"), try folder.text("b.md"), there.report, again.report)
  }

  private let fragment =
    "**ID**: A/1\n**SourceLocation**: Le <Mans> & \"co\"\n**Note**: two\nlines\n**Tools**: spade; hose, long\n"

  @Test func attributesWrappersConstantsAndLists() throws {
    let result = try thereAndBack(
      fragment,
      """
      [xml]
      record = "/garden/beds/bed"
      place = [
        { value = "1.0", path = "/garden/@version" },
        { value = "x & y", path = "/garden/head/source" },
        { field = "id", path = "@id" },
        { field = "place", path = "text[@kind='place']/@at" },
        { field = "note", path = "text[@kind='note']/body" },
        { value = "m²", path = "unit" },
        { field = "tools", path = "tools/tool", list = true },
      ]
      """)
    #expect(
      result.xml == """
        <?xml version="1.0" encoding="UTF-8"?>
        <garden version="1.0">
          <head>
            <source>x &amp; y</source>
          </head>
          <beds>
            <bed id="A/1">
              <text kind="place" at="Le &lt;Mans&gt; &amp; &quot;co&quot;"/>
              <text kind="note">
                <body>two
        lines</body>
              </text>
              <unit>m²</unit>
              <tools>
                <tool>spade</tool>
                <tool>hose, long</tool>
              </tools>
            </bed>
          </beds>
        </garden>

        """)
    #expect(result.back == fragment)
    #expect(!result.there.hasLoss && !result.again.hasLoss)
  }

  @Test func namespacesAreDeclaredAndMatchedWhateverTheirPrefix() throws {
    let xml = """
      [xml]
      record = "/g:garden/bed"
      namespace = [{ uri = "urn:default" }, { prefix = "g", uri = "urn:g" }]
      place = [
        { field = "id", path = "@g:id" },
        { field = "note", path = "g:note" },
        { field = "place", path = "place" },
        { field = "tools", path = "tools" },
      ]
      """
    let result = try thereAndBack(fragment, xml)
    #expect(result.xml.contains("<g:garden xmlns=\"urn:default\" xmlns:g=\"urn:g\">"))
    #expect(result.back == fragment)
    let folder = try TemporaryFolder()
    try folder.write(
      "other.xml",
      "<x:garden xmlns:x='urn:g' xmlns:d='urn:default'><d:bed x:id='1'><x:note>n</x:note><note>lost</note></d:bed></x:garden>"
    )
    let report = Report()
    let records = try Records.read(folder("other.xml"), mapping: mapping(xml), report: report)
    #expect(records.map { $0.map { String(decoding: $0.value, as: UTF8.self) } } == [["1", "n"]])
    #expect(report.fieldsDropped == 1)
    #expect(report.losses.first?.arguments == ["/garden/bed/note"])
  }

  @Test func missingIsToldFromBlank() throws {
    let places = """
      [xml]
      record = "/a/b"
      extra = "other/@name"
      place = [
        { field = "id", path = "id" }, { field = "place", path = "w/place" }, { field = "note", path = "v/note" },
        { field = "tools", path = "tool", list = true },
      ]
      """
    let blank = "**ID**: 1\n**SourceLocation**: \n**Tools**: \n**Extra**: \n"
    let result = try thereAndBack(blank, places)
    #expect(!result.xml.contains("<v>"))
    #expect(result.xml.contains("<other name=\"Extra\"/>"))
    #expect(result.back == blank)
  }

  @Test func blankIsLeftOutWhereTheMappingSaysSo() throws {
    let result = try thereAndBack(
      "**ID**: 1\n**SourceLocation**: \n**Note**: n\n**Tools**: \n",
      """
      [xml]
      record = "/a/b"
      place = [
        { field = "id", path = "id" }, { field = "place", path = "w/place", blank = "omit" },
        { field = "note", path = "note", blank = "omit" }, { field = "tools", path = "@tools", blank = "omit" },
      ]
      """)
    #expect(!result.xml.contains("<w>") && !result.xml.contains("tools"))
    #expect(result.back == "**ID**: 1\n**Note**: n\n")
    #expect(result.there.recordsNormalised == 1)
    #expect(!result.there.hasLoss)
  }

  @Test func theMostPreciseOfSeveralElementsIsMeant() throws {
    let result = try thereAndBack(
      "**ID**: 1\n**Note**: n\n**Tools**: rake\n",
      """
      [xml]
      record = "/a/b"
      place = [
        { field = "id", path = "@id" }, { field = "place", path = "t" }, { field = "note", path = "t[@r='x']" },
        { field = "tools", path = "t[@r='x'][@s='y & z']" },
      ]
      """)
    #expect(result.back == "**ID**: 1\n**Note**: n\n**Tools**: rake\n")
  }

  @Test func whatHasNoPlaceIsReported() throws {
    let result = try thereAndBack(
      fragment, "[xml]\nrecord = \"/a/b\"\nplace = [{ field = \"id\", path = \"@id\" }]\n")
    #expect(result.there.droppedByField == ["SourceLocation": 1, "Note": 1, "Tools": 1])
    #expect(result.there.fieldsRead == 4 && result.there.fieldsWritten == 1)
    #expect(result.there.losses.map(\.phrase) == [.noPlace, .noPlace, .noPlace])
    #expect(result.there.losses[1].place.line == 3)
  }

  /// What is in a document and not in the mapping is named with its path, each once.
  @Test(arguments: [
    ("<a><b id='1'><what/></b></a>", "/a/b/what"), ("<a><b id='1' x='2'/></a>", "/a/b/@x"),
    ("<a y='1'><b id='1'/></a>", "/a/@y"), ("<a><c><b id='1'/></c><b id='2'/></a>", "/a/c"),
    ("<a><b id='1'>text</b></a>", "/a/b/text()"), ("<a><b id='1'/>text</a>", "/a/text()"),
  ])
  func whatTheMappingDoesNotKnowIsReported(document: String, path: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("a.xml", document)
    let mapping = try mapping(
      "[xml]\nrecord = \"/a/b\"\nplace = [{ field = \"id\", path = \"@id\" }]\n")
    let report = Report()
    let records = try Records.read(folder("a.xml"), mapping: mapping, report: report)
    #expect(records.count == 1)
    #expect(report.losses.map { $0.arguments.first } == [path])
    #expect(report.fieldsRead == records[0].count + 1)
  }

  @Test func aConstantThatIsOtherwiseIsReported() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.xml", "<a v='2'><b id='1'><u>x</u></b></a>")
    let mapping = try mapping(
      """
      [xml]
      record = "/a/b"
      place = [{ value = "1", path = "/a/@v" }, { field = "id", path = "@id" }, { value = "m", path = "u" }]
      """)
    let report = Report()
    _ = try Records.read(folder("a.xml"), mapping: mapping, report: report)
    #expect(report.losses.map { $0.arguments.first } == ["/a/@v", "/a/b/u"])
  }
}
