import SheafCore

/// One answer.
package struct Response: Sendable {
  /// What follows the head.
  package enum Body: Sendable {
    case bytes([UInt8])
    /// A file of so many bytes, gone once it is sent.
    case file(UnnamedFile, count: Int)
  }

  package var status: HTTPStatusCode
  /// `Content-Length` and what every answer has (see ``SecurityHeaders``) are added when it is sent.
  package var headers: Headers
  package var body: Body

  package init(_ status: HTTPStatusCode = .ok, headers: Headers = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = .bytes(body)
  }

  /// A page.
  package static func html(_ text: String, status: HTTPStatusCode = .ok) -> Response {
    Response(
      status, headers: ["Content-Type": "text/html; charset=utf-8"], body: Array(text.utf8))
  }

  /// Text as it is.
  package static func text(_ text: String, status: HTTPStatusCode = .ok) -> Response {
    Response(
      status, headers: ["Content-Type": "text/plain; charset=utf-8"], body: Array(text.utf8))
  }

  /// Sends the browser on with GET to a path of this server, as after every save: reloading then does not save again.
  ///
  /// - Parameters:
  ///   - path: the segments, which are percent-encoded here.
  ///   - query: the fields of the query.
  ///   - fragment: the id of a part of that page.
  package static func seeOther(_ path: [String], query: Fields = [:], fragment: String? = nil)
    -> Response
  {
    var target = "/" + path.map(PercentCoding.encode).joined(separator: "/")
    if !query.all.isEmpty { target += "?" + query.urlencoded }
    if let fragment { target += "#" + PercentCoding.encode(fragment) }
    return Response(.seeOther, headers: ["Location": target])
  }

  /// A file for the person to keep, never shown in the browser.
  package static func download(_ body: Body, name: String, type: String) -> Response {
    var response = Response(
      headers: ["Content-Type": type, "Content-Disposition": disposition(name)])
    response.body = body
    return response
  }

  /// The name as RFC 6266 has it, with plain ASCII for those who know no better.
  private static func disposition(_ name: String) -> String {
    let plain = name.unicodeScalars.map { scalar in
      0x20...0x7E ~= scalar.value && scalar != "\"" && scalar != "\\" && scalar != "%"
        ? Character(scalar) : "_"
    }
    return
      "attachment; filename=\"\(String(plain))\"; filename*=UTF-8''\(PercentCoding.encode(name))"
  }

  /// The body in memory; what lies in a file is not read.
  package var bytes: [UInt8] {
    if case .bytes(let bytes) = body { bytes } else { [] }
  }

  package var text: String { String(decoding: bytes, as: UTF8.self) }
}
