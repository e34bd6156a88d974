import ArgumentParser
import SheafCore
import SheafImport

/// `sheaf export`.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a folder's records to a spreadsheet that can be taken back.",
    discussion: """
      As convert does, but every row gets a mark in the column __revision, and what was exported is kept in the folder. So \
      sheaf import knows later what the person changed, and what changed in the folder meanwhile.

      Examples:
        sheaf export fragments -o harvest.csv --for excel-fr
        sheaf import harvest.csv --into fragments
      """)

  @Argument(help: "The folder of fragments.", completion: .directory)
  var folder: String

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Where to write: a .csv, .tsv, .xml or .fods file.", valueName: "path"),
    completion: .file())
  var output: String

  @Option(name: .long, help: "Format of the output: csv, tsv or xml; else its extension tells it.")
  var to: Format?

  @OptionGroup var sheet: SheetOptions

  @OptionGroup var mapping: MappingOption

  @Flag(name: .long, help: "Read the folder's sub-folders too.")
  var recursive = false

  @Flag(name: .long, help: "Replace the output if it is there already.")
  var force = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard let format = try? Formats.all.forOutput(path: output, named: to) else { return }
    let language = common.console.language
    if !format.isExported { throw ValidationError(Phrase.usageExportFormat.text(in: language)) }
    if !format.options.contains(.quoting), sheet.areGiven {
      throw ValidationError(Phrase.usageNoSheetOutput.text(in: language))
    }
  }

  func run() throws {
    let console = common.console
    let progress = Progress(language: console.language)
    var result: Conversion.Result
    do {
      var conversion = Conversion(
        mapping: try MappingReader.mapping(named: mapping.mapping), formats: Formats.all)
      conversion.reading.isRecursive = recursive
      conversion.dialect = sheet.dialect
      conversion.isReplacing = force
      conversion.progress = progress.update
      defer { progress.end() }
      result = try Export(conversion).run(folder, to: output, as: to)
    } catch let failure as Failure {
      let report = Report()
      report.fail(failure)
      result = Conversion.Result(report: report, isWritten: false)
    }
    try console.report(result)
    if result.report.errorCount > 0 { throw Console.couldNotRun }
  }
}
