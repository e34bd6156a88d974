/// One input of a piece of work: a file, a folder of fragments or of XML, or standard input.
package struct Input {
  package let path: String
  package let format: Format
  /// The bytes; nil for a folder.
  package let source: ByteSource?
  /// The files of a folder that are wanted; nil where all are.
  package private(set) var names: [String]?

  /// - Parameter format: what `--from` says; nil goes by the extension.
  /// - Throws: `Failure` where there is nothing to read, or nothing tells its format.
  package init(
    path: String, format: Format?, formats: FormatCatalog, options: ReadingOptions
  ) throws {
    self.path = path
    var status = stat()
    let isFolder = path != "-" && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    if isFolder {
      guard let format = format ?? (formats.of(path: path) == nil ? formats.folderDefault : nil),
        format.inputs != nil
      else { throw SystemFailure.failure(path, error: EISDIR) }
      self.format = format
      source = nil
      return
    }
    let source = try ByteSource(path: path)
    source.namedEncoding = options.encoding
    self.source = source
    guard let format = format ?? formats.of(path: path) else {
      source.close()
      throw Failure(
        path == "-" ? .sayFrom : Input.isWorkbook(path) ? .workbookInput : .unknownInputFormat,
        [formats.names], at: SourceLocation(file: path))
    }
    self.format = format
  }

  /// Whether a file is what spreadsheet programs save where nobody says CSV.
  private static func isWorkbook(_ path: String) -> Bool {
    [".xlsx", ".xlsm", ".xls", ".ods", ".numbers"].contains {
      path.lowercased().hasSuffix($0)
    }
  }

  /// Some of the files of a folder.
  ///
  /// - Parameter names: in the order in which they are to be read.
  package init(folder: String, names: [String], format: Format) {
    path = folder
    self.format = format
    source = nil
    self.names = names
  }

  /// The bytes of a file; a folder has none.
  package func file() throws -> ByteSource {
    guard let source else { throw SystemFailure.failure(path, error: EISDIR) }
    return source
  }

  package func reader(_ schema: FieldTable, _ report: Report, _ options: ReadingOptions) throws
    -> any RecordReader
  {
    try source?.rewind()
    return try format.reader(self, schema, report, options)
  }

  package func close() { source?.close() }
}
