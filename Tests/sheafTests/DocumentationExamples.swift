import Foundation
import TestSupport

/// The examples of one page, run in order in a folder that has the seeds and the mappings in it.
///
/// A block that is a file is written; each `$ ` line of a console block is run, and what it says, standard output first and then the
/// messages, stands in the lines after it.
struct DocumentationExamples {
  struct Difference: CustomStringConvertible {
    let place: String
    let expected: [String]
    let found: [String]

    var description: String {
      (["\(place):"] + expected.map { "- " + $0 } + found.map { "+ " + $0 }).joined(separator: "\n")
    }
  }

  private let page: DocumentationPage
  private let folder: TemporaryFolder

  init(_ page: DocumentationPage) throws {
    self.page = page
    folder = try TemporaryFolder()
    for name in ["seeds", "mappings"] {
      try FileManager.default.copyItem(
        atPath: Repository.root.appending(path: name).path, toPath: folder(name))
    }
  }

  /// Runs everything, and tells where the page does not say what came.
  func differences() throws -> [Difference] {
    var differences: [Difference] = []
    for block in page.blocks {
      if let file = block.file { try folder.write(file, block.text) }
      guard block.info == ["console"] else { continue }
      for (command, line, expected) in Self.steps(block) {
        let found = try output(of: command)
        if found != expected {
          differences.append(
            Difference(place: "\(page.name):\(line): \(command)", expected: expected, found: found))
        }
      }
    }
    return differences
  }

  private static func steps(_ block: DocumentationPage.Block) -> [(
    command: String, line: Int, expected: [String]
  )] {
    var steps: [(command: String, line: Int, expected: [String])] = []
    for (index, line) in block.lines.enumerated() {
      if line.hasPrefix("$ ") {
        steps.append((String(line.dropFirst(2)), block.line + index, []))
      } else {
        steps[steps.count - 1].expected.append(line)
      }
    }
    return steps
  }

  private func output(of command: String) throws -> [String] {
    let tools = URL(fileURLWithPath: Program.path).deletingLastPathComponent().path
    let result = try Program.run(
      program: "/bin/sh", ["-c", command], folder: folder.path,
      environment: ["LANG": "C", "PATH": "\(tools):/usr/local/bin:/usr/bin:/bin"])
    // A page has no CRLF of its own.
    let text = (result.output + result.messages).replacing("\r\n", with: "\n")
    var lines = text.components(separatedBy: "\n")
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  /// Says what is wrong with the mappings among the page's files; those that a command of the page checks speak for themselves.
  func mappingMistakes() throws -> [String] {
    let files = page.blocks.compactMap { block in block.file.map { (name: $0, text: block.text) } }
    for file in files { try folder.write(file.name, file.text) }
    let checked = Set(
      page.commands.filter { $0.hasPrefix("sheaf mapping check ") }
        .flatMap { $0.split { " ;|".contains($0) }.map(String.init) })
    return try files.map(\.name).filter { $0.hasSuffix(".toml") && !checked.contains($0) }
      .compactMap { name in
        let result = try Program.run(["mapping", "check", name], folder: folder.path)
        return result.exitCode == 0 ? nil : result.output + result.messages
      }
  }
}
