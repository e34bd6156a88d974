import ArgumentParser
import SheafCore

/// What runs where the first word is no command: says so, and which one may have been meant.
struct UnknownCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unknown-command", shouldDisplay: false)

  @Argument(parsing: .captureForPassthrough, help: .hidden)
  var words: [String] = []

  func run() throws {
    guard let word = words.first else { throw CleanExit.helpRequest(Sheaf.self) }
    let names = Sheaf.configuration.subcommands.filter { $0.configuration.shouldDisplay }.map {
      $0._commandName
    }
    let nearest =
      Nearest.match(word, among: names).map { "; did you mean \($0)?" }
      ?? ": there are \(names.joined(separator: ", "))"
    throw ValidationError("there is no command \(word)\(nearest)")
  }
}
