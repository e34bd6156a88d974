import Foundation
import SheafCore
import TestSupport
import Testing

@Suite struct FragmentStoreTests {
  let scratch = try! TemporaryFolder()
  let coder = FragmentCoder(mapping: try! MappingReader.mapping(named: "scc-outcomes"))
  var store: FragmentStore { FragmentStore(path: scratch("fragments")) }

  private func mode(_ name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: scratch(name))
    return try #require(attributes[.posixPermissions] as? Int)
  }

  @Test("The folder is made with the first fragment, for its owner alone")
  func create() throws {
    #expect(try store.names().isEmpty)
    guard case .written(let fragment) = try store.create([0: "SCC-BUR2312/CIV009"], coder) else {
      Issue.record("not written")
      return
    }
    #expect(fragment.name == "SCC-BUR2312_CIV009.md")
    #expect(try store.names() == [fragment.name])
    #expect(try mode("fragments") == 0o700)
    #expect(try mode("fragments/\(fragment.name)") == 0o600)
    #expect(try scratch.names("fragments") == [fragment.name])
  }

  @Test("An id that is there is refused; another id of the same file name gets a number")
  func taken() throws {
    _ = try store.create([0: "SCC-A/1"], coder)
    guard case .taken(let other) = try store.create([0: "SCC-A/1", 4: "2020"], coder) else {
      Issue.record("not refused")
      return
    }
    #expect(other.value(of: 4) == "")
    guard case .written(let second) = try store.create([0: "SCC-A:1"], coder) else {
      Issue.record("not written")
      return
    }
    #expect(second.name == "SCC-A_1-2.md")
  }

  @Test(
    "A save keeps the file's mode and every byte of the other fields; one that changes nothing writes nothing"
  )
  func save() throws {
    let (name, data) = try Repository.seedFiles()[1]
    try scratch.write("fragments/\(name)", data)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: scratch("fragments/\(name)"))
    let opened = try store.open(name, coder)
    guard case .unchanged = try store.save([4: "2023"], to: name, opened: opened.hash, coder) else {
      Issue.record("written")
      return
    }
    guard
      case .written(let saved) = try store.save([4: "2024"], to: name, opened: opened.hash, coder)
    else {
      Issue.record("not written")
      return
    }
    #expect(try scratch.read("fragments/\(name)") == saved.bytes)
    #expect(
      String(decoding: saved.bytes, as: UTF8.self)
        == String(decoding: data, as: UTF8.self).replacing("**Year**: 2023", with: "**Year**: 2024")
    )
    #expect(try mode("fragments/\(name)") == 0o640)
    #expect(try scratch.names("fragments") == [name])
  }

  @Test("A file that changed or went meanwhile is not written over")
  func conflict() throws {
    try scratch.write("fragments/a.md", "**Year**: 2020\n")
    let opened = try store.open("a.md", coder)
    try scratch.write("fragments/a.md", "**Year**: 2021\n")
    guard
      case .conflict(let current?) = try store.save(
        [4: "2022"], to: "a.md", opened: opened.hash, coder)
    else {
      Issue.record("no conflict")
      return
    }
    #expect(current.value(of: 4) == "2021")
    #expect(try scratch.text("fragments/a.md") == "**Year**: 2021\n")
    try FileManager.default.removeItem(atPath: scratch("fragments/a.md"))
    guard case .conflict(nil) = try store.save([4: "2022"], to: "a.md", opened: opened.hash, coder)
    else {
      Issue.record("no conflict")
      return
    }
    #expect(try scratch.names("fragments").isEmpty)
  }

  @Test("A name as long as can be loses some of it in the trash, and not its ending")
  func longNames() throws {
    let name = String(repeating: "é", count: 125) + ".md"
    try scratch.write("fragments/\(name)", "x")
    let id = try #require(try store.delete(name))
    let back = try #require(try store.restore(id))
    #expect(back.hasPrefix("ééé") && back.hasSuffix("é.md") && back.utf8.count > 200)
    #expect(try scratch.text("fragments/\(back)") == "x")
  }

  @Test("What is deleted can be had back, but not over a new file of its name")
  func trash() throws {
    try scratch.write("fragments/a.md", "**Year**: 2020\n")
    let id = try #require(try store.delete("a.md"))
    #expect(try store.names().isEmpty)
    #expect(try store.trashed().map(\.name) == ["a.md"])
    try scratch.write("fragments/a.md", "**Year**: 2021\n")
    #expect(try store.restore(id) == nil)
    let second = try #require(try store.delete("a.md"))
    #expect(id != second)
    #expect(try store.restore(id) == "a.md")
    #expect(try scratch.text("fragments/a.md") == "**Year**: 2020\n")
    #expect(try store.trashed().map(\.id) == [second])
    let stale = ContentHash(Array("**Year**: 1999\n".utf8))
    #expect(try store.delete("a.md", opened: stale) == nil)
    #expect(try store.names() == ["a.md"])
  }

  @Test(
    "No name leads out of the folder or to anything but a regular file",
    arguments: [
      "../secret.md", "/etc/passwd", "..", ".", "", "a\u{0}.md", "link.md", "pipe.md", "folder.md",
      ".hidden.md", "a.doc",
    ])
  func names(name: String) throws {
    try scratch.write("secret.md", "**Year**: 2020\n")
    try scratch.write("fragments/.hidden.md", "**Year**: 2020\n")
    try scratch.write("fragments/a.doc", "**Year**: 2020\n")
    try scratch.write("fragments/folder.md/x", "")
    try FileManager.default.createSymbolicLink(
      atPath: scratch("fragments/link.md"), withDestinationPath: scratch("secret.md"))
    mkfifo(scratch("fragments/pipe.md"), 0o600)
    #expect(try store.names().isEmpty)
    #expect(throws: Failure.self) { try store.open(name, coder) }
    #expect(try store.delete(name) == nil)
    #expect(throws: Never.self) {
      _ = try? store.restore("1-0-\(name)")
      _ = try? store.save([4: "x"], to: name, opened: ContentHash([]), coder)
    }
    #expect(try scratch.text("secret.md") == "**Year**: 2020\n")
  }

  @Test("What a crash left half-written goes; what another program is writing stays")
  func sweep() throws {
    try scratch.write("fragments/.sheaf-save-1", "half")
    try scratch.write("fragments/.sheaf-save-2", "half")
    try scratch.write("fragments/a.md", "**Year**: 2020\n")
    let descriptor = open(scratch("fragments/.sheaf-save-2"), O_WRONLY)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX) == 0)
    try store.prepare()
    #expect(try scratch.names("fragments") == [".sheaf-save-2", "a.md"])
  }

  @Test("Eight writers of one name at once: one wins, and none is lost unseen")
  func race() throws {
    for round in 0..<(trialsAreFull ? 150 : 20) {
      let store = FragmentStore(path: scratch("race"))
      let coder = coder
      let outcomes = AtOnce(8) { writer -> String? in
        let saved = try? store.create([0: "SCC-\(round)/1", 5: "writer \(writer)"], coder)
        if case .written(let fragment) = saved { return fragment.value(of: 5) }
        return nil
      }.results()
      #expect(outcomes.compactMap { $0 }.count == 1)
      let fragment = try store.open("SCC-\(round)_1.md", coder)
      #expect(fragment.value(of: 5) == outcomes.compactMap { $0 }.first)
    }
  }

  @Test("Eight editors of one file at once: each save is kept or refused, none lost")
  func editors() throws {
    try scratch.write("fragments/a.md", "**Year**: 0\n")
    let store = store
    let coder = coder
    let kept = AtOnce(8) { _ in
      (0..<10).count { _ in
        guard let opened = try? store.open("a.md", coder),
          let count = Int(opened.value(of: 4) ?? "")
        else { return false }
        let saved = try? store.save([4: "\(count + 1)"], to: "a.md", opened: opened.hash, coder)
        if case .written = saved { return true }
        return false
      }
    }.results().reduce(0, +)
    #expect(kept > 0)
    #expect(try store.open("a.md", coder).value(of: 4) == "\(kept)")
    #expect(try scratch.names("fragments") == ["a.md"])
  }
}
