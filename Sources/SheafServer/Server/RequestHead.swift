/// The head of a request, read more strictly than RFC 9112 asks: what two programs could understand differently is refused.
struct RequestHead {
  /// The most bytes that a head may have, its blank line included.
  static let limit = 8 << 10

  var method: HTTPMethod
  /// The path's segments as ``Request/path`` has them.
  var path: [String]
  var query: Fields
  var headers: Headers
  /// Whether the connection may be used again, as far as the client is concerned.
  var keepsAlive: Bool
  /// The body's bytes; nil where the client says nothing of a body.
  var length: Int?

  /// - Parameter bytes: the lines, without the blank one at the end.
  /// - Throws: ``Refusal``.
  init(_ bytes: some Collection<UInt8>) throws {
    var lines = try RequestHead.lines(Array(bytes))
    let words = lines.removeFirst().split(separator: 0x20, omittingEmptySubsequences: false)
    guard words.count == 3, Headers.isToken(words[0]) else { throw Refusal.badRequest }
    let version = String(decoding: words[2], as: UTF8.self)
    guard version.hasPrefix("HTTP/") else { throw Refusal.badRequest }
    guard version == "HTTP/1.1" || version == "HTTP/1.0" else {
      throw Refusal(.httpVersionNotSupported)
    }
    let name = String(decoding: words[0], as: UTF8.self)
    method = HTTPMethod(rawValue: name)
    // Methods are case-sensitive; all that are registered are in capitals.
    guard name == name.uppercased() else { throw Refusal(.notImplemented) }
    (path, query) = try RequestHead.target(words[1])
    headers = try RequestHead.headers(lines)
    let connection = headers.values("Connection").joined(separator: ",").lowercased()
    keepsAlive = version == "HTTP/1.1" && !connection.contains("close")
    length = try RequestHead.length(headers)
  }

  /// The lines between CRLFs; there is no other CR, LF or control character in them.
  private static func lines(_ bytes: [UInt8]) throws -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x0D where index + 1 < bytes.count && bytes[index + 1] == 0x0A:
        lines.append(bytes[start..<index])
        start = index + 2
        index += 1
      case 0x09, 0x20...0x7E, 0x80...0xFF: break
      default: throw Refusal.badRequest
      }
      index += 1
    }
    return lines + [bytes[start...]]
  }

  /// A path with its query, the only kind of target that is answered here.
  private static func target(_ bytes: ArraySlice<UInt8>) throws -> ([String], Fields) {
    guard bytes.first == UInt8(ascii: "/"), !bytes.contains(UInt8(ascii: "#")),
      bytes.allSatisfy({ 0x21...0x7E ~= $0 })
    else { throw Refusal.badRequest }
    let parts = bytes.split(
      separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
    guard let query = Fields.parse(urlencoded: parts.count > 1 ? parts[1] : []) else {
      throw Refusal.badRequest
    }
    guard parts[0].count > 1 else { return ([], query) }
    let path = try parts[0].dropFirst().split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false
    ).map { try segment($0) }
    return (path, query)
  }

  private static func segment(_ bytes: ArraySlice<UInt8>) throws -> String {
    guard let text = PercentCoding.decode(bytes, plusIsSpace: false) else {
      throw Refusal.badRequest
    }
    if text.isEmpty { throw Refusal(.notFound) }
    guard text != ".", text != "..",
      !text.utf8.contains(where: {
        $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "/")
      })
    else { throw Refusal.badRequest }
    return text
  }

  /// The fields. A line that goes on from the one before, and space before the colon, are not allowed (RFC 9112, sections 5.1 and 5.2).
  private static func headers(_ lines: [ArraySlice<UInt8>]) throws -> Headers {
    var headers = Headers()
    for line in lines {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), Headers.isToken(line[..<colon])
      else { throw Refusal.badRequest }
      let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
      let value = line[(colon + 1)...].drop(while: isSpace)
      let end = value.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? value.startIndex
      headers.append(
        String(decoding: line[..<colon], as: UTF8.self),
        String(decoding: value[..<end], as: UTF8.self))
    }
    return headers
  }

  /// How long the body is. Chunks are not taken, and whatever could make it two lengths is refused (RFC 9112, section 6.3).
  private static func length(_ headers: Headers) throws -> Int? {
    let lengths = headers.values("Content-Length")
    if let coding = headers["Transfer-Encoding"] {
      guard lengths.isEmpty else { throw Refusal.badRequest }
      throw Refusal(coding.lowercased() == "chunked" ? .lengthRequired : .notImplemented)
    }
    guard let text = lengths.first else { return nil }
    guard lengths.count == 1, 1...15 ~= text.utf8.count,
      text.utf8.allSatisfy({ 0x30...0x39 ~= $0 })
    else { throw Refusal.badRequest }
    return Int(text)
  }
}
