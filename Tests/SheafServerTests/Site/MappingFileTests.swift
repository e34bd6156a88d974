import Foundation
import SheafCore
import TestSupport
import Testing

@testable import SheafServer

@Suite struct MappingFileTests {
  let scratch = try! TemporaryFolder()
  let file: MappingFile

  init() throws {
    try scratch.write(
      "own.toml",
      """
      extends = "base.toml"
      [[codelist]]
      name = "regions"
      file = "regions.csv"
      [xml]
      sheet = "opendocument"
      template = "flat-ods.fods"
      """)
    try scratch.write("base.toml", "extends = \"scc-outcomes\"\n[mapping]\ntitle = \"Base\"\n")
    try scratch.write("regions.csv", "name,code\nNorth,1\n")
    file = MappingFile(name: scratch("own.toml"))
  }

  @Test func aMappingIsReadOnceWhileItsFilesStayTheSame() throws {
    let first = try file.current()
    #expect(first.mapping.title[.en] == "Base")
    // The same bytes again are no change, be the file ever so young.
    #expect(try file.current().version == first.version)
    usleep(100_000)
    #expect(try file.current().version == first.version)
  }

  @Test(arguments: [
    ("own.toml", "extends = \"base.toml\"\n"),
    ("base.toml", "extends = \"scc-outcomes\"\n[mapping]\ntitle = \"Next\"\n"),
    ("regions.csv", "name,code\nSouth,1\n"),
  ])
  func aChangeOfAnyOfItsFilesIsNoticed(_ name: String, _ text: String) throws {
    let first = try file.current()
    try scratch.write(name, text)
    let second = try file.current()
    #expect(second.version != first.version)
    #expect(second.mapping.title[.en] == (name == "base.toml" ? "Next" : "Base"))
    if name == "regions.csv" { #expect(second.mapping.codeLists[0].entries[0].value == "South") }
  }

  /// A file of the same size, written at the same time as far as the disk's clock can tell.
  @Test func aChangeWithinTheSameTickIsNoticed() throws {
    for number in 0..<50 {
      let title = number.isMultiple(of: 2) ? "Even" : "Odd!"
      try scratch.write(
        "base.toml", "extends = \"scc-outcomes\"\n[mapping]\ntitle = \"\(title)\"\n")
      #expect(try file.current().mapping.title[.en] == title)
    }
  }

  @Test func whatTakesTheBuiltInPlaceIsNoticed() throws {
    let first = try file.current()
    let builtIn = try #require(first.mapping.xml.template?.bytes)
    #expect(first.mapping.xml.template?.name == "flat-ods.fods")
    try scratch.write("flat-ods.fods", builtIn)
    #expect(try file.current().mapping.xml.template?.name == scratch("flat-ods.fods"))
    try FileManager.default.removeItem(atPath: scratch("flat-ods.fods"))
    #expect(try file.current().mapping.xml.template?.name == "flat-ods.fods")
  }

  @Test func mistakesAreKeptUntilTheyAreMended() throws {
    try scratch.write("base.toml", "extends = \"scc-outcomes\"\n[[feild]]\n")
    for _ in 0..<2 {
      let failure = #expect(throws: Failure.self) { try file.current() }
      #expect(failure?.diagnostics.first?.place.line == 2)
    }
    try scratch.write("base.toml", "extends = \"scc-outcomes\"\n")
    #expect(try file.current().mapping.fields.count == 23)
    try FileManager.default.removeItem(atPath: scratch("own.toml"))
    #expect(throws: Failure.self) { try file.current() }
    try scratch.write("own.toml", "extends = \"base.toml\"\n")
    #expect(try file.current().mapping.fields.count == 23)
  }

  @Test func mappingsThatWentAreForgotten() throws {
    let library = MappingLibrary()
    let kept = library.file(scratch("own.toml"))
    let gone = library.file(scratch("base.toml"))
    library.keep(only: [scratch("own.toml")])
    #expect(library.file(scratch("own.toml")) === kept)
    #expect(library.file(scratch("base.toml")) !== gone)
  }
}
