import Foundation
import SheafCore
import TestSupport
import Testing

@Suite struct OutputFolderTests {
  private func write(_ text: String, named name: String, to output: OutputFolder) throws {
    try Array(text.utf8).withUnsafeBytes {
      try output.write(ByteSlice($0), name: Array(name.utf8CString))
    }
  }

  private func diagnostics(_ work: () throws -> Void) -> [Diagnostic] {
    #expect(throws: Failure.self) { try work() }?.diagnostics ?? []
  }

  @Test(arguments: ["out", "out/"])
  func aNewFolderAppearsWhole(_ path: String) throws {
    let folder = try TemporaryFolder()
    let output = try OutputFolder(path: folder(path), replacing: false)
    try write("one", named: "a.md", to: output)
    try write("", named: "b.md", to: output)
    #expect(!(try folder.names().contains("out")))
    try output.commit()
    #expect(try folder.names() == ["out"])
    #expect(try folder.names("out") == ["a.md", "b.md"])
    #expect(try folder.text("out/a.md") == "one")
    #expect(try folder.text("out/b.md") == "")
  }

  @Test func newFilesAreThisPersonsAlone() throws {
    let folder = try TemporaryFolder()
    let output = try OutputFolder(path: folder("out"), replacing: false)
    try write("one", named: "a.md", to: output)
    try output.commit()
    var status = stat()
    #expect(stat(folder("out/a.md"), &status) == 0 && status.st_mode & 0o7777 == 0o600)
    #expect(stat(folder("out"), &status) == 0 && status.st_mode & 0o7777 == 0o700)
  }

  @Test func aFolderThatIsThereKeepsItsOtherFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write("out/other.md", "other")
    let output = try OutputFolder(path: folder("out"), replacing: false)
    try write("one", named: "a.md", to: output)
    #expect(!(try folder.names("out").contains("a.md")))
    try output.commit()
    #expect(try folder.names("out") == ["a.md", "other.md"])
    #expect(try folder.text("out/other.md") == "other")
    #expect(try folder.text("out/a.md") == "one")
  }

  @Test func filesInTheWayAreNamedAllAtOnceAndNothingIsWritten() throws {
    let folder = try TemporaryFolder()
    for name in ["a.md", "c.md"] { try folder.write("out/\(name)", "old") }
    let output = try OutputFolder(path: folder("out"), replacing: false)
    for name in ["a.md", "b.md", "c.md"] { try write("new", named: name, to: output) }
    let found = diagnostics { try output.commit() }
    #expect(found.map(\.phrase) == [.outputExists, .outputExists])
    #expect(found.map(\.place.file) == [folder("out/a.md"), folder("out/c.md")])
    output.discard()
    #expect(try folder.names("out") == ["a.md", "c.md"])
    #expect(try folder.text("out/a.md") == "old")
  }

  @Test func replacingKeepsTheMode() throws {
    let folder = try TemporaryFolder()
    try folder.write("out/a.md", "old")
    chmod(folder("out/a.md"), 0o644)
    let output = try OutputFolder(path: folder("out"), replacing: true)
    for name in ["a.md", "b.md"] { try write("new", named: name, to: output) }
    #expect(try folder.text("out/a.md") == "old")
    try output.commit()
    #expect(try folder.names("out") == ["a.md", "b.md"])
    #expect(try folder.text("out/a.md") == "new")
    var status = stat()
    #expect(stat(folder("out/a.md"), &status) == 0 && status.st_mode & 0o7777 == 0o644)
    #expect(stat(folder("out/b.md"), &status) == 0 && status.st_mode & 0o7777 == 0o600)
  }

  /// `--force` would not help with a folder, so that is not what is advised.
  @Test func aFolderInTheWayOfAFileIsNotReplaced() throws {
    let folder = try TemporaryFolder()
    try folder.write("out/a.md/inner", "old")
    let output = try OutputFolder(path: folder("out"), replacing: true)
    try write("new", named: "a.md", to: output)
    #expect(diagnostics { try output.commit() }.map(\.phrase) == [.outputInTheWay])
    output.discard()
    #expect(try folder.text("out/a.md/inner") == "old")
  }

  @Test func whatIsDiscardedLeavesNothing() throws {
    let folder = try TemporaryFolder()
    try folder.write("there/x.md", "old")
    for path in ["out", "there"] {
      let output = try OutputFolder(path: folder(path), replacing: true)
      try write("new", named: "x.md", to: output)
      output.discard()
      output.discard()
    }
    #expect(try folder.names() == ["there"])
    #expect(try folder.names("there") == ["x.md"])
    #expect(try folder.text("there/x.md") == "old")
  }

  @Test func whatIsRestartedForgetsWhatWasWritten() throws {
    let folder = try TemporaryFolder()
    let output = try OutputFolder(path: folder("out"), replacing: false)
    for name in ["a.md", "b.md"] { try write("first", named: name, to: output) }
    output.restart()
    try write("second", named: "b.md", to: output)
    try output.commit()
    #expect(try folder.names("out") == ["b.md"])
    #expect(try folder.text("out/b.md") == "second")
  }

  @Test func oneNameCannotBeWrittenTwice() throws {
    let folder = try TemporaryFolder()
    let output = try OutputFolder(path: folder("out"), replacing: true)
    defer { output.discard() }
    try write("one", named: "a.md", to: output)
    #expect(
      diagnostics { try write("two", named: "a.md", to: output) }.map(\.place.file) == [
        folder("out/a.md")
      ])
  }

  @Test func aFolderThatAppearsMeanwhileIsNotWrittenOver() throws {
    let folder = try TemporaryFolder()
    let output = try OutputFolder(path: folder("out"), replacing: true)
    try write("new", named: "a.md", to: output)
    try folder.write("out/b.md", "other")
    #expect(!diagnostics { try output.commit() }.isEmpty)
    output.discard()
    #expect(try folder.names() == ["out"])
    #expect(try folder.names("out") == ["b.md"])
  }

  @Test func whereNothingCanBeWrittenIsSaid() throws {
    let folder = try TemporaryFolder()
    try folder.write("file", "text")
    #expect(
      diagnostics { _ = try OutputFolder(path: folder("none/out"), replacing: false) }.map(\.phrase)
        == [.noFolderForOutput])
    #expect(
      diagnostics { _ = try OutputFolder(path: folder("file"), replacing: true) }.map(\.phrase) == [
        .notAFolder
      ])
    #expect(try folder.names() == ["file"])
  }
}
