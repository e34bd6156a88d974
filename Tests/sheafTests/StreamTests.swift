import Foundation
import TestSupport
import Testing

/// What is not a regular file: pipes, devices, a reader that goes away.
@Suite struct StreamTests {
  @Test(arguments: ["convert in.csv --to csv", "check in.csv"])
  func aReaderThatGoesAwayIsAMessage(_ command: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("in.csv", InventedRecords.sheet(2000))
    let result = try Shell.run("{ sheaf \(command); echo $? > code; } | head -c 10", in: folder)
    #expect(result.output.utf8.count == 10)
    let message = "standard output: the program that was reading the output is gone\n"
    #expect(result.messages.hasPrefix(message))
    #expect(try folder.text("code") == "2\n")
    #expect(try folder.names() == ["code", "in.csv"])
  }

  @Test func aNamedPipeIsWrittenToAndStays() throws {
    let folder = try TemporaryFolder()
    try folder.write("in.csv", "FragmentID,Year\na,2020\n")
    let line =
      "mkfifo pipe; cat pipe > copy & sheaf convert in.csv --to xml -o pipe; echo $?; wait; test -p pipe"
    let result = try Shell.run(line, in: folder)
    #expect(result.output == "0\n")
    #expect(result.exitCode == 0, "the pipe is gone")
    #expect(try folder.text("copy").contains("<id>a</id>"))
    #expect(try folder.names() == ["copy", "in.csv", "pipe"])
  }

  @Test func theNullDeviceStaysOne() throws {
    let folder = try TemporaryFolder()
    try folder.write("in.csv", "FragmentID,Year\na,2020\n")
    let result = try Shell.run(
      "sheaf convert in.csv --to xml --force -o /dev/null && test -c /dev/null", in: folder)
    #expect(result.exitCode == 0)
  }

  /// What comes through a pipe cannot be rewound, and has to be gone through again: once for the
  /// encoding, once for the column.
  @Test func aPipeCanBeReadAgain() throws {
    let folder = try TemporaryFolder()
    let sheet = InventedRecords.sheet(4000) + "last,2024,\u{1}\n"
    let bytes = sheet.utf8.map { $0 == 1 ? 0xE9 : $0 }
    try folder.write("in.csv", bytes)
    let result = try Shell.run(
      """
      sheaf convert in.csv -o file.xml 2> file.txt
      cat in.csv | sheaf convert - --from csv -o pipe.xml
      """, in: folder)
    #expect(result.exitCode == 0)
    #expect(try folder.text("file.xml").contains("<outcome>é</outcome>"))
    #expect(try folder.read("file.xml") == folder.read("pipe.xml"))
    #expect(
      try result.messages == folder.text("file.txt").replacing("in.csv", with: "standard input"))
  }

  @Test(arguments: ["", "--json"])
  func standardOutputCarriesDataOnly(_ option: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("in.xml", "<fragments><fragment><id>a</id><other/></fragment></fragments>")
    let result = try Shell.run(
      "sheaf convert in.xml -o out.csv 2> /dev/null; sheaf convert in.xml --to csv \(option)",
      in: folder)
    #expect(try result.output == folder.text("out.csv"))
    #expect(result.messages.contains("the mapping has no place for the element"))
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full here"))
  func aFullDeviceIsAMessage() throws {
    let folder = try TemporaryFolder()
    try folder.write("in.csv", "FragmentID,Year\na,2020\n")
    for line in [
      "sheaf convert in.csv --to xml -o /dev/full", "sheaf convert in.csv --to xml > /dev/full",
    ] {
      let result = try Shell.run(line, in: folder)
      #expect(result.exitCode == 2)
      #expect(result.messages.contains("the disk is full"))
    }
  }

  private static let lostStreams =
    FileManager.default.fileExists(atPath: "/dev/full") ? ["&-", "/dev/full"] : ["&-"]

  /// Messages are lost with standard error, and nothing else: neither the work nor the exit code.
  @Test(
    arguments: [
      "convert in -o new.csv", "convert in -o new.csv --json", "export in -o new.csv",
      "mapping init sheet.csv -o new.toml", "merge in other -o new --decisions d.toml",
    ], lostStreams)
  func messagesAreLostWithStandardErrorAlone(_ command: String, _ stream: String) throws {
    let folder = try StreamTests.work()
    let names = try folder.names()
    let whole = try Shell.run(
      "sheaf \(command); rm -r new*; sheaf \(command) 2>\(stream)", in: folder)
    #expect(whole.exitCode == 0, "\(command) 2>\(stream)")
    let new = try folder.names().filter { !names.contains($0) }
    #expect(new.count == 1)
    if command.hasSuffix(".csv") {
      #expect(try folder.text(new[0]).split(separator: "\r\n").count == 3)
    }
  }

  /// A command that could not be run says so by its exit code, without a word.
  @Test(
    arguments: ["convert none -o new.csv", "check none", "serve none --mapping none.toml"],
    lostStreams)
  func failuresKeepTheirExitCode(_ command: String, _ stream: String) throws {
    let folder = try StreamTests.work()
    let result = try Shell.run("sheaf \(command) 2>\(stream)", in: folder)
    #expect(result.exitCode == 2, "\(command) 2>\(stream)")
  }

  /// Where nothing was written but the text, its loss is a failure; where files were, these count.
  @Test(
    arguments: [
      ("check in", 2), ("convert in --to csv", 2), ("import sheet.csv --into in", 2),
      ("mapping show scc-outcomes", 2), ("merge in other", 2),
      ("merge in other -o new", 0), ("merge in other -o new --json", 0),
      ("import sheet.csv --into in --apply", 0), ("import sheet.csv --into in --apply --json", 0),
      ("import --undo --into in", 0), ("import --undo --into in --json", 0),
    ], lostStreams)
  func aLostStandardOutputIsAMessage(_ command: (line: String, code: Int32), _ stream: String)
    throws
  {
    let folder = try StreamTests.work()
    if command.line.contains("--undo") {
      _ = try Shell.run("sheaf import sheet.csv --into in --apply", in: folder)
    }
    let result = try Shell.run("sheaf \(command.line) >\(stream)", in: folder)
    #expect(result.exitCode == command.code, "\(command.line) >\(stream)")
    #expect(result.messages.hasPrefix("standard output: "), "\(result.messages)")
    let both = try Shell.run("sheaf \(command.line) >\(stream) 2>\(stream) <&-", in: folder)
    #expect([0, 2].contains(both.exitCode), "\(command.line) >\(stream) 2>\(stream)")
  }

  /// The first file that is opened gets the lowest free number, and may not be taken for a stream.
  @Test func aClosedStreamIsNoFileOfRecords() throws {
    let folder = try StreamTests.work()
    for streams in ["2>&-", "<&- 2>&-", "<&- >&- 2>&-"] {
      let result = try Shell.run(
        "rm -f new.csv; sheaf convert in sheet.csv -o new.csv \(streams)", in: folder)
      #expect(result.exitCode == 0)
      #expect(try folder.text("in/1.md") == "**FragmentID**: a\n**Year**: 2020\n")
      #expect(try folder.text("new.csv").hasPrefix("FragmentID,"))
    }
    let closed = try Shell.run("sheaf convert - --from csv --to xml <&-", in: folder)
    #expect(closed.exitCode == 2)
    #expect(closed.messages.hasPrefix("standard input: "), "\(closed.messages)")
  }

  /// The server says its address on standard output; what goes to standard error may be lost.
  @Test(arguments: ["2>&-", "2>/dev/full"], ["", " >&-"])
  func theServerOutlivesItsStreams(_ messages: String, _ output: String) throws {
    let folder = try StreamTests.work()
    let result = try Shell.run(
      "sheaf serve in --port 0 \(messages)\(output) & sleep 1; kill $!; wait $!", in: folder)
    #expect(result.exitCode == 0)
  }

  /// A folder of two records, a sheet that changes one of them, and another folder.
  private static func work() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("in/1.md", "**FragmentID**: a\n**Year**: 2020\n")
    try folder.write("in/2.md", "**FragmentID**: b\n**Year**: 2020\n")
    try folder.write("other/3.md", "**FragmentID**: c\n**Year**: 2020\n")
    try folder.write("sheet.csv", "FragmentID,Year\na,2021\n")
    return folder
  }
}
