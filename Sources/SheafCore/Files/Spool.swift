import Foundation

/// Bytes put aside to be read later: in memory while they are few, in a temporary file without a name beyond that.
///
/// The file is only this person's to read and is gone with the process, however that ends.
package final class Spool {
  /// Up to this many bytes stay in memory.
  static let memoryLimit = 1 << 20

  private var memory: [UInt8] = []
  private var file: UnnamedFile?
  package private(set) var count = 0

  package init() {}

  package func write(_ bytes: UnsafeRawPointer, _ length: Int) throws {
    if file == nil, count + length > Spool.memoryLimit {
      let file = try UnnamedFile()
      try memory.withUnsafeBytes { try file.write($0) }
      self.file = file
      memory = []
    }
    let bytes = UnsafeRawBufferPointer(start: bytes, count: length)
    if let file {
      try file.write(bytes)
    } else {
      memory.append(contentsOf: bytes)
    }
    count += length
  }

  /// Copies up to `length` bytes from `offset` on.
  package func read(at offset: Int, into target: UnsafeMutableRawPointer, count length: Int) throws
    -> Int
  {
    let length = min(length, count - offset)
    guard length > 0 else { return 0 }
    if let file { return try file.read(at: offset, into: target, count: length) }
    memory.withUnsafeBytes {
      target.copyMemory(from: $0.baseAddress! + offset, byteCount: length)
    }
    return length
  }

  /// Forgets everything.
  package func reset() throws {
    memory.removeAll(keepingCapacity: true)
    count = 0
    try file?.clear()
  }

  package func close() {
    file = nil
    memory = []
    count = 0
  }
}

/// Writes all of it, however many calls that takes.
package func writeAll(
  _ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int, name: @autoclosure () -> String
) throws {
  guard let bytes else { return }
  var done = 0
  while done < count {
    done += try SystemFailure.check(name()) { systemWrite(descriptor, bytes + done, count - done) }
  }
}
