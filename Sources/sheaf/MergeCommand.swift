import ArgumentParser
import SheafCore
import SheafImport

/// `sheaf merge`.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Join the folders of several people into one.",
    discussion: """
      A record that is the same everywhere is there once. Different versions of one record are put together field by field, by \
      the export that the folders have in common; what two people changed differently is a conflict, and nothing is written \
      before it is settled. The result does not depend on the order of the folders.

      Examples:
        sheaf merge anne bintou
        sheaf merge anne bintou -o all --renumber
      """)

  @Argument(help: "The folders of fragments.", completion: .directory)
  var folders: [String]

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      "The folder to write to; without it only the plan is printed.", valueName: "path"),
    completion: .directory)
  var output: String?

  @Option(
    name: .long, help: "The folder whose text is taken in every conflict.", completion: .directory)
  var prefer: String?

  @Option(
    name: .long,
    help:
      "A file of decisions on single fields; where there is none yet, it is written with all conflicts.",
    completion: .file(extensions: ["toml"]))
  var decisions: String?

  @Flag(
    name: .long,
    help:
      "Give new records that share an id by accident ids of their own, and keep the old one in a field."
  )
  var renumber = false

  @OptionGroup var mapping: MappingOption

  @Flag(name: .long, help: "Read the folders' sub-folders too.")
  var recursive = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    let language = common.console.language
    guard Set(folders.map(plain)).count > 1 else {
      throw ValidationError(Phrase.mergeNeedsFolders.text(in: language))
    }
    if let prefer, !folders.map(plain).contains(plain(prefer)) {
      throw ValidationError(
        Phrase.unknownName.text([prefer, folders.map(plain).joined(separator: ", ")], in: language))
    }
  }

  private func plain(_ folder: String) -> String { StateFolder(folder: folder).folder }

  func run() throws {
    let console = common.console
    let (plan, isWritten) = try console.run { try work(console) }
    try console.report(plan, writtenTo: isWritten ? output : nil)
    if !plan.conflicts.isEmpty { throw Console.findings }
  }

  private func work(_ console: Console) throws -> (MergePlan, Bool) {
    var merge = Merge(
      mapping: try MappingReader.mapping(named: mapping.mapping), formats: Formats.all)
    merge.renumbers = renumber
    merge.isRecursive = recursive
    merge.decisions.preferred = prefer.map { .source(plain($0)) }
    let isNew = decisions.map { !FileBytes.exists($0) } ?? false
    if let decisions, !isNew {
      let bytes = try FileBytes.read(decisions)
      try DecisionsFile.read(
        bytes, file: decisions, sources: folders.map(plain), into: &merge.decisions)
    }
    let plan = try merge.plan(folders)
    if let decisions, isNew, !plan.conflicts.isEmpty {
      try console.write(
        DecisionsFile.text(for: plan, in: console.language), to: decisions,
        count: plan.conflicts.count)
    }
    guard let output, plan.conflicts.isEmpty else { return (plan, false) }
    try merge.write(plan, to: output)
    return (plan, true)
  }
}
