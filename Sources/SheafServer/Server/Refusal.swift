import SheafCore

/// Why a request is not answered by its handler: it gets this status, and its connection is closed.
struct Refusal: Error {
  let status: HTTPStatusCode
  /// What to say of it.
  let phrase: Phrase

  init(_ status: HTTPStatusCode, _ phrase: Phrase? = nil) {
    self.status = status
    self.phrase = phrase ?? Refusal.phrase(status)
  }

  static let badRequest = Refusal(.badRequest)

  private static func phrase(_ status: HTTPStatusCode) -> Phrase {
    switch status {
    case .notFound: .pageNotFound
    case .requestTimeout: .refusedSlow
    case .payloadTooLarge: .refusedTooLarge
    case .serviceUnavailable: .refusedBusy
    case .misdirectedRequest: .refusedHost
    case .forbidden: .refusedElsewhere
    default: .refusedRequest
    }
  }

  /// The answer, in plain text: it may go to anybody.
  func response(_ language: Language) -> Response {
    let text = phrase.text(
      ["\(RequestBody.limit >> 20)", "\(RequestBody.uploadLimit >> 20)"], in: language)
    return .text("\(status.code) \(status.phrase)\n\n\(text)\n", status: status)
  }
}
