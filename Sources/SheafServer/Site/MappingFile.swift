import SheafCore
import Synchronization

/// A mapping, kept until one of the files changes that it was read from: its own, those that it extends, its code lists and template.
final class MappingFile: Sendable {
  struct Reading: Sendable {
    let mapping: Mapping
    /// Tells one reading from another.
    let version: Int
  }

  private struct State {
    /// The mapping, or the mistakes in its files.
    var outcome: Result<Reading, Failure>?
    var files: [String: SeenFile] = [:]
    var version = 0

    mutating func isUnchanged() -> Bool {
      for path in files.keys where !files[path]!.isUnchanged() { return false }
      return true
    }
  }

  private let name: String
  private let state = Mutex(State())

  /// - Parameter name: a path, or the name of a built-in mapping.
  init(name: String) {
    self.name = name
  }

  /// The mapping as its files are now.
  ///
  /// - Throws: `Failure` with every mistake in them.
  func current() throws -> Reading {
    try state.withLock { state in
      if let outcome = state.outcome, state.isUnchanged() { return try outcome.get() }
      state.outcome = nil
      state.version += 1
      var files: [String: SeenFile] = [:]
      var isComplete = true
      do {
        let mapping = try MappingReader.mapping(named: name) { path in
          files[path] = files[path] ?? SeenFile(path)
          do {
            let bytes = try FileBytes.read(path)
            files[path]!.note(bytes)
            return bytes
          } catch let failure as Failure {
            // Anything else, such as too many open files, may be over without the file's changing.
            if failure.diagnostics.map(\.phrase) != [.noSuchFile] { isComplete = false }
            throw failure
          }
        } exists: { path in
          files[path] = files[path] ?? SeenFile(path)
          return FileBytes.exists(path)
        }
        let reading = Reading(mapping: mapping, version: state.version)
        state.files = files
        state.outcome = .success(reading)
        return reading
      } catch let failure as Failure {
        state.files = files
        state.outcome = isComplete ? .failure(failure) : nil
        throw failure
      }
    }
  }
}
