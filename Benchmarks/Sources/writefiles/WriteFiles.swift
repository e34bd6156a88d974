import PlainFiles

/// Copies the files of a folder into a fresh one, by way of memory, and prints the seconds that
/// the writing alone took: what any program that writes these files must at least spend.
@main
struct WriteFiles {
  static func main() {
    guard CommandLine.arguments.count == 3 else {
      Program.stopWithUsage("writefiles SOURCE TARGET")
    }
    Program.run {
      let files = try contents(of: CommandLine.arguments[1])
      let clock = ContinuousClock()
      let duration = try clock.measure {
        let target = try Folder(creating: CommandLine.arguments[2])
        for file in files {
          try file.bytes.withUnsafeBytes { try target.writeFile($0, to: file.name) }
        }
      }
      print(duration / .seconds(1))
    }
  }

  private static func contents(of path: String) throws -> [(name: String, bytes: [UInt8])] {
    let folder = try Folder(opening: path)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
    defer { buffer.deallocate() }
    return try folder.sortedNames().map { name in
      var bytes: [UInt8] = []
      try folder.readFile(name, through: buffer) { bytes.append(contentsOf: $0) }
      return (name, bytes)
    }
  }
}
