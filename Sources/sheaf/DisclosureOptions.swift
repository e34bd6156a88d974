import ArgumentParser
import SheafCore

/// What becomes of confidential records and fields.
struct DisclosureOptions: ParsableArguments {
  /// What a blank flag means.
  enum Blank: String, ExpressibleByArgument, CaseIterable {
    case confidential
    case `public`
  }

  @Flag(
    name: .customLong("public"),
    help: "Leave out the records and fields that the mapping marks as confidential.")
  var isPublic = false

  @Option(
    name: .long, help: "What a blank confidential flag means: confidential (default) or public.")
  var confidentialBlank = Blank.confidential

  /// The rule for a public audience.
  func disclosure(_ mapping: Mapping) -> Disclosure {
    Disclosure(mapping: mapping, blankIsPublic: confidentialBlank == .public)
  }
}
