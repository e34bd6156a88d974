import Dispatch
import Synchronization

/// An open folder, through which its files are reached: names cannot lead out of it, and no link is followed.
package struct FolderHandle: ~Copyable {
  let path: String
  package let descriptor: Int32

  /// - Throws: ``Failure`` where there is no such folder, or it cannot be read.
  package init(_ path: String) throws {
    self.path = path
    descriptor = try SystemFailure.check(path) { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
  }

  deinit { _ = close(descriptor) }

  package func file(_ name: String) -> String { "\(path)/\(name)" }

  /// The status of a file; nil where there is none.
  package func status(_ name: String) throws -> stat? {
    var status = stat()
    if fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 { return status }
    guard errno == ENOENT else { throw SystemFailure.failure(file(name)) }
    return nil
  }

  /// The bytes and status of a regular file.
  ///
  /// - Throws: ``Failure`` also where it is no regular file, or larger than `limit` bytes.
  package func read(_ name: String, limit: Int) throws -> (bytes: [UInt8], status: stat) {
    // Without O_NONBLOCK a pipe would keep the call waiting.
    let opened = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard opened >= 0 else {
      if errno == ELOOP { throw Failure(.notARegularFile, at: SourceLocation(file: file(name))) }
      throw SystemFailure.failure(file(name))
    }
    defer { _ = close(opened) }
    var status = stat()
    _ = try SystemFailure.check(file(name)) { fstat(opened, &status) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Failure(.notARegularFile, at: SourceLocation(file: file(name)))
    }
    var bytes: [UInt8] = []
    var room = max(4096, min(Int(status.st_size), limit) + 1)
    while true {
      let start = bytes.count
      bytes += [UInt8](repeating: 0, count: room)
      let count = try SystemFailure.check(file(name)) {
        bytes.withUnsafeMutableBytes { systemRead(opened, $0.baseAddress! + start, room) }
      }
      bytes.removeLast(room - count)
      if count == 0 { return (bytes, status) }
      guard bytes.count <= limit else {
        throw Failure(.tooLarge, ["\(limit >> 20)"], at: SourceLocation(file: file(name)))
      }
      room = max(4096, bytes.count)
    }
  }

  /// The names of the regular files, in the order of their bytes; links are none.
  package func names() throws -> [String] {
    var names: [String] = []
    try eachEntry { name, type, isText in
      guard isText else { return }
      if type == Int32(DT_UNKNOWN) {
        guard let status = try status(name), status.st_mode & S_IFMT == S_IFREG else { return }
      } else if type != Int32(DT_REG) {
        return
      }
      names.append(name)
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The regular files with a name that is wanted, in the order of the disk, each with its stamp; links are none.
  ///
  /// Tens of thousands of files are looked at by several threads, which is most of the time that it takes.
  ///
  /// - Parameter other: is told of folders, of what has a name that is wanted and is no regular file, and of names that no address can
  ///   hold.
  func stamps(
    of isWanted: (String) -> Bool, other: (String, FolderEntryKind) -> Void = { _, _ in },
    _ body: (String, FileStamp) -> Void
  ) throws {
    var names: [String] = []
    try eachEntry { name, type, isText in
      if !isText || !FileName.isValid(name) {
        other(name, .unnameable)
      } else if type == Int32(DT_DIR) {
        other(name, .folder)
      } else if isWanted(name) {
        if type == Int32(DT_REG) || type == Int32(DT_UNKNOWN) {
          names.append(name)
        } else {
          other(name, .special)
        }
      }
    }
    let wanted = names
    let share = 2048
    let shares = (wanted.count + share - 1) / share
    let found = Mutex([Int: Result<[FileStamp?], any Error>]())
    DispatchQueue.concurrentPerform(iterations: shares) { number in
      let part = wanted[(number * share)..<min(wanted.count, (number + 1) * share)]
      let stamps = Result {
        try part.map { name in
          try status(name).flatMap { $0.st_mode & S_IFMT == S_IFREG ? FileStamp($0) : nil }
        }
      }
      found.withLock { $0[number] = stamps }
    }
    let stamps = try found.withLock { found in
      try (0..<shares).flatMap { try found[$0]!.get() }
    }
    for (name, stamp) in zip(wanted, stamps) {
      if let stamp { body(name, stamp) }
    }
  }

  /// - Parameter body: is told whether the name is UTF-8; what is not, is mended.
  private func eachEntry(
    _ body: (_ name: String, _ type: Int32, _ isText: Bool) throws -> Void
  ) throws {
    // The listing closes its descriptor, and moves its place: so it gets one of its own.
    let own = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard own >= 0, let directory = fdopendir(own) else { throw SystemFailure.failure(path) }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let (name, isText) = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) {
          let text = String(validatingCString: $0)
          return (text ?? String(cString: $0), text != nil)
        }
      }
      if name != ".", name != ".." { try body(name, Int32(entry.pointee.d_type), isText) }
    }
  }

  /// Sees to it that the names in the folder, and their absence, are on the disk.
  package func synchronise() throws {
    // Some systems cannot do it for folders.
    if fsync(descriptor) != 0, errno != EINVAL, errno != ENOTSUP {
      throw SystemFailure.failure(path)
    }
  }

  /// Keeps other sheafs from changing files meanwhile, where the disk knows locks.
  ///
  /// - Parameter patience: how long another one is waited for.
  /// - Throws: ``Failure`` where it has the lock all that time, and whatever `body` throws.
  package func withLock<Result>(patience: Duration = .seconds(60), _ body: () throws -> Result)
    throws
    -> Result
  {
    let start = ContinuousClock.now
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK || errno == EINTR {
      guard start.duration(to: .now) < patience else {
        throw Failure(.folderBusy, at: SourceLocation(file: path))
      }
      usleep(2_000)
    }
    defer { _ = flock(descriptor, LOCK_UN) }
    return try body()
  }

  /// Removes a name; that there is none is no matter.
  package func remove(_ name: String) { unlinkat(descriptor, name, 0) }
}
