import ArgumentParser
import SheafCore

/// The command line.
@main
struct Sheaf: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Keep outcome records as plain text, and move them to and from spreadsheets and XML without losing a character.",
    discussion: """
      Exit codes: 0 fine, 1 something was found (check, --strict), 2 it could not be done, 64 the command line is wrong.
      Messages are in English or French, as --lang or the locale says.
      """,
    version: "0.1.0",
    subcommands: [
      Convert.self, Check.self, ExportCommand.self, ImportCommand.self, MergeCommand.self,
      ServeCommand.self, MappingCommand.self,
      UnknownCommand.self,
    ],
    defaultSubcommand: UnknownCommand.self
  )

  static func main() {
    StandardStreams.occupy()
    // A reader that goes away is to be a message, not a sudden end.
    signal(SIGPIPE, SIG_IGN)
    main(nil)
  }
}
