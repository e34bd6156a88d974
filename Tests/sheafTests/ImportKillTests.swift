import Foundation
import TestSupport
import Testing

/// An import that is killed in the middle is finished or taken back afterwards, and loses nothing.
@Suite(.serialized) struct ImportKillTests {
  private static let kills = trialsAreFull ? 200 : 4
  private typealias Files = [String: [UInt8]]

  @Test func killedImportIsAllOrNothing() throws {
    let folder = try TemporaryFolder()
    try prepare(folder)
    let old = try files(in: "old", of: folder)
    let command = [
      "import", "back.csv", "--into", "work", "--apply", "--delete-missing", "--mapping",
      "plain.toml",
    ]
    try copy(folder)
    let start = ContinuousClock.now
    #expect(try Program.run(command, folder: folder.path).exitCode == 0)
    let whole = ContinuousClock.now - start
    let new = try files(in: "work", of: folder)
    #expect(old != new && new.count == old.count)

    var random = SeededRandom(seed: SeededRandom.seed)
    var counts = ["before": 0, "within": 0, "after": 0]
    for number in 0..<ImportKillTests.kills {
      try copy(folder)
      try kill(command, in: folder, within: whole, waitsForJournal: number % 2 == 0, &random)
      let isInterrupted = FileManager.default.fileExists(atPath: folder("work/.sheaf/import"))
      let state = try files(in: "work", of: folder)
      if !isInterrupted { #expect(state == old || state == new, "kill \(number)") }
      counts[isInterrupted ? "within" : state == old ? "before" : "after"]! += 1

      let isTakenBack = isInterrupted && Bool.random(using: &random)
      let next = try Program.run(
        ["import", isTakenBack ? "--undo" : "--resume", "--into", "work"], folder: folder.path)
      #expect(next.exitCode == 0, "kill \(number): \(next.messages)")
      let end = try files(in: "work", of: folder)
      if isInterrupted {
        #expect(end == (isTakenBack ? old : new), "kill \(number)")
      } else {
        #expect(end == state, "kill \(number)")
      }
      try expectNothingLostOrLeft(old, end, folder, number)
    }
    print("\(ImportKillTests.kills) kills, seed \(SeededRandom.seed): \(counts)")
  }

  /// A folder, and a sheet of it in which most records are changed, some are new and some are gone.
  private func prepare(_ folder: TemporaryFolder) throws {
    try InventedRecords.write(60, into: "old", of: folder)
    var mapping = "[mapping]\ntitle = \"Plain\"\nid = \"id\"\n"
    for (name, heading) in [
      ("id", "FragmentID"), ("year", "Year"), ("text", "Outcome description"),
    ] {
      let kind = name == "id" ? "identifier" : "text"
      mapping += "\n[[field]]\nname = \"\(name)\"\nheading = \"\(heading)\"\nkind = \"\(kind)\"\n"
    }
    try folder.write("plain.toml", mapping)
    let exported = try Program.run(
      ["export", "old", "-o", "out.csv", "--mapping", "plain.toml"], folder: folder.path)
    #expect(exported.exitCode == 0, "\(exported.messages)")
    var lines = try folder.text("out.csv").replacing("\r\n", with: "\n").split(separator: "\n").map(
      String.init)
    lines.removeSubrange(50..<55)
    for index in 1..<45 { lines[index] = lines[index].replacing(",2024,", with: ",2023,") }
    for number in 1...5 {
      let id = "SCC-SAH2401/CIV9\(number)0000"
      lines.append(lines[48].replacing(#/^[^,]*/#, with: id).replacing(#/r\d+-[a-z]*$/#, with: ""))
    }
    try folder.write("back.csv", lines.joined(separator: "\n") + "\n")
  }

  private func copy(_ folder: TemporaryFolder) throws {
    try? FileManager.default.removeItem(atPath: folder("work"))
    try FileManager.default.copyItem(atPath: folder("old"), toPath: folder("work"))
  }

  /// Starts an import and kills it at some moment, in half of the cases while it is at the folder.
  private func kill(
    _ arguments: [String], in folder: TemporaryFolder, within whole: Duration,
    waitsForJournal: Bool, _ random: inout SeededRandom
  ) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    let microseconds =
      Int(whole.components.attoseconds / 1_000_000_000_000) + Int(whole.components.seconds)
      * 1_000_000
    if waitsForJournal {
      let deadline = ContinuousClock.now + .seconds(20)
      while !FileManager.default.fileExists(atPath: folder("work/.sheaf/import")),
        process.isRunning, ContinuousClock.now < deadline
      { usleep(200) }
      usleep(UInt32.random(in: 0...UInt32(microseconds / 4), using: &random))
    } else {
      usleep(UInt32.random(in: 0...UInt32(microseconds), using: &random))
    }
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  private func expectNothingLostOrLeft(
    _ old: Files, _ end: Files, _ folder: TemporaryFolder, _ number: Int
  ) throws {
    let names = try folder.names("work").filter { $0.hasPrefix(".") }
    #expect(Set(names).isSubset(of: [".sheaf", ".trash"]), "kill \(number): \(names)")
    let state = try folder.names("work/.sheaf")
    #expect(Set(state).isSubset(of: ["exports", "undo"]), "kill \(number): \(state)")
    let trash = Set(try files(in: "work/.trash", of: folder).values)
    for (name, bytes) in old where end[name] == nil {
      #expect(trash.contains(bytes), "kill \(number): \(name) is lost")
    }
  }

  /// The files of a folder that are not hidden.
  private func files(in name: String, of folder: TemporaryFolder) throws -> Files {
    guard FileManager.default.fileExists(atPath: folder(name)) else { return [:] }
    var files: Files = [:]
    for file in try folder.names(name) where !file.hasPrefix(".") {
      files[file] = try folder.read("\(name)/\(file)")
    }
    return files
  }
}
