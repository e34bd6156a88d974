import ArgumentParser
import SheafCore
import SheafFormats

/// `sheaf convert`.
struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Convert between fragments, CSV and XML.",
    discussion: """
      Formats are told by extensions: .md, .txt or a folder for fragments, .csv, .tsv, .xml.
      What was read, written, dropped or changed is reported on standard error. An output appears whole or not at all.
      """)

  @OptionGroup var input: InputOptions

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Where to write: a file, a folder for fragments, or - for standard output.", valueName: "path"),
    completion: .file())
  var output = "-"

  @Option(name: .long, help: "Format of the output; else its extension tells it.")
  var to: Format?

  @Option(name: .customLong("for"), help: "Write CSV as a program likes it best: excel, excel-fr or libreoffice.")
  var program: CSVDialect.Program?

  @Flag(name: .long, help: "Put an apostrophe before cells that a spreadsheet would take for formulas; reading takes it off.")
  var guardFormulas = false

  @Flag(name: .long, help: "Replace outputs that are there already.")
  var force = false

  @Flag(name: .long, help: "Write nothing, and exit with 1, if anything would be dropped or changed.")
  var strict = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console
    let progress = Progress(language: console.language)
    let result = try console.run {
      var conversion = Conversion(mapping: try MappingReader.mapping(named: input.mapping))
      conversion.reading = input.reading
      conversion.dialect = dialect
      conversion.isReplacing = force
      conversion.isStrict = strict
      conversion.progress = progress.update
      defer { progress.end() }
      return try conversion.run(input.inputs, from: input.from, to: output, as: to)
    }
    try console.report(result)
    if result.report.errorCount > 0 { throw Console.couldNotRun }
    if !result.isWritten { throw Console.findings }
  }

  private var dialect: CSVDialect {
    let isTSV = to == .tsv || to == nil && Format.of(path: output) == .tsv
    var dialect = CSVDialect(delimiter: UInt8(ascii: isTSV ? "\t" : ","), for: program)
    if isTSV { dialect.delimiter = UInt8(ascii: "\t") }
    dialect.guardsFormulas = guardFormulas
    return dialect
  }
}
