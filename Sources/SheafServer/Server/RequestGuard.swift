import SheafCore
import Synchronization

/// Lets the person at this computer in, and nobody else.
///
/// The address that is printed holds a token. Whoever sends it first gets a cookie for it, and the token is spent. Every other request needs
/// the cookie, this server's own name in `Host`, and must not come from another page than this server's; a form needs besides what
/// was put into it when it was shown. Another program's server on this computer shares cookies by the browsers' rules, so that the cookie's
/// name holds the port.
package final class RequestGuard: Sendable {
  private let hosts: [String]
  private let cookieName: String
  private let session = RequestGuard.secret()
  private let csrf = RequestGuard.secret()
  private let token = Mutex<String?>(nil)
  private let language: Language?
  private let locale: Language
  private let announce: @Sendable (_ address: String) -> Void

  /// - Parameters:
  ///   - language: that of the pages where nobody has chosen one; nil leaves it to the browser.
  ///   - locale: that of the pages where the browser says nothing either.
  ///   - announce: shows the person an address to open; called again when somebody comes with one that is spent.
  package init(
    port: UInt16, language: Language?, locale: Language,
    announce: @escaping @Sendable (_ address: String) -> Void
  ) {
    hosts = ["127.0.0.1", "localhost"].flatMap {
      port == 80 ? [$0, "\($0):80"] : ["\($0):\(port)"]
    }
    cookieName = "sheaf-\(port)"
    self.language = language
    self.locale = locale
    self.announce = announce
  }

  /// 128 bits that nobody can guess.
  private static func secret() -> String {
    (0..<16).map { _ in
      let byte = String(UInt8.random(in: .min ... .max), radix: 16)
      return byte.count == 1 ? "0" + byte : byte
    }.joined()
  }

  /// Shows the person an address to open, unless one that was shown before is still good.
  package func invite() {
    let address = token.withLock { token -> String? in
      guard token == nil else { return nil }
      let fresh = RequestGuard.secret()
      token = fresh
      return "http://\(hosts[0])/?token=\(fresh)"
    }
    if let address { announce(address) }
  }

  // MARK: Checking

  /// What a head may do.
  enum Verdict {
    /// It is an address that was printed, and this is its answer.
    case entry(Response)
    /// It may go on.
    case known
    /// It is a form of one of our own pages, from a browser that has not been let in: it may be sent again later.
    case tooEarly
  }

  /// Checks all that a head tells.
  ///
  /// - Throws: ``Refusal``.
  func check(_ head: RequestHead) throws -> Verdict {
    let names = head.headers.values("Host")
    guard names.count == 1 else { throw Refusal.badRequest }
    guard hosts.contains(names[0]) else { throw Refusal(.misdirectedRequest) }
    let origins = head.headers.values("Origin")
    guard origins.allSatisfy({ $0 == "http://\(names[0])" }) else { throw Refusal(.forbidden) }
    let isKnown = hasSession(head.headers)
    if head.method == .get, head.path.isEmpty, let sent = head.query["token"] {
      return .entry(try enter(sent, isKnown: isKnown, head.headers))
    }
    let sites = head.headers.values("Sec-Fetch-Site")
    guard sites.allSatisfy({ $0 == "same-origin" || $0 == "none" }) else {
      throw Refusal(.forbidden)
    }
    let isOurs = !origins.isEmpty || sites == ["same-origin"]
    if !isKnown {
      guard head.method == .post, isOurs else { throw Refusal(.forbidden, .refusedStranger) }
      return .tooEarly
    }
    // Every browser of these years says at least one of the two.
    guard head.method != .post || isOurs else { throw Refusal(.forbidden) }
    return .known
  }

  /// Whether a request may be handled: a form has to hold what was put into it when it was shown.
  func admits(_ request: Request) -> Bool {
    request.method != .post || request.form["csrf"].map { RequestGuard.isSame($0, csrf) } == true
  }

  /// What the handlers see of a request.
  func request(_ head: RequestHead, _ body: RequestBody, isKnown: Bool) -> Request {
    Request(
      head.method, head.path, query: head.query, form: body.fields, uploads: body.uploads,
      headers: head.headers, language: language(head.headers), csrf: isKnown ? csrf : "")
  }

  private func enter(_ sent: String, isKnown: Bool, _ headers: Headers) throws -> Response {
    let isGood = token.withLock { token in
      guard let waiting = token, RequestGuard.isSame(sent, waiting) else { return false }
      token = nil
      return true
    }
    guard isGood || isKnown else {
      invite()
      throw Refusal(.forbidden, .refusedSpent)
    }
    var response = Response.seeOther([])
    if let site = headers["Sec-Fetch-Site"], site != "none", site != "same-origin" {
      // A browser that came here from another page would not send the cookie along the redirection.
      let words = Phrase.pageList.text(in: language(headers))
      response = .html(
        "<!DOCTYPE html><meta http-equiv=\"refresh\" content=\"0; url=/\"><p><a href=\"/\">\(words)</a></p>\n"
      )
    }
    if isGood {
      response.headers.append(
        "Set-Cookie", "\(cookieName)=\(session); Path=/; HttpOnly; SameSite=Strict")
    }
    return response
  }

  private func hasSession(_ headers: Headers) -> Bool {
    RequestGuard.cookies(headers).contains {
      $0.name == cookieName && RequestGuard.isSame($0.value, session)
    }
  }

  private static func cookies(_ headers: Headers) -> [(name: String, value: String)] {
    headers.values("Cookie").flatMap { $0.split(separator: ";") }.map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(parts[0]).trimmed, parts.count > 1 ? String(parts[1]).trimmed : "")
    }
  }

  /// Compares in a time that does not tell how much of it is right.
  private static func isSame(_ one: String, _ other: String) -> Bool {
    guard one.utf8.count == other.utf8.count else { return false }
    return zip(one.utf8, other.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }

  // MARK: Language

  /// The language for somebody: what was chosen on a page, else what the program was told, else the browser's, else the system's.
  func language(_ headers: Headers) -> Language {
    let chosen = RequestGuard.cookies(headers).last { $0.name == LanguageChoice.cookieName }?.value
    if let chosen = chosen.flatMap(Language.init(rawValue:)) ?? language { return chosen }
    return RequestGuard.accepted(headers) ?? locale
  }

  /// The first of our languages that the browser would like, by its weights (RFC 9110, section 12.5.4).
  private static func accepted(_ headers: Headers) -> Language? {
    var best: (language: Language, weight: Double)?
    for range in headers.values("Accept-Language").joined(separator: ",").split(separator: ",") {
      let parts = range.split(separator: ";").map { String($0).trimmed.lowercased() }
      guard let tag = parts.first?.split(separator: "-").first,
        let language = Language(rawValue: String(tag))
      else { continue }
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map {
        Double($0.dropFirst(2)) ?? 0
      }
      if weight ?? 1 > best?.weight ?? 0 { best = (language, weight ?? 1) }
    }
    return best?.language
  }
}
