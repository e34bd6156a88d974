import SheafCore
import Synchronization

/// The mappings that were asked for, each read once for as long as its files stay the same.
final class MappingLibrary: Sendable {
  private let files = Mutex<[String: MappingFile]>([:])

  /// - Parameter source: a path, or the name of a built-in mapping.
  func file(_ source: String) -> MappingFile {
    files.withLock { files in
      if let file = files[source] { return file }
      let file = MappingFile(name: source)
      files[source] = file
      return file
    }
  }

  /// The mapping of a source, as its files are now.
  ///
  /// - Throws: `Failure` with every mistake in them.
  func mapping(_ source: String) throws -> Mapping { try file(source).current().mapping }

  /// Forgets all others, whose files have gone.
  func keep(only sources: [String]) {
    let sources = Set(sources)
    files.withLock { $0 = $0.filter { sources.contains($0.key) } }
  }
}
