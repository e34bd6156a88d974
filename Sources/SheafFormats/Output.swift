import SheafCore

/// Where a piece of work writes: a file or stream, or a folder of fragments.
public enum Output {
  case file(OutputFile)
  case folder(OutputFolder)

  /// - Parameter mapping: what says whether XML is a file a record.
  /// - Throws: `Failure` where the place cannot be written to.
  public init(path: String, format: Format, mapping: Mapping, replacing: Bool) throws {
    let isMany = format == .fragments || format == .xml && mapping.xml.files == .each
    if isMany, path != "-", Format.of(path: path) != format || path.hasSuffix("/") {
      self = .folder(try OutputFolder(path: path, replacing: replacing))
    } else {
      self = .file(try OutputFile(path: path, replacing: replacing))
    }
  }

  /// The format for a path: what `--to` says, else what its extension tells; a folder or a path without an extension is for fragments.
  public static func format(path: String, named: Format?) throws -> Format {
    if let named { return named }
    if path == "-" {
      throw Failure(
        .sayTo, [Format.all.map(\.name).joined(separator: ", ")],
        at: Place(file: Phrase.standardOutput.reference))
    }
    if path.hasSuffix("/") { return .fragments }
    if let format = Format.of(path: path) { return format }
    var status = stat()
    let isFolder = stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    let name = path.split(separator: "/").last ?? ""
    guard isFolder || !name.dropFirst().contains(".") else {
      throw Failure(
        .unknownOutputFormat, [Format.all.map(\.name).joined(separator: ", ")],
        at: Place(file: path))
    }
    return .fragments
  }

  func file() throws -> OutputFile {
    switch self {
    case .file(let file): return file
    case .folder(let folder): throw SystemFailure.failure(folder.path, error: EISDIR)
    }
  }

  var name: String {
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

  func commit() throws {
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
