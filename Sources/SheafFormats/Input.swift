import SheafCore

/// One input of a piece of work: a file, a folder of fragments or of XML, or standard input.
public struct Input {
  public let path: String
  public let format: Format
  /// The bytes; nil for a folder.
  let source: ByteSource?
  /// The fragments of a folder that are wanted; nil where all are.
  private(set) var names: [String]?

  /// - Parameter format: what `--from` says; nil goes by the extension.
  /// - Throws: `Failure` where there is nothing to read, or nothing tells its format.
  public init(path: String, format: Format?, options: ReadingOptions) throws {
    self.path = path
    var status = stat()
    let isFolder = path != "-" && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    if isFolder {
      let named = Format.of(path: path)
      guard format == .fragments || format == .xml || format == nil && named == nil else {
        throw SystemFailure.failure(path, error: EISDIR)
      }
      self.format = format ?? .fragments
      source = nil
      return
    }
    let source = try ByteSource(path: path)
    source.namedEncoding = options.encoding
    self.source = source
    guard let format = format ?? Format.of(path: path) else {
      source.close()
      throw Failure(
        path == "-" ? .sayFrom : Input.isWorkbook(path) ? .workbookInput : .unknownInputFormat,
        [Format.all.map(\.name).joined(separator: ", ")], at: Place(file: path))
    }
    self.format = format
  }

  /// Whether a file is what spreadsheet programs save where nobody says CSV.
  private static func isWorkbook(_ path: String) -> Bool {
    [".xlsx", ".xlsm", ".xls", ".ods", ".numbers"].contains {
      path.lowercased().hasSuffix($0)
    }
  }

  /// Some of the fragments of a folder.
  ///
  /// - Parameter names: in the order in which they are to be read.
  public init(folder: String, names: [String]) {
    path = folder
    format = .fragments
    source = nil
    self.names = names
  }

  /// The bytes of a file; a folder has none.
  func file() throws -> ByteSource {
    guard let source else { throw SystemFailure.failure(path, error: EISDIR) }
    return source
  }

  func reader(_ schema: Schema, _ report: Report, _ options: ReadingOptions) throws
    -> any RecordReader
  {
    try source?.rewind()
    return try format.reader(self, schema, report, options)
  }

  public func close() { source?.close() }
}
