import Foundation
import TestSupport
import Testing

/// The server does not grow with use: requests of any kind leave nothing behind in memory.
@Suite(
  .enabled(
    if: FileManager.default.fileExists(atPath: "/proc/self/status"), "there is no /proc here"))
struct GrowthTrials {
  /// After how many requests memory is measured first.
  private static let warmUp = 100
  private static let count = trialsAreFull ? 2000 : 200
  /// The most that may be added after that, in KiB. What once leaked came to 12 MiB in the shortened trial.
  private static let limit = trialsAreFull ? 8 << 10 : 4 << 10

  /// Whole: each use by itself. Shortened: all of them in turn.
  private static let trials =
    trialsAreFull
    ? (ServerUse.all + [ServerUse.mistakes]).map { [$0] } : [ServerUse.all, [.mistakes]]

  @Test(arguments: trials)
  func requestsLeaveNothingBehind(_ uses: [ServerUse]) throws {
    let folder = try TemporaryFolder()
    for (name, bytes) in try Repository.seedFiles() {
      try folder.write("fragments/\(name)", bytes)
    }
    // Mappings beside the records are on the shelf, those with a mistake too.
    try folder.write("fragments/own.toml", "extends = \"scc-outcomes\"\n")
    try folder.write("fragments/bad.toml", "extends = \"scc-outcomes\"\n[[feild]]\n")
    try folder.write("served.toml", "extends = \"scc-outcomes\"\n")
    let server = try ServeProcess(["fragments", "--mapping", "served.toml"], folder: folder.path)
    let client = try FormClient(opening: try server.addresses()[0])
    if let mapping = uses[0].mapping { try folder.write("served.toml", mapping) }
    var first = 0
    for number in 0..<GrowthTrials.count {
      if number == GrowthTrials.warmUp { first = try memory(of: server) }
      let use = uses[number % uses.count]
      let reply = try client.send(try use.request(client, folder, number))
      try #require(reply?.status == use.status, "\(use.name): \(reply?.text ?? "no answer")")
    }
    let last = try memory(of: server)
    let name = uses.count == 1 ? uses[0].name : "all uses in turn"
    print("\(name): \(first) KiB after \(GrowthTrials.warmUp), \(last) after \(GrowthTrials.count)")
    #expect(last - first < GrowthTrials.limit, "\(name): from \(first) to \(last) KiB")
  }

  /// The memory that a server has in use, in KiB.
  private func memory(of server: ServeProcess) throws -> Int {
    let status = try String(contentsOfFile: "/proc/\(server.identifier)/status", encoding: .utf8)
    let line = try #require(status.firstMatch(of: #/VmRSS:\s+(\d+) kB/#))
    return try #require(Int(line.1))
  }
}
