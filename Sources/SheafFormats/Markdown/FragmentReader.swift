import SheafCore

/// Reads fragments: one file, or the `.md` and `.txt` files of a folder in the order of their names.
public struct FragmentReader: RecordReader {
  public enum Source {
    case file(ByteSource)
    case folder(String, recursive: Bool)
  }

  /// No fragment is larger than this; a larger file is something else.
  public static let sizeLimit = 64 << 20

  private let source: Source
  private let schema: Schema
  private let report: Report
  private let encoding: TextEncoding?
  private var parser: FragmentParser
  private var record = Record()
  private var buffer: UnsafeMutableRawBufferPointer

  /// - Parameter encoding: what the person said the text is in; nil finds it out for each file.
  public init(_ source: Source, schema: Schema, report: Report, encoding: TextEncoding?) {
    self.source = source
    self.schema = schema
    self.report = report
    self.encoding = encoding
    parser = FragmentParser(schema: schema)
    buffer = .allocate(byteCount: 1 << 16, alignment: 64)
  }

  public mutating func read(_ body: (Record) throws -> Void) throws {
    defer {
      buffer.deallocate()
      parser.releaseScratch()
    }
    switch source {
    case .file(let source):
      let count = try fill(name: source.name) { try source.read(into: $0, count: $1) }
      record.file = ByteSlice(permanent: Array(source.name.utf8))
      try parse(count: count, isOnly: true, body)
    case .folder(let path, let recursive):
      if try readFolder(path, recursive: recursive, body) == 0 { throw Failure(.noFragments, at: Place(file: path)) }
    }
  }

  /// - Returns: how many files there were.
  private mutating func readFolder(
    _ path: String, recursive: Bool, _ body: (Record) throws -> Void
  ) throws -> Int {
    let listing = try FolderListing(path: path)
    defer { listing.release() }
    let folder = try SystemFailure.check(path) { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    defer { close(folder) }
    var prefix = Array(path.utf8)
    if prefix.last != UInt8(ascii: "/") { prefix.append(UInt8(ascii: "/")) }
    let file = UnsafeMutableRawBufferPointer.allocate(byteCount: prefix.count + 256, alignment: 1)
    defer { file.deallocate() }
    file.copyBytes(from: prefix)
    try listing.forEach { name in
      let length = strlen(name)
      (file.baseAddress! + prefix.count).copyMemory(from: name, byteCount: length)
      record.file = ByteSlice(start: UnsafeRawPointer(file.baseAddress!), count: prefix.count + length)
      let descriptor = openat(folder, name, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else {
        report.fail(SystemFailure.failure(record.file.string))
        return
      }
      defer { close(descriptor) }
      let path = record.file
      let count = try fill(name: path.string) { memory, room in
        try SystemFailure.check(path.string) { systemRead(descriptor, memory, room) }
      }
      try parse(count: count, isOnly: false, body)
    }
    if listing.others > 0 { report.warn(.otherFiles, ["\(listing.others)"], at: Place(file: path), severity: .note) }
    var count = listing.count
    for name in listing.folders where recursive {
      count += try readFolder("\(path)/\(name)", recursive: true, body)
    }
    if !recursive, !listing.folders.isEmpty {
      report.warn(.foldersLeftOut, ["\(listing.folders.count)"], at: Place(file: path), severity: .note)
    }
    return count
  }

  /// Reads a whole file into the buffer, which grows as it has to.
  private mutating func fill(
    name: @autoclosure () -> String, _ read: (UnsafeMutableRawPointer, Int) throws -> Int
  ) throws -> Int {
    var count = 0
    while true {
      let read = try read(buffer.baseAddress! + count, buffer.count - count)
      if read == 0 { return count }
      count += read
      guard count == buffer.count else { continue }
      guard count < FragmentReader.sizeLimit else {
        throw Failure(.tooLarge, ["\(FragmentReader.sizeLimit >> 20)"], at: Place(file: name()))
      }
      grow(to: buffer.count * 2, keeping: count)
    }
  }

  private mutating func grow(to size: Int, keeping count: Int) {
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 64)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    buffer.deallocate()
    buffer = larger
  }

  /// Reads the record out of the first `count` bytes of the buffer.
  private mutating func parse(count: Int, isOnly: Bool, _ body: (Record) throws -> Void) throws {
    record.reset(columns: schema.headings.count, line: 1)
    var text = ByteSlice(start: UnsafeRawPointer(buffer.baseAddress!), count: count)
    let original = text
    do {
      text = try decoded(text)
    } catch let failure as Failure {
      if isOnly { throw failure }
      report.fail(failure)
      return
    }
    parser.releaseScratch()
    let file = record.file
    guard try parser.parse(text, file: { file.string }, into: &record) else {
      let phrase = text.isEmpty ? Phrase.emptyFile : .noFields
      if isOnly { throw Failure(phrase, at: Place(file: file.string)) }
      report.warn(phrase, at: Place(file: file.string), severity: .note)
      return
    }
    if !record.layout.contains(.encoding) { record.original = original }
    report.read(record)
    try body(record)
  }

  /// The text as UTF-8 without a byte order mark.
  private mutating func decoded(_ text: ByteSlice) throws -> ByteSlice {
    let mark = TextEncoding.byteOrderMark(text)
    let body = text.slice(mark?.count ?? 0, text.count)
    if mark != nil { record.layout.insert(.byteOrderMark) }
    var assumed = encoding ?? mark?.encoding ?? .utf8
    if assumed == .utf8 {
      let check = UTF8Check.check(body)
      switch check {
      case .valid: return body
      case .nul(let offset): throw failure(.binary, in: body, offset)
      case .incomplete(let offset): throw failure(.cutInCharacter, in: body, offset)
      case .invalid(let offset):
        guard encoding == nil, mark == nil else { throw failure(.notThisEncoding, ["utf-8"], in: body, offset) }
        if body.slice(0, offset).buffer.contains(where: { $0 >= 0x80 }) {
          throw failure(.mixedEncodings, [String(body[offset], radix: 16, uppercase: true)], in: body, offset)
        }
        assumed = .windows1252
        report.warn(.readAs, [assumed.rawValue], at: Place(file: record.file.string), problem: .encodingError)
      }
    }
    record.layout.insert(.encoding)
    return try transcoded(body, from: assumed)
  }

  /// Decodes into the upper part of the buffer, so that the file's own bytes stay.
  private mutating func transcoded(_ text: ByteSlice, from encoding: TextEncoding) throws -> ByteSlice {
    let offset = text.start - UnsafeRawPointer(buffer.baseAddress!)
    let start = offset + text.count
    if buffer.count < start + text.count * TextDecoder.growth { grow(to: start + text.count * TextDecoder.growth, keeping: start) }
    let source = ByteSlice(start: UnsafeRawPointer(buffer.baseAddress!) + offset, count: text.count)
    var decoder = TextDecoder(encoding)
    guard let count = decoder.decode(source, into: buffer.baseAddress! + start), decoder.isComplete else {
      throw Failure(.notThisEncoding, [encoding.rawValue], at: Place(file: record.file.string), problem: .encodingError)
    }
    let result = ByteSlice(start: UnsafeRawPointer(buffer.baseAddress!) + start, count: count)
    if let nul = result.firstIndex(of: 0) { throw failure(.binary, in: result, nul) }
    return result
  }

  private func failure(_ phrase: Phrase, _ arguments: [String] = [], in text: ByteSlice, _ offset: Int) -> Failure {
    let line = 1 + text.slice(0, offset).buffer.count { $0 == UInt8(ascii: "\n") }
    return Failure(phrase, arguments, at: Place(file: record.file.string, line: line), problem: .encodingError)
  }
}

