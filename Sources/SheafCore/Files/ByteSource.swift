/// An input's bytes, which can be gone through again from the start.
///
/// A regular file is rewound; what comes through a pipe is kept as it is read, in memory while it is small and in a nameless temporary
/// file beyond that.
package final class ByteSource {
  /// The path as it was given; `-` is standard input.
  package let name: String

  /// How the bytes become text, where the person said so.
  package var namedEncoding: TextEncoding?

  /// How they do, where the bytes themselves told; kept when the source is gone through again.
  var foundEncoding: TextEncoding?

  private var descriptor: Int32
  private let spool: Spool?
  private var replayed = 0
  private var atEnd = false

  /// - Throws: ``Failure`` where the file cannot be opened, or is a folder.
  package init(path: String) throws {
    name = path
    descriptor =
      path == "-"
      ? STDIN_FILENO : try SystemFailure.check(path) { open(path, O_RDONLY | O_CLOEXEC) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SystemFailure.failure(path) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      if descriptor != STDIN_FILENO { _ = systemClose(descriptor) }
      throw SystemFailure.failure(path, error: EISDIR)
    }
    spool = status.st_mode & S_IFMT == S_IFREG ? nil : Spool()
  }

  /// Reads up to `count` bytes; 0 is the end.
  package func read(into memory: UnsafeMutableRawPointer, count: Int) throws -> Int {
    if let spool, replayed < spool.count {
      let copied = try spool.read(at: replayed, into: memory, count: count)
      replayed += copied
      return copied
    }
    guard !atEnd else { return 0 }
    let count = try SystemFailure.check(name) { systemRead(descriptor, memory, count) }
    if count == 0 { atEnd = spool != nil }
    if let spool {
      try spool.write(memory, count)
      replayed += count
    }
    return count
  }

  /// Goes back to the first byte.
  package func rewind() throws {
    replayed = 0
    if spool == nil { _ = try SystemFailure.check(name) { lseek(descriptor, 0, SEEK_SET) } }
  }

  package func close() {
    if descriptor > STDERR_FILENO { _ = systemClose(descriptor) }
    descriptor = -1
    spool?.close()
  }
}

// Inside of a type with a method of the same name the C function needs another one.
package func systemRead(_ descriptor: Int32, _ memory: UnsafeMutableRawPointer, _ count: Int) -> Int
{ read(descriptor, memory, count) }
package func systemWrite(_ descriptor: Int32, _ memory: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, memory, count)
}
package func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }
