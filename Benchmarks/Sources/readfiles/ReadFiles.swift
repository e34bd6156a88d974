import PlainFiles

/// Opens, reads to the end and closes each file of a folder, in order of name, and does nothing
/// with what it read: what any program that reads these files must at least spend.
@main
struct ReadFiles {
  static func main() {
    guard CommandLine.arguments.count == 2 else { Program.stopWithUsage("readfiles FOLDER") }
    Program.run { try readAll(in: CommandLine.arguments[1]) }
  }

  private static func readAll(in path: String) throws {
    let folder = try Folder(opening: path)
    let names = try folder.sortedNames()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
    defer { buffer.deallocate() }
    var bytes = 0
    for name in names {
      try folder.readFile(name, through: buffer) { bytes += $0.count }
    }
    print("\(names.count) files, \(bytes) bytes")
  }
}
