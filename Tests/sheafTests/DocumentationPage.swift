import Foundation
import TestSupport
import Testing

/// A page of the documentation, as far as the tests look at it.
struct DocumentationPage: CustomTestStringConvertible, Sendable {
  /// A fenced block.
  struct Block: Sendable {
    /// The words after the fence: a language, and perhaps the name of the file that the block is.
    let info: [String]
    let lines: [String]
    /// The line of the page that its first line is.
    let line: Int

    var text: String { lines.map { $0 + "\n" }.joined() }

    /// The file that it is: named after the fence, or in the first line of a mapping.
    var file: String? {
      if info.count == 2 { return info[1] }
      guard info.first == "toml", let first = lines.first, first.hasSuffix(".toml"),
        first.hasPrefix("# ")
      else { return nil }
      return String(first.dropFirst(2))
    }
  }

  static let names = [
    "README.md", "docs/commands.md", "docs/formats.md", "docs/mapping.md",
    "docs/import.md", "docs/import.fr.md", "docs/form.md", "docs/donor-templates.md",
  ]

  let name: String
  private(set) var blocks: [Block] = []
  /// The lines outside of the blocks.
  private(set) var prose: [String] = []

  var testDescription: String { name }

  /// - Parameter name: its path from the repository's root.
  init(_ name: String) throws {
    self.name = name
    let text = try String(contentsOf: Repository.root.appending(path: name), encoding: .utf8)
    var open: (info: [String], line: Int)?
    var inside: [String] = []
    for (index, line) in text.components(separatedBy: "\n").enumerated() {
      if let (info, start) = open {
        if line == "```" {
          blocks.append(Block(info: info, lines: inside, line: start))
          open = nil
        } else {
          inside.append(line)
        }
      } else if line.hasPrefix("```") {
        open = (line.dropFirst(3).split(separator: " ").map(String.init), index + 2)
        inside = []
      } else {
        prose.append(line)
      }
    }
  }

  /// What stands between backticks in the prose.
  var codeSpans: [String] {
    prose.flatMap { line in line.matches(of: #/`([^`]+)`/#).map { String($0.output.1) } }
  }

  /// The anchors that GitHub gives to the page's headings.
  var anchors: [String] {
    prose.filter { $0.hasPrefix("#") }.map { heading in
      heading.drop { $0 == "#" }.dropFirst().lowercased().replacing(" ", with: "-")
        .filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    }
  }

  /// The targets of the links.
  var links: [String] {
    prose.flatMap { line in line.matches(of: #/\]\(([^)]+)\)/#).map { String($0.output.1) } }
  }

  /// The lines of the blocks that are commands.
  var commands: [String] {
    blocks.flatMap { block in
      switch block.info.first {
      case "console": block.lines.filter { $0.hasPrefix("$ ") }.map { String($0.dropFirst(2)) }
      case "sh": block.lines
      default: [String]()
      }
    }
  }
}
