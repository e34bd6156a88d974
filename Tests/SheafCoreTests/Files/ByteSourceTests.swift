import Foundation
import SheafCore
import TestSupport
import Testing

@Suite struct ByteSourceTests {
  private func all(_ source: ByteSource) throws -> [UInt8] {
    try FileBytes.read(source, limit: .max)
  }

  /// Bytes in which every place shows.
  private func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) }
  }

  @Test func aFileIsReadAndReadAgain() throws {
    let folder = try TemporaryFolder()
    let source = try ByteSource(path: folder.write("in", bytes(300_000)))
    defer { source.close() }
    for _ in 0..<2 {
      #expect(try all(source) == bytes(300_000))
      #expect(try all(source) == [])
      try source.rewind()
    }
  }

  /// In memory, at the limit, and in a file beyond it.
  @Test(arguments: [0, 1000, 1 << 20, (1 << 20) + 1, 3_000_000])
  func aPipeIsReadAndReadAgain(_ count: Int) throws {
    let pipe = try PiecewisePipe(count == 0 ? [] : [bytes(count)])
    let source = try ByteSource(path: pipe.path)
    defer { source.close() }
    for _ in 0..<3 {
      #expect(try all(source) == bytes(count))
      try source.rewind()
    }
  }

  @Test func aPipeIsReadAgainBeforeItsEnd() throws {
    let pipe = try PiecewisePipe([Array("first ".utf8), Array("second".utf8)])
    let source = try ByteSource(path: pipe.path)
    defer { source.close() }
    var chunk = [UInt8](repeating: 0, count: 64)
    let count = try chunk.withUnsafeMutableBytes {
      try source.read(into: $0.baseAddress!, count: 3)
    }
    #expect(Array(chunk[..<count]) == Array("fir".utf8))
    try source.rewind()
    #expect(try all(source) == Array("first second".utf8))
    try source.rewind()
    #expect(try all(source) == Array("first second".utf8))
  }

  @Test func whatCannotBeReadIsNamed() throws {
    let folder = try TemporaryFolder()
    func phrase(_ path: String) -> Phrase? {
      #expect(throws: Failure.self) { try ByteSource(path: path) }?.diagnostics.first?.phrase
    }
    #expect(phrase(folder("gone")) == .noSuchFile)
    #expect(phrase(folder.path) == .isFolder)
    try folder.write("file", "")
    #expect(phrase(folder("file/in")) == .notAFolder)
    #expect(phrase(folder(String(repeating: "x", count: 300))) == .nameTooLong)
  }

  @Test func onlySoMuchIsReadAsIsAskedFor() throws {
    let folder = try TemporaryFolder()
    let source = try ByteSource(path: folder.write("in", bytes(200_000)))
    defer { source.close() }
    #expect(try FileBytes.read(source, limit: 70_000) == bytes(70_000))
  }
}
