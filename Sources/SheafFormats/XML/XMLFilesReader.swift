import SheafCore

/// Reads the XML files of a folder, in the order of their names.
struct XMLFilesReader: RecordReader {
  let folder: String
  let reader: (ByteSource) -> any RecordReader
  let report: Report
  let options: ReadingOptions

  mutating func read(_ body: (Record) throws -> Void) throws {
    for path in try XMLFilesReader.files(in: folder) {
      let source = try ByteSource(path: path)
      defer { source.close() }
      source.namedEncoding = options.encoding
      do {
        var reader = reader(source)
        try reader.read(body)
      } catch let failure as Failure where failure.diagnostics.first?.place.file == path {
        // What is wrong with the other files is told at the same time.
        report.fail(failure)
      }
    }
  }

  /// The XML files of a folder, in the order of their names.
  static func files(in folder: String) throws -> [String] {
    var paths: [String] = []
    guard let directory = opendir(folder) else { throw SystemFailure.failure(folder) }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      if !name.hasPrefix("."), Format.of(path: name) == .xml {
        paths.append(folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)")
      }
    }
    if paths.isEmpty { throw Failure(.noXMLInFolder, at: Place(file: folder)) }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
