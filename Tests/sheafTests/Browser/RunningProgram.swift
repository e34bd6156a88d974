import Foundation
import TestSupport

/// A program that goes on running beside a test, until it is killed.
final class RunningProgram {
  private let process = Process()
  private let scratch: TemporaryFolder

  /// - Parameters:
  ///   - program: a path, or the name of a program that is installed.
  ///   - folder: the folder to work in.
  init(_ program: String, _ arguments: [String], folder: String) throws {
    scratch = try TemporaryFolder()
    try scratch.write("output", "")
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: scratch("output")))
    process.standardError = FileHandle.nullDevice
    try process.start()
  }

  deinit { kill() }

  /// Ends it as a power cut does.
  func kill() {
    guard process.isRunning else { return }
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// Waits for something that it prints.
  func output(matching pattern: some RegexComponent<(Substring, Substring)>) throws -> String {
    let deadline = ContinuousClock.now + .seconds(180)
    while ContinuousClock.now < deadline {
      if let match = try scratch.text("output").firstMatch(of: pattern) {
        return String(match.output.1)
      }
      usleep(20_000)
    }
    throw Silence()
  }

  struct Silence: Error {}
}
