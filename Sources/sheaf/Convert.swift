import ArgumentParser
import SheafCore
import SheafFormats

/// `sheaf convert`.
struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Convert between fragments, CSV and XML.",
    discussion: """
      Formats are told by extensions: .md, .txt or a folder for fragments, .csv, .tsv, .xml, .fods.
      What was read, written, dropped or changed is reported on standard error. An output appears whole or not at all.

      Examples:
        sheaf convert fragments -o harvest.csv --for excel-fr
        sheaf convert harvest.csv -o back/
        sheaf convert harvest.csv --to xml | xmllint --format -
      """)

  @OptionGroup var input: InputOptions

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      "Where to write: a file, a folder for fragments, or - for standard output, which needs --to.",
      valueName: "path"),
    completion: .file())
  var output = "-"

  @Option(name: .long, help: "Format of the output; else its extension tells it.")
  var to: Format?

  @OptionGroup var sheet: SheetOptions

  @OptionGroup var disclosure: DisclosureOptions

  @Flag(
    name: .long,
    help: "Write confidential records and fields even where the mapping's [xml] is for the public.")
  var includeConfidential = false

  @Flag(name: .long, help: "Replace outputs that are there already.")
  var force = false

  @Flag(
    name: .long, help: "Write nothing, and exit with 1, if anything would be dropped or changed.")
  var strict = false

  @Option(
    name: .long,
    help: "Write XML only if it is valid by an XML Schema; what that imports is read from files.",
    completion: .file(extensions: ["xsd"]))
  var schema: String?

  @Flag(name: .long, help: "Write XML that is not valid by the --schema all the same.")
  var allowInvalid = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console
    let result: Conversion.Result
    do {
      result = try convert(console)
    } catch let failure as Failure {
      let report = Report()
      report.fail(failure)
      result = Conversion.Result(report: report, isWritten: false)
    }
    try console.report(result)
    if result.report.errorCount > 0 { throw Console.couldNotRun }
    if !result.isWritten { throw Console.findings }
  }

  func validate() throws {
    // What cannot be told yet is an error of its own later.
    let format = try? Formats.all.forOutput(path: output, named: to)
    if let format, !format.options.contains(.quoting), sheet.areGiven {
      throw ValidationError(Phrase.usageNoSheetOutput.text(in: common.console.language))
    }
    if schema != nil, let format, format.validator == nil {
      throw ValidationError(Phrase.usageNoXMLOutput.text(in: common.console.language))
    }
    if allowInvalid, schema == nil {
      throw ValidationError(Phrase.usageAllowWithoutSchema.text(in: common.console.language))
    }
    if disclosure.isPublic && includeConfidential {
      throw ValidationError(Phrase.usagePublicAndConfidential.text(in: common.console.language))
    }
    try input.checkOptions(common.console.language)
  }

  private func convert(_ console: Console) throws -> Conversion.Result {
    let format = try Formats.all.forOutput(path: output, named: to)
    var conversion = Conversion(
      mapping: try MappingReader.mapping(named: input.mapping.mapping), formats: Formats.all)
    conversion.reading = input.reading
    conversion.dialect = sheet.dialect
    let isForPublic =
      disclosure.isPublic || format.audience(conversion.mapping) == .public
    if isForPublic, !includeConfidential {
      conversion.disclosure = disclosure.disclosure(conversion.mapping)
    }
    conversion.validator = try schema.flatMap { try format.validator?($0) }
    conversion.allowsInvalid = allowInvalid
    conversion.isReplacing = force
    conversion.isStrict = strict
    let progress = Progress(language: console.language)
    conversion.progress = progress.update
    defer { progress.end() }
    return try conversion.run(input.inputs, from: input.from, to: output, as: to)
  }
}
