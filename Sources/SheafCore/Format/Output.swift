/// Where a piece of work writes: a file or stream, or a folder of fragments.
package enum Output {
  case file(OutputFile)
  case folder(OutputFolder)

  /// - Throws: `Failure` where the place cannot be written to.
  package init(
    path: String, format: Format, formats: FormatCatalog, mapping: Mapping, replacing: Bool
  ) throws {
    if format.writesFilePerRecord(mapping), path != "-",
      formats.of(path: path) != format || path.hasSuffix("/")
    {
      self = .folder(try OutputFolder(path: path, replacing: replacing))
    } else {
      self = .file(try OutputFile(path: path, replacing: replacing))
    }
  }

  package func file() throws -> OutputFile {
    switch self {
    case .file(let file): return file
    case .folder(let folder): throw SystemFailure.failure(folder.path, error: EISDIR)
    }
  }

  package var name: String {
    switch self {
    case .file(let file): file.name
    case .folder(let folder): folder.path
    }
  }

  func restart() throws {
    switch self {
    case .file(let file): try file.restart()
    case .folder(let folder): folder.restart()
    }
  }

  package func commit() throws {
    switch self {
    case .file(let file): try file.commit()
    case .folder(let folder): try folder.commit()
    }
  }

  func discard() {
    switch self {
    case .file(let file): file.discard()
    case .folder(let folder): folder.discard()
    }
  }

  /// Whether writing would take away what is being read.
  func overlaps(_ input: Input, _ options: ReadingOptions) -> Bool {
    switch self {
    case .file(let file):
      return input.source != nil && input.path != "-" && file.replaces(input.path)
    case .folder(let folder):
      if input.source != nil { return false }
      if FileIdentity(folder.path) == FileIdentity(input.path) { return true }
      guard options.isRecursive, let inner = realpath(folder.path, nil),
        let outer = realpath(input.path, nil)
      else { return false }
      defer {
        free(inner)
        free(outer)
      }
      return String(cString: inner).hasPrefix(String(cString: outer) + "/")
    }
  }
}
