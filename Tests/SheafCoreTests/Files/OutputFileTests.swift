import Foundation
import SheafCore
import TestSupport
import Testing

@Suite struct OutputFileTests {
  private func write(_ text: String, to output: OutputFile) throws {
    try Array(text.utf8).withUnsafeBytes { try output.write($0.baseAddress!, $0.count) }
  }

  private func phrases(_ work: () throws -> Void) -> [Phrase] {
    #expect(throws: Failure.self) { try work() }?.diagnostics.map(\.phrase) ?? []
  }

  private func mode(_ path: String) -> mode_t {
    var status = stat()
    #expect(stat(path, &status) == 0)
    return status.st_mode & 0o7777
  }

  @Test func aNewFileAppearsWholeAndIsThisPersonsAlone() throws {
    let folder = try TemporaryFolder()
    let output = try OutputFile(path: folder("out"), replacing: false)
    try write("first ", to: output)
    try write("second", to: output)
    #expect(!(try folder.names().contains("out")))
    try output.commit()
    #expect(try folder.names() == ["out"])
    #expect(try folder.text("out") == "first second")
    #expect(mode(folder("out")) == 0o600)
  }

  @Test func aFileThatIsThereIsRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write("out", "old")
    #expect(
      phrases { _ = try OutputFile(path: folder("out"), replacing: false) } == [.outputExists])
    #expect(try folder.names() == ["out"])
    #expect(try folder.text("out") == "old")
  }

  @Test func aFileThatAppearsMeanwhileIsNotReplaced() throws {
    let folder = try TemporaryFolder()
    let output = try OutputFile(path: folder("out"), replacing: false)
    try write("new", to: output)
    try folder.write("out", "other")
    #expect(phrases { try output.commit() } == [.outputExists])
    output.discard()
    #expect(try folder.names() == ["out"])
    #expect(try folder.text("out") == "other")
  }

  @Test(arguments: [0o644, 0o600, 0o755, 0o660, 0o444] as [mode_t])
  func replacingKeepsTheModeAndTheOldTextUntilTheEnd(_ wanted: mode_t) throws {
    let folder = try TemporaryFolder()
    try folder.write("out", "old text")
    chmod(folder("out"), wanted)
    let output = try OutputFile(path: folder("out"), replacing: true)
    try write("new", to: output)
    #expect(try folder.text("out") == "old text")
    try output.commit()
    #expect(try folder.text("out") == "new")
    #expect(mode(folder("out")) == wanted)
    #expect(try folder.names() == ["out"])
  }

  @Test func aLinkKeepsPointingWhereItDoes() throws {
    let folder = try TemporaryFolder()
    try folder.write("deep/real", "old")
    symlink("deep/real", folder("link"))
    let output = try OutputFile(path: folder("link"), replacing: true)
    try write("new", to: output)
    try output.commit()
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder("link")) == "deep/real")
    #expect(try folder.text("deep/real") == "new")
    #expect(try folder.names() == ["deep", "link"])
    #expect(try folder.names("deep") == ["real"])
  }

  /// `--force` would not help there, so that is not what is advised.
  @Test func aLinkToNothingIsInTheWay() throws {
    let folder = try TemporaryFolder()
    symlink("real", folder("link"))
    let output = try OutputFile(path: folder("link"), replacing: true)
    try write("new", to: output)
    #expect(phrases { try output.commit() } == [.outputInTheWay])
    output.discard()
    #expect(try folder.names() == ["link"])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder("link")) == "real")
  }

  @Test(arguments: [false, true])
  func whatIsDiscardedLeavesNothing(_ exists: Bool) throws {
    let folder = try TemporaryFolder()
    if exists { try folder.write("out", "old") }
    let output = try OutputFile(path: folder("out"), replacing: true)
    try write("new", to: output)
    output.discard()
    output.discard()
    #expect(try folder.names() == (exists ? ["out"] : []))
    if exists { #expect(try folder.text("out") == "old") }
  }

  @Test func whatIsRestartedForgetsWhatWasWritten() throws {
    let folder = try TemporaryFolder()
    let output = try OutputFile(path: folder("out"), replacing: false)
    try write("a long first try", to: output)
    try output.restart()
    try write("second", to: output)
    try output.commit()
    #expect(try folder.text("out") == "second")
  }

  @Test func aDeviceIsWrittenToAndNotReplaced() throws {
    for replacing in [false, true] {
      let output = try OutputFile(path: "/dev/null", replacing: replacing)
      try write("text", to: output)
      try output.commit()
      var status = stat()
      #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
    }
  }

  #if os(Linux)
    @Test func aFullDiskIsSaid() throws {
      let output = try OutputFile(path: "/dev/full", replacing: false)
      try write("text", to: output)
      #expect(phrases { try output.commit() } == [.diskFull])
      output.discard()
    }
  #endif

  /// A pipe gets nothing before all is ready, and nothing of what was taken back; small, and beyond what stays in memory.
  @Test(arguments: [1, 300_000])
  func aPipeGetsAllAtTheEnd(_ times: Int) throws {
    let folder = try TemporaryFolder()
    _ = try SystemFailure.check("pipe") { mkfifo(folder("pipe"), 0o600) }
    let reader = PipeReader(folder("pipe"))
    let output = try OutputFile(path: folder("pipe"), replacing: false)
    try write("taken back", to: output)
    try output.restart()
    for _ in 0..<times { try write("piece ", to: output) }
    try output.commit()
    #expect(try reader.bytes() == Array(String(repeating: "piece ", count: times).utf8))
    var status = stat()
    #expect(lstat(folder("pipe"), &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
  }

  @Test func whereNothingCanBeWrittenIsSaid() throws {
    let folder = try TemporaryFolder()
    #expect(
      phrases { _ = try OutputFile(path: folder("none/out"), replacing: false) } == [
        .noFolderForOutput
      ])
    #expect(phrases { _ = try OutputFile(path: folder.path, replacing: true) } == [.isFolder])
    #expect(try folder.names() == [])
  }

  @Test func aNameThatIsTooLongIsSaidBeforeAnythingIsWritten() throws {
    let folder = try TemporaryFolder()
    let path = folder(String(repeating: "x", count: 300))
    #expect(phrases { _ = try OutputFile(path: path, replacing: false) } == [.nameTooLong])
    #expect(try folder.names() == [])
  }

  /// Names as long as a disk takes them, in few characters and in many.
  @Test(arguments: [
    String(repeating: "x", count: 255), String(repeating: "é", count: 127),
    String(repeating: "👨‍👩‍👧‍👦", count: 10),
  ])
  func longNamesAreWritten(_ name: String) throws {
    let folder = try TemporaryFolder()
    let output = try OutputFile(path: folder(name), replacing: false)
    try write("text", to: output)
    try output.commit()
    #expect(try folder.names() == [name])
  }

  /// Full buffers go through another thread, and come out in order with what is written beside them.
  @Test func buffersKeepTheirOrder() throws {
    let folder = try TemporaryFolder()
    let sink = try OutputFile(path: folder("out"), replacing: false)
    var output = ByteOutput(to: sink)
    defer { output.release() }
    var expected: [UInt8] = []
    for number in 0..<60_000 {
      let line = Array("line \(number)\n".utf8)
      expected += line
      try line.withUnsafeBytes { try output.append(ByteSlice($0)) }
      if number % 20_000 == 19_999 { try output.flush() }
    }
    let long = [UInt8](repeating: 0x78, count: 3 * ByteOutput.capacity + 5)
    try long.withUnsafeBytes { try output.append(ByteSlice($0)) }
    try output.append(UInt8(ascii: "\n"))
    try output.append("end")
    try output.flush()
    try sink.commit()
    #expect(try folder.read("out") == expected + long + Array("\nend".utf8))
  }

  @Test func anInputThatWouldBeReplacedIsKnownByAnyPath() throws {
    let folder = try TemporaryFolder()
    try folder.write("in", "text")
    symlink("in", folder("link"))
    for path in ["in", "link", "./in"] {
      let output = try OutputFile(path: folder(path), replacing: true)
      defer { output.discard() }
      #expect(output.replaces(folder("in")))
      #expect(output.replaces(folder("link")))
      #expect(!output.replaces(folder("other")))
    }
    let output = try OutputFile(path: folder("new"), replacing: true)
    defer { output.discard() }
    #expect(!output.replaces(folder("in")))
  }
}
