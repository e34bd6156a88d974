import SheafCore

/// A reader of several XML files, one after another.
struct XMLFilesReader: RecordReader {
  let files: [String]
  let reader: (ByteSource) -> any RecordReader
  let report: Report
  let options: ReadingOptions

  mutating func read(_ body: (Record) throws -> Void) throws {
    for path in files {
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
}
