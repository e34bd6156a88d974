import Foundation

/// A file on the disk that has no name: nobody else can open it, and nothing of it is left when the program ends, however it does.
package final class UnnamedFile: Sendable {
  let descriptor: Int32

  /// What the file's failures name as their place.
  static var place: String { FileManager.default.temporaryDirectory.path }

  /// - Throws: ``Failure`` where it cannot be made.
  package init() throws {
    var name = Array("\(UnnamedFile.place)/sheaf-XXXXXX".utf8CString)
    descriptor = try SystemFailure.check(UnnamedFile.place) { mkstemp(&name) }
    unlink(name)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  deinit { _ = systemClose(descriptor) }

  /// A path that opens it, in this process alone.
  package var path: String { "/dev/fd/\(descriptor)" }

  package func write(_ bytes: UnsafeRawBufferPointer) throws {
    try writeAll(descriptor, bytes.baseAddress, bytes.count, name: UnnamedFile.place)
  }

  /// Copies up to `count` bytes from `offset` on; 0 is the end.
  package func read(at offset: Int, into memory: UnsafeMutableRawPointer, count: Int) throws -> Int
  {
    try SystemFailure.check(UnnamedFile.place) { pread(descriptor, memory, count, off_t(offset)) }
  }

  /// Up to `count` bytes from `offset` on.
  package func read(at offset: Int, count: Int) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: count) { memory, length in
      length = try read(at: offset, into: memory.baseAddress!, count: count)
    }
  }

  /// How many bytes there are.
  package func size() throws -> Int {
    var status = stat()
    _ = try SystemFailure.check(UnnamedFile.place) { fstat(descriptor, &status) }
    return Int(status.st_size)
  }

  /// Forgets what was written.
  func clear() throws {
    _ = try SystemFailure.check(UnnamedFile.place) { ftruncate(descriptor, 0) }
    _ = try SystemFailure.check(UnnamedFile.place) { lseek(descriptor, 0, SEEK_SET) }
  }
}
