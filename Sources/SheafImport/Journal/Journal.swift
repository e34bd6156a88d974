import Foundation
import SheafCore

/// Changes many files of a folder as if they were one: all of them, or none.
///
/// What is to be done is written to `.sheaf/import` first, with the old bytes and the new, and synced. From then on the import can be
/// finished or taken back, whatever happens. Once every file is in its place the journal goes to `.sheaf/undo/`, by which the import can be
/// undone.
package struct Journal {
  /// How many imports can be undone, one after the other.
  static let undoLimit = 20

  /// What became of an import.
  package struct Outcome: Sendable, Equatable {
    /// How many files were written, made or removed.
    package var files = 0
    /// Files that somebody else changed meanwhile; they were left as they are.
    package var leftAlone: [String] = []
  }

  /// What a journal is of.
  enum Purpose: Equatable {
    case apply
    /// Takes back the import of that name in `.sheaf/undo/`.
    case undo(String)
  }

  private let state: StateFolder
  private var pending: String { "\(state.path)/import" }

  package init(folder: String) { state = StateFolder(folder: folder) }

  /// - Throws: ``Failure`` where an import into the folder was begun and not finished.
  package static func refuseInterrupted(_ state: StateFolder) throws {
    let journal = Journal(folder: state.folder)
    if FileBytes.exists(journal.pending) {
      throw Failure(.importInterrupted, at: SourceLocation(file: state.folder))
    }
  }

  /// Carries operations out.
  ///
  /// - Throws: ``Failure`` naming the files that are not what they were any more, or what the disk did not do; nothing is written then,
  ///   or else the failure says that the import is to be finished or taken back.
  package func apply(_ operations: [FileOperation]) throws -> Outcome {
    try state.make(.undo)
    return try withLock { folder in
      try Journal.refuseInterrupted(state)
      try begin(operations, .apply, in: folder)
      do {
        return try carryOut(operations, .apply, in: folder)
      } catch let failure as Failure where FileBytes.exists(pending) {
        guard (try? takeBack(operations, .apply, in: folder)) != nil else {
          let interrupted = Diagnostic(.importInterrupted, at: SourceLocation(file: state.folder))
          throw Failure(failure.diagnostics + [interrupted])
        }
        throw failure
      }
    }
  }

  /// Finishes an import that was interrupted; nil where there is none.
  package func resume() throws -> Outcome? {
    try withLock { folder in
      let interrupted = try read(pending)
      try sweep(interrupted?.operations ?? [])
      guard let (purpose, operations) = interrupted else { return nil }
      return try carryOut(operations, purpose, in: folder)
    }
  }

  /// Takes back an import that was interrupted, or else the last one; nil where there is none.
  ///
  /// - Throws: ``Failure`` naming the files that were changed since; nothing is written then.
  package func undo() throws -> Outcome? {
    try withLock { folder in
      let interrupted = try read(pending)
      try sweep(interrupted?.operations ?? [])
      if let (purpose, operations) = interrupted {
        return try takeBack(operations, purpose, in: folder)
      }
      guard let name = try state.names(.undo).last,
        let (_, operations) = try read("\(state.path(.undo))/\(name)")
      else {
        return nil
      }
      let reversed = operations.reversed().map(\.reversed)
      try begin(reversed, .undo(name), in: folder)
      return try carryOut(reversed, .undo(name), in: folder)
    }
  }

  private func withLock<Result>(_ body: (borrowing FolderHandle) throws -> Result) throws -> Result
  {
    let folder = try FolderHandle(state.folder)
    return try folder.withLock { try body(folder) }
  }

  // MARK: The journal

  /// Writes the journal, once it is certain that every file is what it was.
  private func begin(
    _ operations: [FileOperation], _ purpose: Purpose, in folder: borrowing FolderHandle
  ) throws {
    var changed: [Diagnostic] = []
    for operation in operations where try bytes(operation.name) != operation.old {
      changed.append(
        Diagnostic(
          purpose == .apply ? .changedMeanwhile : .changedSinceImport,
          at: SourceLocation(file: "\(state.folder)/\(operation.name)")))
    }
    guard changed.isEmpty else { throw Failure(changed) }
    try StateFolder.makeFolder(state.path)
    let temporary = "\(pending).new"
    unlink(temporary)
    let descriptor = try SystemFailure.check(temporary) {
      open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    }
    defer { _ = systemClose(descriptor) }
    do {
      try JournalFile.write(operations, purpose, to: descriptor, name: temporary)
      _ = try SystemFailure.check(temporary) { fsync(descriptor) }
    } catch {
      unlink(temporary)
      throw error
    }
    _ = try SystemFailure.check(temporary) { [pending] in rename(temporary, pending) }
    try FolderHandle(state.path).synchronise()
    try folder.synchronise()
  }

  private func read(_ path: String) throws -> (purpose: Purpose, operations: [FileOperation])? {
    guard FileBytes.exists(path) else { return nil }
    return try JournalFile.read(path)
  }

  /// Removes what an interrupted run left half-written.
  private func sweep(_ operations: [FileOperation]) throws {
    unlink("\(pending).new")
    for path in folders(operations) { try DurableFolder(path: path).sweep() }
  }

  private func folders(_ operations: [FileOperation]) -> Set<String> {
    Set([state.folder] + operations.map { OutputFile.folder(of: "\(state.folder)/\($0.name)") })
  }

  // MARK: The files

  private func carryOut(
    _ operations: [FileOperation], _ purpose: Purpose, in folder: borrowing FolderHandle
  ) throws
    -> Outcome
  {
    var outcome = Outcome()
    let trash = try JournalTrash(
      state.folder, isNeeded: purpose == .apply && operations.contains { $0.new == nil })
    for operation in operations {
      let current = try bytes(operation.name)
      if current == operation.new {
        outcome.files += 1
      } else if current == operation.old, try put(operation, trash) {
        outcome.files += 1
      } else {
        outcome.leftAlone.append(operation.name)
      }
    }
    try synchronise(operations, in: folder)
    try finish(purpose)
    return outcome
  }

  /// Gives every file that was written already its old bytes back.
  private func takeBack(
    _ operations: [FileOperation], _ purpose: Purpose, in folder: borrowing FolderHandle
  ) throws
    -> Outcome
  {
    var outcome = Outcome()
    let trash = try JournalTrash(state.folder, isNeeded: false)
    for operation in operations.reversed() {
      let current = try bytes(operation.name)
      if current == operation.old { continue }
      if current == operation.new, try put(operation.reversed, trash) {
        outcome.files += 1
      } else {
        outcome.leftAlone.append(operation.name)
      }
    }
    try synchronise(operations, in: folder)
    _ = try SystemFailure.check(pending) { [pending] in unlink(pending) }
    return outcome
  }

  /// A file's bytes; nil where there is none.
  private func bytes(_ name: String) throws -> [UInt8]? {
    let path = "\(state.folder)/\(name)"
    do {
      return try FolderHandle(OutputFile.folder(of: path)).read(Journal.last(name), limit: 64 << 20)
        .bytes
    } catch let failure as Failure where failure.diagnostics.first?.phrase == .noSuchFile {
      return nil
    }
  }

  private static func last(_ name: String) -> String {
    String(name.split(separator: "/", omittingEmptySubsequences: false).last ?? "")
  }

  /// - Returns: false where another file has the name that a new one was to get.
  private func put(_ operation: FileOperation, _ trash: JournalTrash) throws -> Bool {
    let folder = try FolderHandle(OutputFile.folder(of: "\(state.folder)/\(operation.name)"))
    let name = Journal.last(operation.name)
    guard let new = operation.new else {
      try trash.take(name, from: folder)
      return true
    }
    let mode = try folder.status(name).map { $0.st_mode & 0o7777 }
    let temporary = try TemporaryFile.write(new, in: folder, mode: mode)
    if operation.old == nil { return try temporary.publish(as: name, in: folder, isLocked: true) }
    try temporary.replace(name, in: folder)
    return true
  }

  private func synchronise(_ operations: [FileOperation], in folder: borrowing FolderHandle) throws
  {
    for path in folders(operations) { try FolderHandle(path).synchronise() }
  }

  /// Puts the journal aside, where it undoes the import.
  private func finish(_ purpose: Purpose) throws {
    switch purpose {
    case .apply:
      let folder = try state.make(.undo)
      _ = try SystemFailure.check(pending) { [pending] in
        rename(pending, "\(folder)/\(StateFolder.timestamp())")
      }
      for old in try state.names(.undo).dropLast(Journal.undoLimit) { unlink("\(folder)/\(old)") }
    case .undo(let name):
      unlink("\(state.path(.undo))/\(name)")
      _ = try SystemFailure.check(pending) { [pending] in unlink(pending) }
    }
    try FolderHandle(state.path).synchronise()
  }
}
