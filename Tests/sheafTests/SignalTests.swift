import Foundation
import TestSupport
import Testing

/// An interrupted run ends as the signal says, and leaves nothing behind.
@Suite struct SignalTests {
  /// A signal that was ignored when the tests were started stays so in every program they start.
  private static let signals = [SIGINT, SIGTERM, SIGHUP].filter { number in
    var action = sigaction()
    sigaction(number, nil, &action)
    #if canImport(Glibc)
      let handler = unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
    #else
      let handler = unsafeBitCast(action.__sigaction_u.__sa_handler, to: Int.self)
    #endif
    return handler != unsafeBitCast(SIG_IGN, to: Int.self)
  }

  @Test(arguments: signals, ["out.xml", "out/"])
  func nothingIsLeftBehind(by number: Int32, output: String) throws {
    let folder = try TemporaryFolder()
    try InventedRecords.write(500, into: "in", of: folder)
    try folder.write("work/keep.txt", "mine")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["convert"] + Array(repeating: "in", count: 400) + ["-o", "work/\(output)"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardError = FileHandle.nullDevice
    try process.run()
    let deadline = ContinuousClock.now + .seconds(20)
    while try folder.names("work").count < 2, ContinuousClock.now < deadline { usleep(1000) }
    #expect(try folder.names("work").count == 2, "no temporary file turned up")
    usleep(100_000)
    kill(process.processIdentifier, number)
    while process.isRunning, ContinuousClock.now < deadline { usleep(1000) }
    guard !process.isRunning else {
      kill(process.processIdentifier, SIGKILL)
      Issue.record("still running long after the signal")
      return
    }
    // Killed by the signal, or ended with the code by which a shell tells of that.
    let isKilled = process.terminationReason == .uncaughtSignal
    #expect(process.terminationStatus == (isKilled ? number : 128 + number))
    #expect(try folder.names("work") == ["keep.txt"])
  }
}
