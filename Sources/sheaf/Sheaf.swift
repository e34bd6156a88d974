import ArgumentParser
import SheafCore

/// The command line.
@main
struct Sheaf: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Keep outcome records as plain text, and move them to and from spreadsheets and XML without losing a character.",
    discussion: """
      Exit codes: 0 fine, 1 something was found (check, --strict), 2 it could not be done, 64 the command line is wrong.
      Messages are in English or French, as --lang or the locale says.
      """,
    version: "0.1.0",
    subcommands: [Convert.self, Check.self, MappingCommand.self]
  )

  @Argument(parsing: .allUnrecognized, help: .hidden)
  var words: [String] = []

  func run() throws {
    guard let word = words.first else { throw CleanExit.helpRequest(self) }
    let names = Sheaf.configuration.subcommands.map { $0._commandName }
    let nearest = Nearest.match(word, among: names).map { "; did you mean \($0)?" } ?? ": there are \(names.joined(separator: ", "))"
    throw ValidationError("there is no command \(word)\(nearest)")
  }

  static func main() {
    // A reader that goes away is to be a message, not a sudden end.
    signal(SIGPIPE, SIG_IGN)
    main(nil)
  }
}
