import Testing

@testable import SheafCore

@Suite struct SpoolTests {
  private func write(_ bytes: [UInt8], to spool: Spool) throws {
    try bytes.withUnsafeBytes { try spool.write($0.baseAddress!, $0.count) }
  }

  private func read(_ spool: Spool, at offset: Int, count: Int) throws -> [UInt8] {
    var target = [UInt8](repeating: 0xEE, count: count)
    let read = try target.withUnsafeMutableBytes {
      try spool.read(at: offset, into: $0.baseAddress!, count: count)
    }
    return Array(target[..<read])
  }

  /// Pieces before, across and after the limit of what stays in memory.
  @Test func givesBackWhatItGotWhereverThatIs() throws {
    let spool = Spool()
    defer { spool.close() }
    var all: [UInt8] = []
    for (number, size) in [10, Spool.memoryLimit - 20, 10, 1, 500_000].enumerated() {
      let piece = [UInt8](repeating: UInt8(number + 1), count: size)
      all += piece
      try write(piece, to: spool)
      #expect(spool.count == all.count)
      #expect(try read(spool, at: 0, count: 12) == Array(all.prefix(12)))
      #expect(try read(spool, at: all.count - 5, count: 100) == Array(all.suffix(5)))
      #expect(try read(spool, at: all.count, count: 100) == [])
    }
    #expect(
      try read(spool, at: Spool.memoryLimit - 15, count: 30)
        == Array(all[(Spool.memoryLimit - 15)...].prefix(30)))
  }

  @Test(arguments: [10, Spool.memoryLimit + 10])
  func forgetsAndStartsAgain(_ size: Int) throws {
    let spool = Spool()
    defer { spool.close() }
    try write([UInt8](repeating: 1, count: size), to: spool)
    try spool.reset()
    #expect(spool.count == 0)
    #expect(try read(spool, at: 0, count: 10) == [])
    try write([2, 3], to: spool)
    #expect(try read(spool, at: 0, count: 10) == [2, 3])
  }
}
