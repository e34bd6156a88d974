import Foundation
import TestSupport
import Testing

/// One folder of Tests/Cases: a command line, what it is run on, and what has to come of it.
///
/// `cmd` is run by the shell in a copy of the folder, with `sheaf` on its path. `expout` and
/// `experr` are what it writes, `exit` is its exit code if that is not 0, and `expected/` holds
/// every file that is new or changed afterwards: where nothing may be written there is none.
struct GoldenCase: Sendable, CustomTestStringConvertible {
  /// Area and name, as the folders are named.
  let name: String

  static let root = Repository.root.appending(path: "Tests/Cases").path

  var testDescription: String { name }
  private var folder: String { "\(GoldenCase.root)/\(name)" }

  static let all: [GoldenCase] = {
    let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix("/cmd") }.sorted()
      .map { GoldenCase(name: String($0.dropLast("/cmd".count))) }
  }()

  /// What came, or has to come, of a case: the files by their paths, with the output, the messages
  /// and the exit code among them.
  typealias Outcome = [String: Data]

  private static let streams = ["expout", "experr", "exit"]

  func expected() throws -> Outcome {
    var outcome: Outcome = [:]
    for (path, bytes) in try GoldenCase.files(in: "\(folder)/expected") {
      outcome["expected/\(path)"] = bytes
    }
    for name in GoldenCase.streams {
      outcome[name] = FileManager.default.contents(atPath: "\(folder)/\(name)")
    }
    return outcome
  }

  func run() throws -> Outcome {
    let copy = try TemporaryFolder()
    let inputs = try GoldenCase.files(in: folder)
      .filter { path, _ in
        !path.hasPrefix("expected/") && !(GoldenCase.streams + ["cmd"]).contains(path)
      }
    for (path, bytes) in inputs { try copy.write(path, bytes) }
    let command = try String(contentsOfFile: "\(folder)/cmd", encoding: .utf8)
    let programs = URL(fileURLWithPath: Program.path).deletingLastPathComponent().path
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let result = try Program.run(
      program: "/bin/sh", ["-c", command], folder: copy.path,
      environment: ["LANG": "C", "PATH": "\(programs):\(path)"])
    var outcome: Outcome = [
      "expout": Data(result.output.utf8), "experr": Data(result.messages.utf8),
    ]
    if result.exitCode != 0 { outcome["exit"] = Data("\(result.exitCode)\n".utf8) }
    let left = try GoldenCase.files(in: copy.path)
    for (path, bytes) in left where inputs[path] != bytes { outcome["expected/\(path)"] = bytes }
    for path in inputs.keys where left[path] == nil {
      outcome["expected/\(path)"] = Data("(this input is gone)".utf8)
    }
    return outcome.filter { !$0.value.isEmpty || $0.key.hasPrefix("expected/") }
  }

  /// Makes what came the expectation.
  func rewrite(_ outcome: Outcome) throws {
    for name in GoldenCase.streams + ["expected"] {
      try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
    for (path, bytes) in outcome {
      let url = URL(fileURLWithPath: "\(folder)/\(path)")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try bytes.write(to: url)
    }
  }

  /// Every file at or below a folder, hidden ones too, by its path from there; an
  /// empty folder counts as a file in it.
  private static func files(in folder: String) throws -> Outcome {
    let manager = FileManager.default
    let paths = manager.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    var files: Outcome = [:]
    for path in paths {
      let full = "\(folder)/\(path)"
      if let inside = try? manager.contentsOfDirectory(atPath: full) {
        if inside.isEmpty { files["\(path)/(empty folder)"] = Data() }
      } else {
        files[path] = try Data(contentsOf: URL(fileURLWithPath: full))
      }
    }
    return files
  }
}
