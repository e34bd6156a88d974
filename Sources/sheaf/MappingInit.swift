import ArgumentParser
import SheafCore
import SheafFormats

/// `sheaf mapping init`.
struct MappingInit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract:
      "Write a first mapping from an example of XML, a table or an XML Schema, with comments.",
    discussion: """
      Finds the record, every place in it with an example and how often it is filled, repeated elements and constants. \
      The mapping stands on its own; with --like or --mapping it builds on one that is there, and has the fields that a \
      place is likely to be.

      Examples:
        sheaf mapping init donor.xml -o donor.toml
        sheaf mapping init donor.xml --like fragments -o donor.toml
      """)

  @Argument(
    help: ArgumentHelp(
      "The example: \(SampleKind.extensions.map { ".\($0)" }.joined(separator: ", "))."),
    completion: .file(extensions: SampleKind.extensions))
  var sample: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The record's element, as in /log/entries/entry. Default: found.", valueName: "path"))
  var record: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Fragments by whose values the fields are found, read by --mapping.", valueName: "folder"),
    completion: .directory)
  var like: String?

  @Option(
    name: .long,
    help:
      "The mapping to build on: a TOML file, or the name of a built-in one. With --like, scc-outcomes.",
    completion: .file(extensions: ["toml"]))
  var mapping: String?

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Where to write; else standard output.", valueName: "path"),
    completion: .file(extensions: ["toml"]))
  var output = "-"

  @Flag(name: .long, help: "Replace an output that is there already.")
  var force = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if record != nil, let kind = SampleKind.of(path: sample), !kind.hasRecordPath {
      throw ValidationError(Phrase.usageRecordOfXML.text(in: common.console.language))
    }
  }

  func run() throws {
    let console = common.console
    try console.run {
      var start = MappingStart(sample: sample, language: console.language)
      start.record = record
      start.like = like
      start.mapping = mapping ?? (like == nil ? nil : MappingReader.defaultName)
      try start.write(to: output, replacing: force)
    }
    if output != "-", !console.isJSON {
      console.say(Phrase.initWritten.text([output], in: console.language))
    }
  }
}
