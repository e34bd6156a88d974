import Foundation
import TestSupport
import Testing

/// What was answered is on the disk, whatever ends the program, and nothing is torn.
@Suite struct SaveTrials {
  static let mapping = """
    [mapping]
    title = "Trials"
    id = "id"
    file = "{id}.md"

    [[field]]
    name = "id"
    heading = "ID"
    kind = "identifier"
    required = true

    [[field]]
    name = "text"
    heading = "Text"
    kind = "paragraph"

    """

  /// A text whose end tells that all of it is there.
  private static func text(_ number: Int) -> String {
    String(repeating: "La chorale \(number) chante au bord du lac.\n", count: 200)
      + "end of \(number)"
  }

  /// What became of a writer's forms.
  private struct Outcome: Sendable {
    var saved: Set<String> = []
    var other: [Int] = []
  }

  /// Sends one new fragment after the other until the server is gone, or so many are sent.
  private static func write(_ client: FormClient, _ writer: Int, _ count: Int) -> Outcome {
    var outcome = Outcome()
    guard let connection = try? RawConnection(port: client.port) else { return outcome }
    for number in 0..<count {
      let id = "W\(writer)-\(number)"
      connection.send(client.post("/new", [("f-id", id), ("f-text", text(number))]))
      guard let reply = connection.receive() else { break }
      if reply.status == 303 {
        outcome.saved.insert(id)
      } else {
        outcome.other.append(reply.status)
      }
    }
    return outcome
  }

  /// The numbers at the end of every fragment, by id.
  ///
  /// - Returns: nil where one is torn.
  private func whole(_ folder: TemporaryFolder) throws -> Set<String>? {
    var ids: Set<String> = []
    guard FileManager.default.fileExists(atPath: folder("fragments")) else { return ids }
    for name in try folder.names("fragments") where !name.hasPrefix(".") {
      let text = try folder.text("fragments/\(name)")
      let id = String(name.dropLast(3))
      guard text.hasPrefix("**ID**: \(id)\n"), let number = Int(id.split(separator: "-")[1]),
        text.hasSuffix("\nend of \(number)\n")
      else {
        Issue.record("\(name) is torn")
        return nil
      }
      ids.insert(id)
    }
    return ids
  }

  /// Kills the program in the midst of saves, starts it again, and looks at what is there.
  @Test func nothingThatWasAnsweredIsLostToAKill() throws {
    let rounds = trialsAreFull ? 500 : 8
    var random = SeededRandom(seed: SeededRandom.seed)
    print("seed \(SeededRandom.seed)")
    var saved = 0
    var left = 0
    for round in 0..<rounds {
      let folder = try TemporaryFolder()
      try folder.write("m.toml", SaveTrials.mapping)
      let server = try ServeProcess(["fragments", "--mapping", "m.toml"], folder: folder.path)
      let client = try FormClient(opening: try server.addresses()[0])
      let delay = UInt32.random(in: 5_000...300_000, using: &random)
      let writers = AtOnce(3) { SaveTrials.write(client, $0, 100_000) }
      usleep(delay)
      server.end(by: SIGKILL)
      let answered = writers.results().reduce(into: Set<String>()) { $0.formUnion($1.saved) }
      let there = try #require(try whole(folder))
      #expect(answered.subtracting(there).isEmpty, "round \(round): answered, and lost")
      saved += answered.count
      left += try SaveTrials.temporary(folder).count
      // At the next start what the kill left behind goes.
      let next = try ServeProcess(["fragments", "--mapping", "m.toml"], folder: folder.path)
      #expect(try SaveTrials.temporary(folder).isEmpty, "round \(round)")
      next.end(by: SIGKILL)
    }
    print("\(rounds) kills: \(saved) saves answered, \(left) temporary files left behind and swept")
    #expect(saved > 0)
  }

  private static func temporary(_ folder: TemporaryFolder) throws -> [String] {
    let all = FileManager.default.enumerator(atPath: folder("fragments"))?.compactMap {
      $0 as? String
    }
    return (all ?? []).filter { $0.split(separator: "/").last?.hasPrefix(".sheaf-save-") == true }
  }

  /// Eight people create at once, some of them the same fragments: each gets a yes that holds or a no.
  @Test func eightWritersLoseNothing() throws {
    let folder = try TemporaryFolder()
    try folder.write("m.toml", SaveTrials.mapping)
    let server = try ServeProcess(["fragments", "--mapping", "m.toml"], folder: folder.path)
    let client = try FormClient(opening: try server.addresses()[0])
    let count = trialsAreFull ? 500 : 40
    // Two by two they write the same ids.
    let outcomes = AtOnce(8) { SaveTrials.write(client, $0 / 2, count) }.results()
    let saved = outcomes.reduce(0) { $0 + $1.saved.count }
    let refused = outcomes.flatMap(\.other)
    #expect(saved == 4 * count)
    #expect(refused.count == 4 * count)
    #expect(refused.allSatisfy { $0 == 422 })
    #expect(try whole(folder)?.count == 4 * count)
  }

  private static let canMount = Shell.succeeds(
    "mkdir tiny && mount -t tmpfs -o size=1m tmpfs tiny && umount tiny")

  /// A full disk is said, the text stays on the page, and the files are as they were.
  @Test(.enabled(if: canMount, "a small disk cannot be mounted here"))
  func aFullDiskLosesNothing() throws {
    let folder = try TemporaryFolder()
    try folder.write("m.toml", SaveTrials.mapping)
    #expect(
      try Shell.run("mkdir tiny && mount -t tmpfs -o size=1m tmpfs tiny", in: folder).exitCode == 0)
    defer { _ = try? Shell.run("umount tiny", in: folder) }
    let server = try ServeProcess(
      ["tiny/fragments", "--mapping", "m.toml", "--lang", "en"], folder: folder.path)
    defer { server.end(by: SIGKILL) }
    let client = try FormClient(opening: try server.addresses()[0])
    let old = [("f-id", "old-1"), ("f-text", "as it was")]
    #expect(try client.send(client.post("/new", old))?.status == 303)
    let edit = try #require(try client.send(client.get("/fragments/old-1.md/edit")))
    let opened = try #require(edit.text.firstMatch(of: #/name="opened" value="([^"]*)"/#)).1
    _ = try Shell.run("head -c 2000000 /dev/zero > tiny/filler 2> /dev/null", in: folder)
    let words = "Words that nobody wants to type again. "
    let text = String(repeating: words, count: 2000)
    for (path, fields) in [
      ("/new", [("f-id", "new-1"), ("f-text", text)]),
      (
        "/fragments/old-1.md/edit",
        [("file", "old-1.md"), ("opened", String(opened)), ("f-id", "old-1"), ("f-text", text)]
      ),
    ] {
      let reply = try #require(try client.send(client.post(path, fields)))
      #expect(reply.status == 500)
      #expect(reply.text.contains("the disk is full"))
      #expect(reply.text.contains(text), "what was typed is on the page")
    }
    #expect(try folder.names("tiny/fragments").filter { !$0.hasPrefix(".") } == ["old-1.md"])
    #expect(try folder.text("tiny/fragments/old-1.md") == "**ID**: old-1\n**Text**: as it was\n")
    #expect(try SaveTrials.temporary(folder).isEmpty)
  }
}
