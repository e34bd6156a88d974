import Foundation
import SheafCore

/// The mappings that fragments can be written by: the one that is served, those beside it and in the folder of the fragments, those built in.
struct MappingCatalog {
  struct Entry {
    /// What an address calls it: the name of its file.
    var name: String
    /// What ``MappingReader`` finds it by.
    var source: String
  }

  let entries: [Entry]
  private let library: MappingLibrary

  /// - Parameters:
  ///   - served: a path, or the name of a built-in mapping.
  ///   - folder: the folder of the fragments.
  ///   - library: keeps the mappings that were read.
  init(served: String, folder: String, library: MappingLibrary) {
    self.library = library
    let first = Entry(name: MappingCatalog.fileName(served), source: served)
    var entries = [first]
    var folders = [folder]
    if FileBytes.exists(served) {
      folders.insert((served as NSString).deletingLastPathComponent, at: 0)
    }
    for folder in folders {
      let path = folder.isEmpty ? "." : folder
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      entries += names.filter { $0.hasSuffix(".toml") && !$0.hasPrefix(".") }.sorted().map {
        Entry(name: $0, source: path == "." ? $0 : "\(path)/\($0)")
      }
    }
    // Templates are among what is built in.
    entries += MappingReader.builtInNames.filter { $0.hasSuffix(".toml") }.map {
      Entry(name: $0, source: $0)
    }
    var names: Set<String> = []
    self.entries = entries.filter { names.insert(MappingCatalog.stem($0.name)).inserted }
  }

  /// The mapping of a name; the served one where there is none of it.
  ///
  /// - Throws: `Failure` with every mistake in its files.
  func mapping(_ name: String?) throws -> Mapping { try library.mapping(source(name)) }

  /// Where the mapping of a name is.
  func source(_ name: String?) -> String {
    (entries.first { $0.name == name } ?? entries[0]).source
  }

  /// A mapping's file with its title, as several share theirs and little of a long line may be seen; or its file alone where it cannot be read: whoever takes it is told why.
  func label(_ entry: Entry, _ language: Language) -> String {
    guard let mapping = try? library.mapping(entry.source) else { return entry.name }
    return "\(MappingCatalog.stem(entry.name)) – \(mapping.title[language])"
  }

  private static func fileName(_ path: String) -> String { (path as NSString).lastPathComponent }

  private static func stem(_ name: String) -> String {
    name.hasSuffix(".toml") ? String(name.dropLast(5)) : name
  }
}
