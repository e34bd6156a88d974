import Foundation

/// A folder of new files that appear together at ``commit()``, or not at all.
package final class OutputFolder {
  package let path: String
  private let staging: String
  private let stagingDescriptor: Int32
  private let exists: Bool
  private let replacing: Bool
  private var isOpen = true

  /// - Parameter replacing: whether files that are there already may be replaced.
  /// - Throws: ``Failure`` where the folder cannot be written to.
  package init(path given: String, replacing: Bool) throws {
    let trimmed = given.count > 1 && given.hasSuffix("/") ? String(given.dropLast()) : given
    path = trimmed
    self.replacing = replacing
    exists = FileBytes.exists(path)
    if exists {
      var status = stat()
      guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
        throw SystemFailure.failure(given, error: ENOTDIR)
      }
    }
    let parent = OutputFile.folder(of: path)
    guard exists || FileBytes.exists(parent) else {
      throw Failure(.noFolderForOutput, [parent], at: SourceLocation(file: given))
    }
    var template = Array("\(exists ? path : parent)/.sheaf-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw SystemFailure.failure(given) }
    staging = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    TemporaryPaths.add(staging)
    stagingDescriptor = try SystemFailure.check(given) { [staging] in
      open(staging, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
  }

  /// Writes one file, which no other of this folder may be named like; `name` ends in a zero byte.
  package func write(_ bytes: ByteSlice, name: [CChar]) throws {
    TemporaryPaths.waitIfEnding()
    func file() -> String {
      "\(path)/\(name.withUnsafeBufferPointer { String(cString: $0.baseAddress!) })"
    }
    let descriptor = try SystemFailure.check(file()) {
      openat(stagingDescriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    }
    defer { _ = systemClose(descriptor) }
    try writeAll(descriptor, bytes.start, bytes.count, name: file())
  }

  /// Hands over every file that was written, before it is put in its place: its path, and what reads its next bytes.
  package func readBack(
    _ body: (_ path: String, _ read: (UnsafeMutableRawPointer, Int) throws -> Int) throws -> Void
  ) throws {
    for name in stagedNames() {
      let file = "\(path)/\(name)"
      let descriptor = try SystemFailure.check(file) {
        openat(stagingDescriptor, name, O_RDONLY | O_CLOEXEC)
      }
      defer { _ = systemClose(descriptor) }
      try body(file) { memory, count in
        try SystemFailure.check(file) { systemRead(descriptor, memory, count) }
      }
    }
  }

  /// Forgets what was written, to start again.
  package func restart() {
    for name in stagedNames() { unlinkat(stagingDescriptor, name, 0) }
  }

  /// Puts every file in its place.
  ///
  /// - Throws: ``Failure`` naming all files that are there already, before any is put in its place.
  package func commit() throws {
    if exists {
      try publishEach()
      rmdir(staging)
    } else {
      // Over an empty folder that appeared meanwhile this works too; over one that holds something it fails.
      _ = try SystemFailure.check(path) { rename(staging, path) }
    }
    TemporaryPaths.remove(staging)
    _ = systemClose(stagingDescriptor)
    isOpen = false
  }

  private func publishEach() throws {
    let names = stagedNames()
    var inTheWay: [Diagnostic] = []
    for name in names {
      var status = stat()
      guard lstat("\(path)/\(name)", &status) == 0 else { continue }
      let isFile = status.st_mode & S_IFMT == S_IFREG
      if !replacing || !isFile {
        inTheWay.append(
          Diagnostic(
            isFile ? .outputExists : .outputInTheWay, at: SourceLocation(file: "\(path)/\(name)")))
      }
    }
    guard inTheWay.isEmpty else { throw Failure(inTheWay) }
    for name in names {
      let target = "\(path)/\(name)"
      if replacing, FileBytes.exists(target) {
        try replace(target, by: "\(staging)/\(name)")
      } else {
        try NewFile.publish("\(staging)/\(name)", as: target)
      }
    }
  }

  private func replace(_ target: String, by staged: String) throws {
    var status = stat()
    guard stat(target, &status) == 0 else { throw SystemFailure.failure(target) }
    let descriptor = try SystemFailure.check(target) { open(staged, O_RDONLY | O_CLOEXEC) }
    defer { _ = systemClose(descriptor) }
    _ = try SystemFailure.check(target) { fchmod(descriptor, status.st_mode & 0o7777) }
    _ = try SystemFailure.check(target) { fsync(descriptor) }
    _ = try SystemFailure.check(target) { rename(staged, target) }
  }

  private func stagedNames() -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: staging)) ?? []).sorted()
  }

  /// Leaves everything as it was before.
  package func discard() {
    guard isOpen else { return }
    isOpen = false
    _ = systemClose(stagingDescriptor)
    try? FileManager.default.removeItem(atPath: staging)
    TemporaryPaths.remove(staging)
  }
}
