import SheafCore

/// Reads fragments: one file, or the `.md` and `.txt` files of a folder in the order of their names.
package struct FragmentReader: RecordReader {
  package enum Source {
    case file(ByteSource)
    case folder(String, recursive: Bool)
    /// Some of a folder's files, in the order of their names here.
    case files(in: String, names: [String])
  }

  private let source: Source
  private let schema: FieldTable
  private let report: Report
  private let encoding: TextEncoding?
  private var parser: FragmentParser
  private var record = Record()
  private var decoder: FragmentDecoder

  /// - Parameter encoding: what the person said the text is in; nil finds it out for each file.
  package init(_ source: Source, schema: FieldTable, report: Report, encoding: TextEncoding?) {
    self.source = source
    self.schema = schema
    self.report = report
    self.encoding = encoding
    parser = FragmentParser(schema: schema)
    decoder = FragmentDecoder(encoding)
  }

  package mutating func read(_ body: (Record) throws -> Void) throws {
    defer { parser.releaseScratch() }
    switch source {
    case .file(let source):
      record.file = schema.arena.copy(source.name)
      let bytes = try FragmentReader.bytes(of: source)
      try bytes.withUnsafeBytes { try parse(ByteSlice($0), isOnly: true, body) }
    case .folder(let path, let recursive):
      if try readFolder(path, recursive: recursive, body) == 0 {
        throw Failure(.noFragments, at: SourceLocation(file: path))
      }
    case .files(let path, let names):
      var listing = FolderListing(path: path, names: names)
      defer { listing.release() }
      try readFiles(&listing, body)
    }
  }

  private static func bytes(of source: ByteSource) throws -> [UInt8] {
    let bytes = try FileBytes.read(source, limit: Fragment.sizeLimit + 1)
    guard bytes.count <= Fragment.sizeLimit else { throw tooLarge(source.name) }
    return bytes
  }

  private static func tooLarge(_ name: String) -> Failure {
    Failure(.tooLarge, ["\(Fragment.sizeLimit >> 20)"], at: SourceLocation(file: name))
  }

  /// - Returns: how many files there were.
  private mutating func readFolder(_ path: String, recursive: Bool, _ body: (Record) throws -> Void)
    throws -> Int
  {
    var listing = try FolderListing(path: path)
    defer { listing.release() }
    try readFiles(&listing, body)
    if listing.others > 0 {
      report.warn(
        .otherFiles, ["\(listing.others)"], at: SourceLocation(file: path), severity: .note)
    }
    var count = listing.total
    for name in listing.folders where recursive {
      count += try readFolder("\(path)/\(name)", recursive: true, body)
    }
    if !recursive, !listing.folders.isEmpty {
      report.warn(
        .foldersLeftOut, ["\(listing.folders.count)"], at: SourceLocation(file: path),
        severity: .note)
    }
    return count
  }

  private mutating func readFiles(_ listing: inout FolderListing, _ body: (Record) throws -> Void)
    throws
  {
    var prefix = Array(listing.path.utf8)
    if prefix.last != UInt8(ascii: "/") { prefix.append(UInt8(ascii: "/")) }
    let name = UnsafeMutableRawBufferPointer.allocate(
      byteCount: prefix.count + Int(NAME_MAX) + 1, alignment: 1)
    defer { name.deallocate() }
    name.copyBytes(from: prefix)
    repeat {
      try FilePrefetcher(listing).withEachBlock { block in
        for file in block.files {
          let length = strlen(file.name)
          (name.baseAddress! + prefix.count).copyMemory(from: file.name, byteCount: length)
          record.file = ByteSlice(
            start: UnsafeRawPointer(name.baseAddress!), count: prefix.count + length)
          if file.error != 0 {
            report.fail(SystemFailure.failure(record.file.string, error: file.error))
          } else if file.count > Fragment.sizeLimit {
            report.fail(FragmentReader.tooLarge(record.file.string))
          } else {
            try parse(block.bytes(of: file), isOnly: false, body)
          }
        }
      }
    } while try listing.advance()
  }

  /// Reads the record out of a file's bytes.
  private mutating func parse(_ original: ByteSlice, isOnly: Bool, _ body: (Record) throws -> Void)
    throws
  {
    record.reset(columns: schema.headings.count, line: 1)
    let text: ByteSlice
    do {
      text = try decoded(original)
    } catch let failure as Failure {
      if isOnly { throw failure }
      report.fail(failure)
      return
    }
    parser.releaseScratch()
    let file = record.file
    guard try parser.parse(text, file: { file.string }, into: &record) else {
      let phrase = text.isEmpty ? Phrase.emptyFile : .noFields
      if isOnly { throw Failure(phrase, at: SourceLocation(file: file.string)) }
      // Folders of text have a README as a rule.
      let name = file.string.split(separator: "/").last ?? ""
      if !name.uppercased().hasPrefix("README.") {
        report.warn(phrase, at: SourceLocation(file: file.string), severity: .note)
      }
      return
    }
    if !record.layout.contains(.encoding) { record.original = original }
    report.read(record)
    try body(record)
  }

  /// The text as UTF-8 without a byte order mark.
  private mutating func decoded(_ original: ByteSlice) throws -> ByteSlice {
    let text = try decoder.decode(original, file: record.file.string)
    if text.hasByteOrderMark { record.layout.insert(.byteOrderMark) }
    guard text.encoding != .utf8 else { return text.bytes }
    if encoding == nil {
      report.warn(
        .readAs, [text.encoding.rawValue], at: SourceLocation(file: record.file.string),
        problem: .encodingError)
    }
    record.layout.insert(.encoding)
    return text.bytes
  }
}
