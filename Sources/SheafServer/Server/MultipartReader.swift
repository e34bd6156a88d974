import Foundation
import SheafCore

/// Reads a `multipart/form-data` body as it comes (RFC 7578): fields into memory, files onto the disk.
struct MultipartReader {
  private(set) var fields: Fields = [:]
  private(set) var uploads: [Upload] = []

  /// The most bytes of the head of a part.
  private static let headLimit = 4 << 10

  private let next: () throws -> [UInt8]
  private let delimiter: [UInt8]
  /// What has come and is not used yet. The line break before the first delimiter is ours.
  private var waiting: [UInt8] = [0x0D, 0x0A]
  private var fieldBytes = 0

  /// - Parameter next: gives the bytes as they come, and none at the end.
  init(boundary: [UInt8], next: @escaping () throws -> [UInt8]) {
    delimiter = Array("\r\n--".utf8) + boundary
    self.next = next
  }

  /// The boundary that a content type names (RFC 2046, section 5.1.1).
  static func boundary(_ type: String) -> [UInt8]? {
    guard let text = parameter("boundary", of: type), 1...70 ~= text.utf8.count else { return nil }
    return Array(text.utf8)
  }

  /// - Throws: ``Refusal`` where it is not well formed, or too large; `Failure` where a file cannot be written.
  mutating func read() throws {
    try take(until: delimiter) { guard $0.isEmpty else { throw Refusal.badRequest } }
    while try startsPart() { try readPart() }
    waiting = []
    // What follows the last delimiter means nothing.
    while try !next().isEmpty {}
  }

  /// Whether a delimiter begins another part, and is not the last one.
  private mutating func startsPart() throws -> Bool {
    while waiting.count < 2 { try more() }
    let sign = Array(waiting[..<2])
    waiting.removeFirst(2)
    switch sign {
    case Array("--".utf8): return false
    case Array("\r\n".utf8): return true
    default: throw Refusal.badRequest
    }
  }

  private mutating func readPart() throws {
    var head: [UInt8] = []
    try take(until: Array("\r\n\r\n".utf8)) { bytes in
      head += bytes
      guard head.count <= MultipartReader.headLimit else { throw Refusal(.payloadTooLarge) }
    }
    guard let disposition = MultipartReader.disposition(head),
      let name = MultipartReader.parameter("name", of: disposition)
    else { throw Refusal.badRequest }
    guard let fileName = MultipartReader.parameter("filename", of: disposition) else {
      return try readField(name)
    }
    let file = try UnnamedFile()
    var count = 0
    try take(until: delimiter) { bytes in
      try bytes.withUnsafeBytes { try file.write($0) }
      count += bytes.count
    }
    // A form whose file nobody chose sends one without a name.
    guard !fileName.isEmpty || count > 0 else { return }
    guard uploads.count < 20 else { throw Refusal(.payloadTooLarge) }
    uploads.append(Upload(field: name, fileName: fileName, file: file, count: count))
  }

  private mutating func readField(_ name: String) throws {
    var bytes: [UInt8] = []
    var total = fieldBytes
    try take(until: delimiter) {
      bytes += $0
      total += $0.count
      guard total <= RequestBody.limit else { throw Refusal(.payloadTooLarge) }
    }
    fieldBytes = total
    guard fields.all.count < Fields.limit else { throw Refusal(.payloadTooLarge) }
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      throw Refusal.badRequest
    }
    fields.append(name, text)
  }

  // MARK: Bytes

  /// Hands on what comes before a mark, piece by piece, and leaves what comes after it.
  private mutating func take(until mark: [UInt8], _ body: (ArraySlice<UInt8>) throws -> Void) throws
  {
    while true {
      if let found = ByteSearch.find(mark, in: waiting) {
        try body(waiting[..<found])
        waiting.removeFirst(found + mark.count)
        return
      }
      // The mark may have begun at the end.
      let sure = max(0, waiting.count - mark.count + 1)
      try body(waiting[..<sure])
      waiting.removeFirst(sure)
      try more()
    }
  }

  private mutating func more() throws {
    let bytes = try next()
    guard !bytes.isEmpty else { throw Refusal.badRequest }
    waiting += bytes
  }

  // MARK: Heads

  /// What the head of a part says in Content-Disposition.
  private static func disposition(_ head: [UInt8]) -> String? {
    guard let text = String(validating: head, as: UTF8.self), !head.contains(0) else { return nil }
    for line in text.components(separatedBy: "\r\n") {
      guard let colon = line.firstIndex(of: ":") else { return nil }
      guard line[..<colon].lowercased() == "content-disposition" else { continue }
      let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      return value.lowercased().hasPrefix("form-data") ? String(value) : nil
    }
    return nil
  }

  /// A parameter of a header's value. Browsers write quotes and line breaks of names as `%22`, `%0D` and `%0A`, and no backslashes
  /// (https://html.spec.whatwg.org/#multipart-form-data).
  static func parameter(_ name: String, of value: String) -> String? {
    var rest = value[...]
    while let semicolon = rest.firstIndex(of: ";") {
      rest = rest[rest.index(after: semicolon)...].drop { $0 == " " || $0 == "\t" }
      guard let sign = rest.firstIndex(of: "=") else { return nil }
      let found = rest[..<sign].lowercased()
      rest = rest[rest.index(after: sign)...]
      let text: Substring
      if rest.first == "\"" {
        rest = rest.dropFirst()
        guard let end = rest.firstIndex(of: "\"") else { return nil }
        text = rest[..<end]
        rest = rest[rest.index(after: end)...]
      } else {
        text = rest.prefix { $0 != ";" && $0 != " " && $0 != "\t" }
        rest = rest[text.endIndex...]
      }
      if found == name {
        return String(text).replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing(
          "%0A", with: "\n")
      }
    }
    return nil
  }
}
