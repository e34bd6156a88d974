import SheafCore
import Synchronization

/// The mapping, read again whenever one of its files has changed.
final class MappingSource: Sendable {
  /// A mapping with what works by it.
  struct Loaded: Sendable {
    let mapping: Mapping
    let coder: FragmentCoder
    /// Tells one reading from another.
    let version: Int
  }

  private struct State {
    var loaded: Loaded?
    var files: [String: FileStamp] = [:]
    var version = 0
  }

  let name: String
  private let state = Mutex(State())

  /// - Parameter name: a path, or the name of a built-in mapping.
  init(name: String) {
    self.name = name
  }

  /// The mapping as its files are now.
  ///
  /// - Throws: `Failure` with every mistake in them.
  func current() throws -> Loaded {
    try state.withLock { state in
      if let loaded = state.loaded, state.files.allSatisfy({ FileStamp($0.key) == $0.value }) {
        return loaded
      }
      var files: [String: FileStamp] = [:]
      let mapping = try MappingReader.mapping(named: name) { path in
        files[path] = FileStamp(path)
        return try FileBytes.read(path)
      }
      state.version += 1
      state.files = files
      let loaded = Loaded(
        mapping: mapping, coder: FragmentCoder(mapping: mapping), version: state.version)
      state.loaded = loaded
      return loaded
    }
  }
}
