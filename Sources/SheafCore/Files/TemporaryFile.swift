/// A file that is being written under a name of its own, and takes its place when its bytes are on the disk.
///
/// That name goes with the value, whatever became of it. While the file is being written it is locked, by which ``DurableFolder/sweep()`` tells it
/// from what a crash left behind.
package struct TemporaryFile: ~Copyable {
  static let prefix = ".sheaf-save-"

  private let folder: String
  private let name: String
  private let descriptor: Int32

  deinit {
    // Where it was renamed, there is nothing of this name any more.
    unlink("\(folder)/\(name)")
    _ = close(descriptor)
  }

  /// Writes a new file and waits until it is on the disk.
  ///
  /// - Parameter mode: the permissions, where they are those of a file that is to be replaced; else it is for its owner alone.
  package static func write(
    _ bytes: [UInt8], in folder: borrowing FolderHandle, mode: mode_t? = nil
  ) throws
    -> TemporaryFile
  {
    let name = prefix + String(UInt64.random(in: 0 ... .max), radix: 36)
    let (path, parent) = (folder.path, folder.descriptor)
    let descriptor = try SystemFailure.check(path) {
      openat(parent, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    }
    let file = TemporaryFile(folder: path, name: name, descriptor: descriptor)
    _ = flock(descriptor, LOCK_EX | LOCK_NB)
    if let mode { _ = try SystemFailure.check(path) { fchmod(descriptor, mode) } }
    try bytes.withUnsafeBytes {
      try writeAll(descriptor, $0.baseAddress, $0.count, name: path)
    }
    _ = try SystemFailure.check(path) { fsync(descriptor) }
    return file
  }

  /// Gives the file its name unless that is taken.
  ///
  /// - Parameter isLocked: whether the caller keeps other sheafs out of the folder already.
  /// - Returns: whether it was free.
  package borrowing func publish(
    as target: String, in folder: borrowing FolderHandle, isLocked: Bool = false
  ) throws -> Bool {
    if linkat(folder.descriptor, name, folder.descriptor, target, 0) == 0 { return true }
    if errno == EEXIST { return false }
    guard [EPERM, EOPNOTSUPP, ENOTSUP, ENOSYS, EMLINK].contains(errno) else {
      throw SystemFailure.failure(folder.file(target))
    }
    // Disks without hard links, such as most memory sticks, have no better way.
    if isLocked { return try replaceNothing(target, in: folder) }
    return try folder.withLock { try replaceNothing(target, in: folder) }
  }

  private borrowing func replaceNothing(_ target: String, in folder: borrowing FolderHandle) throws
    -> Bool
  {
    if try folder.status(target) != nil { return false }
    try replace(target, in: folder)
    return true
  }

  /// Puts the file in the place of another one.
  package borrowing func replace(_ target: String, in folder: borrowing FolderHandle) throws {
    let (name, parent) = (name, folder.descriptor)
    _ = try SystemFailure.check(folder.file(target)) { renameat(parent, name, parent, target) }
  }

  /// Removes such a file where nobody is writing it any more.
  static func sweep(_ name: String, from folder: borrowing FolderHandle) {
    let opened = openat(folder.descriptor, name, O_WRONLY | O_NOFOLLOW | O_CLOEXEC)
    guard opened >= 0 else { return }
    defer { _ = close(opened) }
    if flock(opened, LOCK_EX | LOCK_NB) == 0 { folder.remove(name) }
  }
}
