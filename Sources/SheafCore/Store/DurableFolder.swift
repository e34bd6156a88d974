import Synchronization

/// A folder of files that are kept through power cuts, crashes and other writers.
///
/// When a call that writes has come back, what it wrote is on the disk: the file was written under a temporary name beside it, synced,
/// given its name, and the folder synced. New files never take the place of others; a file is replaced only while it is the one that
/// was opened. New files have mode 0600 and new folders 0700; a file that is replaced keeps its mode. Names cannot lead out of the folder,
/// and links are not followed.
package final class DurableFolder: Sendable {
  package let path: String
  /// One change at a time in this program; other programs are kept out by a lock on the folder.
  private let turn = Mutex(())

  /// The folder that this one is made in, where somebody keeps that too.
  private let parent: DurableFolder?
  /// Whether it may not go once it was there.
  private let isLasting: Bool
  private let wasThere = Atomic(false)

  /// The folder need not be there yet: it is made with the first file.
  ///
  /// - Parameter isLasting: whether it is never made a second time. A memory stick that was pulled out would come back over what was
  ///   saved in its place.
  package init(path: String, in parent: DurableFolder? = nil, isLasting: Bool = false) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    self.parent = parent
    self.isLasting = isLasting
  }

  package var exists: Bool {
    let isThere = FileBytes.exists(path)
    if isThere { wasThere.store(true, ordering: .relaxed) }
    return isThere
  }

  /// Whether it is there.
  ///
  /// - Throws: ``Failure`` where it was there before, and has to last.
  private func isThere() throws -> Bool {
    if exists { return true }
    if isLasting, wasThere.load(ordering: .relaxed) {
      throw Failure(.folderGone, at: SourceLocation(file: path))
    }
    return false
  }

  /// A file's bytes.
  ///
  /// - Throws: ``Failure`` where there is no such regular file, or it is larger than `limit` bytes.
  package func read(_ name: String, limit: Int = 64 << 20) throws -> [UInt8] {
    try FileName.check(name, in: path)
    _ = try isThere()
    return try FolderHandle(path).read(name, limit: limit).bytes
  }

  /// Writes a new file.
  ///
  /// - Returns: false where the name is taken; nothing is written then.
  /// - Throws: ``Failure`` where it cannot be written. The file may be there all the same, if only syncing failed.
  package func create(_ name: String, _ bytes: [UInt8]) throws -> Bool {
    try FileName.check(name, in: path)
    try make()
    let folder = try FolderHandle(path)
    guard try folder.status(name) == nil else { return false }
    guard try TemporaryFile.write(bytes, in: folder).publish(as: name, in: folder) else {
      return false
    }
    try folder.synchronise()
    return true
  }

  /// Replaces a file that is still the one that was opened.
  ///
  /// - Parameter opened: the hash of the bytes that were read; nil replaces whatever is there, or writes it anew.
  /// - Returns: nil, or the bytes that are there now instead; nothing is written then. No bytes mean that the file is gone.
  package func replace(_ name: String, _ bytes: [UInt8], opened: ContentHash?) throws -> [UInt8]? {
    try FileName.check(name, in: path)
    try make()
    let folder = try FolderHandle(path)
    let mode = try folder.status(name).map { $0.st_mode & 0o7777 }
    let temporary = try TemporaryFile.write(bytes, in: folder, mode: mode)
    let current = try turn.withLock { _ in
      try folder.withLock { () -> [UInt8]? in
        if let opened, let current = try DurableFolder.change(of: name, since: opened, in: folder) {
          return current
        }
        try temporary.replace(name, in: folder)
        return nil
      }
    }
    if current == nil { try folder.synchronise() }
    return current
  }

  /// The bytes of a file that is not the one that was opened, or nil where it is.
  private static func change(
    of name: String, since opened: ContentHash, in folder: borrowing FolderHandle
  ) throws -> [UInt8]? {
    guard try folder.status(name) != nil else { return [] }
    let current = try folder.read(name, limit: 64 << 20).bytes
    return ContentHash(current) == opened ? nil : current
  }

  /// Removes a file for good; that there is none is no matter.
  package func remove(_ name: String) throws {
    try FileName.check(name, in: path)
    guard exists else { return }
    let folder = try FolderHandle(path)
    folder.remove(name)
    try folder.synchronise()
  }

  /// Moves a file that is still the one that was opened to another folder of the same disk, under the first name of a row that is
  /// free there.
  ///
  /// - Parameter opened: the hash of the bytes that were read; nil moves whatever is there.
  /// - Returns: the name that it got; nil where the file is not there, or not the same any more.
  package func move(
    _ name: String, opened: ContentHash? = nil, to other: DurableFolder,
    as names: some Sequence<String>
  ) throws -> String? {
    try FileName.check(name, in: path)
    try other.make()
    let folder = try FolderHandle(path)
    let target = try FolderHandle(other.path)
    let moved = try turn.withLock { _ in
      try folder.withLock { () -> String? in
        guard let status = try folder.status(name), status.st_mode & S_IFMT == S_IFREG else {
          return nil
        }
        if let opened, try DurableFolder.change(of: name, since: opened, in: folder) != nil {
          return nil
        }
        for candidate in names {
          try FileName.check(candidate, in: other.path)
          if try DurableFolder.move(name, from: folder, to: candidate, in: target) {
            return candidate
          }
        }
        return nil
      }
    }
    if moved != nil {
      try target.synchronise()
      try folder.synchronise()
    }
    return moved
  }

  private static func move(
    _ name: String, from folder: borrowing FolderHandle, to target: String,
    in other: borrowing FolderHandle
  ) throws -> Bool {
    if linkat(folder.descriptor, name, other.descriptor, target, 0) == 0 {
      folder.remove(name)
      return true
    }
    if errno == EEXIST { return false }
    if try other.status(target) != nil { return false }
    let (from, to) = (folder.descriptor, other.descriptor)
    _ = try SystemFailure.check(folder.file(name)) { renameat(from, name, to, target) }
    return true
  }

  /// The names of the regular files, in the order of their bytes; none where the folder is not there yet.
  package func names() throws -> [String] {
    guard try isThere() else { return [] }
    return try FolderHandle(path).names().filter { !$0.hasPrefix(TemporaryFile.prefix) }
  }

  /// Goes through the regular files with a name that is wanted, in the order of the disk: none where the folder is not there yet.
  ///
  /// - Parameter other: is told what else is there: folders, what has such a name and is no regular file, names that no address can hold.
  package func stamps(
    of isWanted: (String) -> Bool, other: (String, FolderEntryKind) -> Void = { _, _ in },
    _ body: (String, FileStamp) -> Void
  ) throws {
    guard try isThere() else { return }
    try FolderHandle(path).stamps(of: isWanted, other: other, body)
  }

  /// Removes what crashes left half-written.
  package func sweep() throws {
    guard exists else { return }
    let folder = try FolderHandle(path)
    for name in try folder.names() where name.hasPrefix(TemporaryFile.prefix) {
      TemporaryFile.sweep(name, from: folder)
    }
  }

  /// Makes the folder, and those it lies in, where they are not there yet.
  package func make() throws {
    if try isThere() { return }
    let outer = OutputFile.folder(of: path)
    if let parent {
      try parent.make()
    } else if outer != path, !FileBytes.exists(outer) {
      try DurableFolder(path: outer).make()
    }
    if mkdir(path, 0o700) != 0, errno != EEXIST { throw SystemFailure.failure(path) }
    wasThere.store(true, ordering: .relaxed)
    try FolderHandle(outer).synchronise()
  }
}
