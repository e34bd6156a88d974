import Foundation
import TestSupport

/// What the built program says of its own commands and options.
struct DocumentationHelp: Decodable {
  struct Command: Decodable {
    struct Argument: Decodable {
      struct Name: Decodable {
        let kind: String
        let name: String

        var text: String { (kind == "long" ? "--" : "-") + name }
      }

      let names: [Name]?
      let allValues: [String]?
    }

    let commandName: String
    let arguments: [Argument]?
    let subcommands: [Command]?
    let shouldDisplay: Bool?
  }

  let command: Command

  /// Every command that help shows, but `help`, by its words and with the names of its options and the values that they take.
  static func commands() throws -> [(words: [String], options: [String], values: [String])] {
    let result = try Program.run(["--experimental-dump-help"])
    let help = try JSONDecoder().decode(Self.self, from: Data(result.output.utf8))
    func list(_ command: Command, _ parents: [String]) -> [(
      words: [String], options: [String], values: [String]
    )] {
      let words = parents + [command.commandName]
      let arguments = command.arguments ?? []
      let own = (
        words: words, options: arguments.flatMap { $0.names ?? [] }.map(\.text),
        values: arguments.flatMap { $0.allValues ?? [] }
      )
      return [own]
        + (command.subcommands ?? []).filter {
          $0.commandName != "help" && $0.shouldDisplay != false
        }.flatMap {
          list($0, words)
        }
    }
    return list(help.command, [])
  }
}
