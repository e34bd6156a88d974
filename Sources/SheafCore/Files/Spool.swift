import Foundation

/// Bytes put aside to be read later: in memory while they are few, in a temporary file without a name beyond that.
///
/// The file is only this person's to read and is gone with the process, however that ends.
public final class Spool {
  /// Up to this many bytes stay in memory.
  static let memoryLimit = 1 << 20

  private var memory: [UInt8] = []
  private var descriptor: Int32 = -1
  public private(set) var count = 0

  public init() {}

  public func write(_ bytes: UnsafeRawPointer, _ length: Int) throws {
    if descriptor < 0, count + length > Spool.memoryLimit {
      descriptor = try Spool.namelessFile()
      try memory.withUnsafeBytes {
        try writeAll(
          descriptor, $0.baseAddress, $0.count, name: FileManager.default.temporaryDirectory.path)
      }
      memory = []
    }
    if descriptor < 0 {
      memory.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: length))
    } else {
      try writeAll(descriptor, bytes, length, name: FileManager.default.temporaryDirectory.path)
    }
    count += length
  }

  /// Copies up to `length` bytes from `offset` on.
  public func read(at offset: Int, into target: UnsafeMutableRawPointer, count length: Int) throws
    -> Int
  {
    let length = min(length, count - offset)
    guard length > 0 else { return 0 }
    if descriptor < 0 {
      memory.withUnsafeBytes {
        target.copyMemory(from: $0.baseAddress! + offset, byteCount: length)
      }
      return length
    }
    return try SystemFailure.check("-") { pread(descriptor, target, length, off_t(offset)) }
  }

  /// Forgets everything.
  public func reset() throws {
    memory.removeAll(keepingCapacity: true)
    count = 0
    if descriptor >= 0 {
      _ = try SystemFailure.check("-") { ftruncate(descriptor, 0) }
      _ = try SystemFailure.check("-") { lseek(descriptor, 0, SEEK_SET) }
    }
  }

  public func close() {
    if descriptor >= 0 { _ = systemClose(descriptor) }
    descriptor = -1
    memory = []
    count = 0
  }

  private static func namelessFile() throws -> Int32 {
    let folder = FileManager.default.temporaryDirectory.path
    var template = Array("\(folder)/sheaf-XXXXXX".utf8CString)
    let descriptor = try SystemFailure.check(folder) { mkstemp(&template) }
    unlink(template)
    return descriptor
  }
}

/// Writes all of it, however many calls that takes.
public func writeAll(
  _ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int, name: @autoclosure () -> String
) throws {
  guard let bytes else { return }
  var done = 0
  while done < count {
    done += try SystemFailure.check(name()) { systemWrite(descriptor, bytes + done, count - done) }
  }
}
