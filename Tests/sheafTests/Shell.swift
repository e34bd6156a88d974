import Foundation
import TestSupport

/// Runs lines of the shell that call `sheaf`, for what only shows between processes.
enum Shell {
  static func run(_ line: String, in folder: TemporaryFolder) throws -> Program.Result {
    let programs = URL(fileURLWithPath: Program.path).deletingLastPathComponent().path
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return try Program.run(
      program: "/bin/sh", ["-c", line], folder: folder.path,
      environment: ["LANG": "C", "PATH": "\(programs):\(path)"])
  }

  /// Whether a line succeeds in a folder of its own; for telling what this machine can do.
  static func succeeds(_ line: String) -> Bool {
    guard let folder = try? TemporaryFolder() else { return false }
    return (try? run(line, in: folder).exitCode) == 0
  }

  /// The machine that checks every change; what takes a whole office there is left to people.
  static let isCI =
    ProcessInfo.processInfo.environment["CI"].map { !["", "0", "false"].contains($0) } ?? false
}
