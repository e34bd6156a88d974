import SheafCore
import Synchronization

/// The mapping that is served, with what works by it, made anew whenever one of its files has changed.
final class MappingSource: Sendable {
  /// A mapping with what works by it.
  struct Loaded: Sendable {
    let mapping: Mapping
    let coder: FragmentCoder
    /// Tells one reading from another.
    let version: Int
  }

  private let file: MappingFile
  private let loaded = Mutex<Loaded?>(nil)

  init(_ file: MappingFile) {
    self.file = file
  }

  /// The mapping as its files are now.
  ///
  /// - Throws: `Failure` with every mistake in them.
  func current() throws -> Loaded {
    try loaded.withLock { loaded in
      let reading = try file.current()
      if let loaded, loaded.version == reading.version { return loaded }
      let now = Loaded(
        mapping: reading.mapping, coder: FragmentCoder(mapping: reading.mapping),
        version: reading.version)
      loaded = now
      return now
    }
  }
}
