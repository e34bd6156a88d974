/// How an answer turned out: those of RFC 9110, section 15, and RFC 6585 that this server gives.
public struct HTTPStatusCode: Hashable, Sendable {
  public let code: Int
  public let phrase: String

  private init(_ code: Int, _ phrase: String) {
    self.code = code
    self.phrase = phrase
  }

  public static let ok = HTTPStatusCode(200, "OK")
  public static let seeOther = HTTPStatusCode(303, "See Other")
  public static let badRequest = HTTPStatusCode(400, "Bad Request")
  public static let forbidden = HTTPStatusCode(403, "Forbidden")
  public static let notFound = HTTPStatusCode(404, "Not Found")
  public static let methodNotAllowed = HTTPStatusCode(405, "Method Not Allowed")
  public static let requestTimeout = HTTPStatusCode(408, "Request Timeout")
  public static let conflict = HTTPStatusCode(409, "Conflict")
  public static let lengthRequired = HTTPStatusCode(411, "Length Required")
  public static let payloadTooLarge = HTTPStatusCode(413, "Content Too Large")
  public static let unsupportedMediaType = HTTPStatusCode(415, "Unsupported Media Type")
  public static let expectationFailed = HTTPStatusCode(417, "Expectation Failed")
  public static let misdirectedRequest = HTTPStatusCode(421, "Misdirected Request")
  public static let unprocessableContent = HTTPStatusCode(422, "Unprocessable Content")
  public static let requestHeaderFieldsTooLarge = HTTPStatusCode(
    431, "Request Header Fields Too Large")
  public static let internalServerError = HTTPStatusCode(500, "Internal Server Error")
  public static let notImplemented = HTTPStatusCode(501, "Not Implemented")
  public static let serviceUnavailable = HTTPStatusCode(503, "Service Unavailable")
  public static let httpVersionNotSupported = HTTPStatusCode(505, "HTTP Version Not Supported")
}
