import Foundation

/// A `sheaf serve` that runs until it is ended.
public final class ServeProcess {
  private let process = Process()
  private let scratch: TemporaryFolder

  public struct NoAddress: Error {
    public let messages: String
  }

  /// Starts it on a port that is free, and waits until it has printed its address.
  public init(_ arguments: [String], folder: String, environment: [String: String] = [:]) throws {
    scratch = try TemporaryFolder()
    for name in ["output", "messages"] { try scratch.write(name, "") }
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["serve", "--port", "0"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(["LANG": "C"]) { $1 }
      .merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: scratch("output")))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: scratch("messages")))
    try process.start()
    let deadline = ContinuousClock.now + .seconds(30)
    while try addresses().isEmpty {
      guard process.isRunning, ContinuousClock.now < deadline else {
        end(by: SIGKILL)
        throw NoAddress(messages: try scratch.text("messages"))
      }
      usleep(2000)
    }
  }

  deinit { end(by: SIGKILL) }

  /// What it has printed for the person to open.
  public func addresses() throws -> [String] {
    try scratch.text("output").split(separator: "\n").map(String.init).filter {
      $0.hasPrefix("http://")
    }
  }

  /// All that it has said so far, on both streams.
  public func said() throws -> String {
    try scratch.text("output") + scratch.text("messages")
  }

  public var identifier: Int32 { process.processIdentifier }

  /// Ends it, and waits for that.
  ///
  /// - Returns: its exit code, or 128 and the signal that killed it; nil where it is still there after a while.
  @discardableResult
  public func end(by signal: Int32) -> Int32? {
    if process.isRunning { kill(process.processIdentifier, signal) }
    let deadline = ContinuousClock.now + .seconds(20)
    while process.isRunning {
      guard ContinuousClock.now < deadline else { return nil }
      usleep(1000)
    }
    return process.terminationReason == .exit
      ? process.terminationStatus : 128 + process.terminationStatus
  }
}
