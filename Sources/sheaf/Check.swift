import ArgumentParser
import SheafCore
import SheafFormats

/// `sheaf check`.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say in plain words what is wrong with records.",
    discussion: """
      Looks at every record of fragments, CSV or XML: required fields, kinds, choices, patterns, ids that are there twice, \
      composed and derived fields that no longer fit, unknown headings, bad text. Nothing is written.

      Examples:
        sheaf check fragments
        sheaf check harvest.csv --lang fr
      """)

  @OptionGroup var input: InputOptions

  @Flag(name: .long, help: "Exit with 1 for warnings too.")
  var strict = false

  @Option(
    name: .long,
    help: "Hold XML inputs against an XML Schema too; what it imports is read from files.",
    completion: .file(extensions: ["xsd"]))
  var schema: String?

  @OptionGroup var disclosure: DisclosureOptions

  @OptionGroup var common: CommonOptions

  func validate() throws {
    try input.checkOptions(common.console.language)
    if schema != nil, validatedFormat == nil {
      throw ValidationError(Phrase.usageNoXMLInput.text(in: common.console.language))
    }
  }

  /// The format of the first input that can be held against a schema.
  private var validatedFormat: Format? {
    input.inputs.lazy.compactMap { input.from ?? Formats.all.of(path: $0) }.first {
      $0.validator != nil
    }
  }

  func run() throws {
    let console = common.console
    let progress = Progress(language: console.language)
    let (mapping, report) = try console.run {
      var inspection = Validation(
        mapping: try MappingReader.mapping(named: input.mapping.mapping), formats: Formats.all)
      inspection.reading = input.reading
      if disclosure.isPublic { inspection.disclosure = disclosure.disclosure(inspection.mapping) }
      inspection.validator = try schema.flatMap { try validatedFormat?.validator?($0) }
      inspection.progress = progress.update
      defer { progress.end() }
      return (inspection.mapping, try inspection.run(input.inputs, from: input.from))
    }
    if console.isJSON {
      try console.put(try console.json(FrictionlessReport(report, mapping, console.language)))
    } else {
      try console.put(text(report, console))
    }
    let warnings = report.counts[.warning, default: 0]
    if report.errorCount > 0 || strict && warnings > 0 { throw Console.findings }
  }

  private func text(_ report: Report, _ console: Console) -> String {
    var lines = report.findings.map { $0.text(in: console.language) }
    for severity in [Diagnostic.Severity.error, .warning, .note] {
      let left = report.counts[severity, default: 0] - Validation.findingLimit
      if left > 0 { lines.append(Phrase.reportMore.text(["\(left)"], in: console.language)) }
    }
    let warnings = report.counts[.warning, default: 0]
    let phrase = report.errorCount + warnings == 0 ? Phrase.checkClean : .checkFindings
    lines.append(
      phrase.text(
        [report.recordsRead, report.errorCount, warnings].map(String.init), in: console.language))
    lines += console.withheld(report)
    return lines.joined(separator: "\n")
  }
}
