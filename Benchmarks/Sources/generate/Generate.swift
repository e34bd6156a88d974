import PlainFiles

/// Fills a fresh folder with invented fragments, the same ones for the same seed.
@main
struct Generate {
  static let defaultSeed: UInt64 = 2312

  static func main() {
    let arguments = CommandLine.arguments
    guard (3...4).contains(arguments.count), let count = Int(arguments[1]), count >= 0,
      let seed = arguments.count == 4 ? UInt64(arguments[3]) : defaultSeed
    else {
      Program.stopWithUsage("generate COUNT FOLDER [SEED]   (seed \(defaultSeed) if none is given)")
    }
    Program.run { try generate(count, into: arguments[2], seed: seed) }
  }

  private static func generate(_ count: Int, into path: String, seed: UInt64) throws {
    let folder = try Folder(creating: path)
    let maker = FragmentMaker(seed: seed)
    var bytes = 0
    for number in 0..<count {
      let (fileName, fragment) = maker.make(number)
      var text = fragment.text
      try text.withUTF8 {
        bytes += $0.count
        try folder.writeFile(UnsafeRawBufferPointer($0), to: fileName)
      }
    }
    print("\(count) fragments, \(bytes) bytes, seed \(seed)")
  }
}
