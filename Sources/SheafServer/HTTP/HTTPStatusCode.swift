/// How an answer turned out: those of RFC 9110, section 15, and RFC 6585 that this server gives.
package struct HTTPStatusCode: Hashable, Sendable {
  package let code: Int
  package let phrase: String

  private init(_ code: Int, _ phrase: String) {
    self.code = code
    self.phrase = phrase
  }

  package static let ok = HTTPStatusCode(200, "OK")
  package static let seeOther = HTTPStatusCode(303, "See Other")
  package static let badRequest = HTTPStatusCode(400, "Bad Request")
  package static let forbidden = HTTPStatusCode(403, "Forbidden")
  package static let notFound = HTTPStatusCode(404, "Not Found")
  package static let methodNotAllowed = HTTPStatusCode(405, "Method Not Allowed")
  package static let requestTimeout = HTTPStatusCode(408, "Request Timeout")
  package static let conflict = HTTPStatusCode(409, "Conflict")
  package static let lengthRequired = HTTPStatusCode(411, "Length Required")
  package static let payloadTooLarge = HTTPStatusCode(413, "Content Too Large")
  package static let unsupportedMediaType = HTTPStatusCode(415, "Unsupported Media Type")
  package static let expectationFailed = HTTPStatusCode(417, "Expectation Failed")
  package static let misdirectedRequest = HTTPStatusCode(421, "Misdirected Request")
  package static let unprocessableContent = HTTPStatusCode(422, "Unprocessable Content")
  package static let requestHeaderFieldsTooLarge = HTTPStatusCode(
    431, "Request Header Fields Too Large")
  package static let internalServerError = HTTPStatusCode(500, "Internal Server Error")
  package static let notImplemented = HTTPStatusCode(501, "Not Implemented")
  package static let serviceUnavailable = HTTPStatusCode(503, "Service Unavailable")
  package static let httpVersionNotSupported = HTTPStatusCode(505, "HTTP Version Not Supported")
}
