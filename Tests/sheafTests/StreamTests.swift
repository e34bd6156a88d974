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
}
