import ArgumentParser
import SheafCore
import SheafImport

/// `sheaf import`.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take an edited spreadsheet back: what the person changed, and nothing else.",
    discussion: """
      Prints what would be done, and writes nothing before --apply. Values are compared by kind, so that what a spreadsheet \
      program rewrote by itself is let be. All or nothing is written; --undo takes it back.

      Examples:
        sheaf import harvest.csv --into fragments
        sheaf import harvest.csv --into fragments --apply
        sheaf import --undo --into fragments
      """)

  @Argument(help: "The sheet: CSV, TSV or XML, or - for standard input.", completion: .file())
  var sheet: String?

  @Option(name: .long, help: "The folder of fragments.", completion: .directory)
  var into: String

  @Flag(name: .long, help: "Carry the plan out.")
  var apply = false

  @Flag(name: .long, help: "Take back the last import, or one that was interrupted.")
  var undo = false

  @Flag(name: .long, help: "Finish an import that was interrupted.")
  var resume = false

  @Option(
    name: .long,
    help: "What to take where the sheet and the folder both changed a field: sheet or folder.")
  var prefer: Preference?

  @Option(
    name: .long,
    help:
      "A file of decisions on single fields; where there is none yet, it is written with all that is open.",
    completion: .file(extensions: ["toml"]))
  var decisions: String?

  @Flag(name: .long, help: "Put records that have no row any more into the trash.")
  var deleteMissing = false

  @Flag(
    name: .long,
    help: "Apply nothing, and exit with 1, if anything is left open or cannot be imported.")
  var strict = false

  @Option(name: .long, help: "Format of the sheet; else its extension tells it.")
  var from: Format?

  @OptionGroup var mapping: MappingOption

  @Flag(name: .long, help: "Read the folder's sub-folders too.")
  var recursive = false

  @Option(
    name: [.customShort("d"), .long],
    help: "Delimiter of the sheet: one character, or tab. Default: found by the headings.")
  var delimiter: Delimiter?

  @Option(
    name: [.customShort("e"), .long],
    help: "Encoding of the sheet: utf-8, utf-16le, utf-16be or windows-1252. Default: found out.")
  var encoding: TextEncoding?

  @OptionGroup var common: CommonOptions

  /// What is taken of conflicts.
  enum Preference: String, ExpressibleByArgument, CaseIterable {
    case sheet, folder
  }

  func validate() throws {
    let language = common.console.language
    let others = [undo, resume, sheet != nil].count { $0 }
    guard others == 1 else { throw ValidationError(Phrase.usageImport.text(in: language)) }
    if sheet == nil, apply || strict || deleteMissing || prefer != nil || decisions != nil {
      throw ValidationError(Phrase.usageImport.text(in: language))
    }
  }

  func run() throws {
    let console = common.console
    guard let sheet else { return try console.run { try settle(console) } }
    let (plan, files) = try console.run { try work(sheet, console) }
    try console.report(plan, files: files, wasToBeApplied: apply)
    if plan.isOpen { throw Console.findings }
  }

  /// Finishes or takes back.
  private func settle(_ console: Console) throws {
    let journal = Journal(folder: into)
    guard let outcome = undo ? try journal.undo() : try journal.resume() else {
      return try console.reportNothing(undo ? .nothingToUndo : .nothingToResume)
    }
    try console.report(outcome, undo ? .importUndone : .importResumed, folder: into)
    if !outcome.leftAlone.isEmpty { throw Console.findings }
  }

  /// - Returns: the plan, and how many files were written, made or removed; nil where it was not carried out.
  private func work(_ sheet: String, _ console: Console) throws -> (ImportPlan, Int?) {
    var work = Import(
      mapping: try MappingReader.mapping(named: mapping.mapping), formats: Formats.all)
    work.reading.delimiter = delimiter?.byte
    work.reading.encoding = encoding
    work.reading.isRecursive = recursive
    work.deletesMissing = deleteMissing
    work.decisions.preferred = prefer.map { $0 == .sheet ? .sheet : .folder }
    let isNew = decisions.map { !FileBytes.exists($0) } ?? false
    if let decisions, !isNew {
      try DecisionsFile.read(try FileBytes.read(decisions), file: decisions, into: &work.decisions)
    }
    let progress = Progress(language: console.language)
    work.progress = progress.update
    defer { progress.end() }
    let plan = try work.plan(sheet, as: from, into: into)
    if let decisions, isNew, !plan.conflicts.isEmpty || !plan.questions.isEmpty {
      try console.write(
        DecisionsFile.text(for: plan, in: console.language), to: decisions,
        count: plan.conflicts.count + plan.questions.count)
    }
    guard apply, !(strict && plan.isOpen) else { return (plan, nil) }
    if plan.isEmpty { return (plan, 0) }
    let operations = try plan.operations(FragmentCoder(mapping: work.mapping))
    return (plan, try Journal(folder: into).apply(operations).files)
  }
}
