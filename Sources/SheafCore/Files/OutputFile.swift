import Foundation

/// One output, which appears whole or not at all.
///
/// A regular file is written under a temporary name beside it and takes its place at ``commit()``. What is not a regular file (a pipe, a
/// device, standard output) is written to, not replaced, and gets nothing before all of it is ready.
package final class OutputFile: ByteSink {
  private enum Target {
    case file(path: String, temporary: String, existing: mode_t?)
    case stream(Spool)
    case unnamed(UnnamedFile)
  }

  /// The path as it was given.
  package let name: String
  private let target: Target
  private var descriptor: Int32
  private var isOpen = true
  /// Set with the first full buffer; a small output needs none.
  private var background: BackgroundWriter?

  /// - Throws: ``Failure`` where there is a file already and `replacing` is false, and where nothing can be written.
  package init(path: String, replacing: Bool) throws {
    if path == "-" {
      name = Phrase.standardOutput.reference
      target = .stream(Spool())
      descriptor = STDOUT_FILENO
      return
    }
    name = path
    var status = stat()
    let exists = stat(path, &status) == 0
    // Said before the work and not at its end, where the temporary file's shorter name would let it come out.
    if !exists, errno == ENAMETOOLONG { throw SystemFailure.failure(path) }
    if exists, status.st_mode & S_IFMT != S_IFREG {
      guard status.st_mode & S_IFMT != S_IFDIR else {
        throw SystemFailure.failure(path, error: EISDIR)
      }
      target = .stream(Spool())
      descriptor = try SystemFailure.check(path) { open(path, O_WRONLY | O_CLOEXEC) }
      return
    }
    if exists, !replacing { throw Failure(.outputExists, at: SourceLocation(file: path)) }
    // A link keeps pointing where it does: what it names is replaced.
    let real = exists ? URL(fileURLWithPath: path).resolvingSymlinksInPath().path : path
    let folder = OutputFile.folder(of: real)
    guard FileBytes.exists(folder) else {
      throw Failure(.noFolderForOutput, [folder], at: SourceLocation(file: path))
    }
    var template = Array("\(folder)/.sheaf-XXXXXX".utf8CString)
    descriptor = try SystemFailure.check(path) { mkstemp(&template) }
    let temporary = String(
      decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    TemporaryPaths.add(temporary)
    target = .file(
      path: real, temporary: temporary, existing: exists ? status.st_mode & 0o7777 : nil)
  }

  /// An output that stays in a file without a name, for whoever holds that.
  package init(to file: UnnamedFile, name: String) {
    self.name = name
    target = .unnamed(file)
    descriptor = file.descriptor
  }

  /// The folder that a path lies in, as it was written.
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  package func write(_ bytes: UnsafeRawPointer, _ count: Int) throws {
    try background?.drain()
    switch target {
    case .file, .unnamed: try writeAll(descriptor, bytes, count, name: name)
    case .stream(let spool): try spool.write(bytes, count)
    }
  }

  package func exchange(_ full: UnsafeMutableRawPointer) throws -> UnsafeMutableRawPointer {
    if case .stream = target {
      try write(UnsafeRawPointer(full), ByteOutput.capacity)
      return full
    }
    if background == nil { background = BackgroundWriter(descriptor: descriptor, name: name) }
    return try background!.exchange(full)
  }

  /// Forgets what was written, to start again.
  package func restart() throws {
    try background?.drain()
    switch target {
    case .file:
      _ = try SystemFailure.check(name) { ftruncate(descriptor, 0) }
      _ = try SystemFailure.check(name) { lseek(descriptor, 0, SEEK_SET) }
    case .stream(let spool): try spool.reset()
    case .unnamed(let file): try file.clear()
    }
  }

  /// Reads up to `count` bytes of what was written, before it is put in its place; 0 is the end.
  package func readBack(at offset: Int, into memory: UnsafeMutableRawPointer, count: Int) throws
    -> Int
  {
    try background?.drain()
    switch target {
    case .file:
      return try SystemFailure.check(name) { pread(descriptor, memory, count, off_t(offset)) }
    case .stream(let spool): return try spool.read(at: offset, into: memory, count: count)
    case .unnamed(let file): return try file.read(at: offset, into: memory, count: count)
    }
  }

  /// Puts the output in its place.
  package func commit() throws {
    try background?.drain()
    TemporaryPaths.waitIfEnding()
    switch target {
    case .file(let path, let temporary, let existing):
      if let existing {
        // The old text goes only when the new one is on the disk.
        _ = try SystemFailure.check(name) { fchmod(descriptor, existing) }
        _ = try SystemFailure.check(name) { fsync(descriptor) }
        _ = try SystemFailure.check(name) { rename(temporary, path) }
      } else {
        try NewFile.publish(temporary, as: path)
      }
      TemporaryPaths.remove(temporary)
    case .stream(let spool):
      let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
      defer { chunk.deallocate() }
      var offset = 0
      while offset < spool.count {
        let count = try spool.read(at: offset, into: chunk.baseAddress!, count: chunk.count)
        try writeAll(descriptor, chunk.baseAddress, count, name: name)
        offset += count
      }
      spool.close()
    case .unnamed: break
    }
    isOpen = false
    if ownsDescriptor { _ = try SystemFailure.check(name) { systemClose(descriptor) } }
  }

  private var ownsDescriptor: Bool {
    if case .unnamed = target { false } else { descriptor != STDOUT_FILENO }
  }

  /// Leaves everything as it was before.
  package func discard() {
    guard isOpen else { return }
    isOpen = false
    // What could not be written is not wanted any more.
    try? background?.drain()
    if ownsDescriptor { _ = systemClose(descriptor) }
    if case .file(_, let temporary, _) = target {
      unlink(temporary)
      TemporaryPaths.remove(temporary)
    }
  }

  /// Whether this output would take the place of a file that is being read.
  package func replaces(_ input: String) -> Bool {
    guard case .file(let path, _, .some) = target else { return false }
    return FileIdentity(path) == FileIdentity(input)
  }
}

/// What tells one file of this machine from another, whatever path leads to it.
package struct FileIdentity: Hashable {
  private let device: UInt64
  private let node: UInt64

  /// Nil where there is no such file.
  package init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    node = UInt64(truncatingIfNeeded: status.st_ino)
  }
}

enum NewFile {
  /// Gives a temporary file its name, never over another one.
  static func publish(_ temporary: String, as path: String) throws {
    if link(temporary, path) == 0 {
      unlink(temporary)
      return
    }
    if errno == EEXIST {
      throw Failure(isLink(path) ? .outputInTheWay : .outputExists, at: SourceLocation(file: path))
    }
    // Disks without hard links, such as most memory sticks, have no better way.
    if FileBytes.exists(path) { throw Failure(.outputExists, at: SourceLocation(file: path)) }
    _ = try SystemFailure.check(path) { rename(temporary, path) }
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }
}
