/// The formats that a program knows, found by name or by path.
package struct FormatCatalog: Sendable {
  package let all: [Format]

  /// - Parameter all: at least one, of which one is the default of folders.
  package init(_ all: [Format]) {
    self.all = all
  }

  /// The names, as messages list them.
  package var names: String { all.map(\.name).joined(separator: ", ") }

  /// The format of a folder, and of a path without an extension.
  package var folderDefault: Format { all.first(where: \.isFolderDefault) ?? all[0] }

  /// The format of a name that `--from` or `--to` was given.
  package func named(_ name: String) -> Format? { all.first { $0.name == name } }

  /// The format that a path's extension stands for.
  package func of(path: String) -> Format? {
    guard let name = path.split(separator: "/").last, let dot = name.lastIndex(of: "."),
      dot > name.startIndex
    else { return nil }
    let ending = name[name.index(after: dot)...].lowercased()
    return all.first { $0.extensions.contains(ending) }
  }

  /// The format of an output: the one that was named, else that of the path's extension, else for a folder or a path without an
  /// extension the default of folders.
  ///
  /// - Throws: `Failure` where nothing tells it.
  package func forOutput(path: String, named: Format?) throws -> Format {
    if let named { return named }
    if path == "-" {
      throw Failure(.sayTo, [names], at: SourceLocation(file: Phrase.standardOutput.reference))
    }
    if path.hasSuffix("/") { return folderDefault }
    if let format = of(path: path) { return format }
    var status = stat()
    let isFolder = stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    let name = path.split(separator: "/").last ?? ""
    guard isFolder || !name.dropFirst().contains(".") else {
      throw Failure(.unknownOutputFormat, [names], at: SourceLocation(file: path))
    }
    return folderDefault
  }
}
