import FlyingSocks
import SheafCore

/// The requests of one connection with their answers, one after the other; after the first refusal it is over.
struct RequestHandler {
  private let connection: Connection
  private let site: GuardedSite

  init(_ connection: Connection, _ site: GuardedSite) {
    self.connection = connection
    self.site = site
  }

  func run() {
    var head: RequestHead?
    do {
      while let bytes = try connection.readHead() {
        head = nil
        head = try RequestHead(bytes)
        guard try answer(head!) else { return connection.linger() }
      }
    } catch let refusal as Refusal {
      let response = site.refusal(refusal, head)
      try? connection.send(response, isHead: head?.method == .head, keepsAlive: false)
      if refusal.status != .serviceUnavailable { connection.linger() }
    } catch {
      // Nobody is there to be told.
    }
  }

  /// - Returns: whether another request may follow.
  private func answer(_ head: RequestHead) throws -> Bool {
    let verdict = try site.gate.check(head)
    if case .entry(let response) = verdict {
      try connection.send(response, isHead: false, keepsAlive: head.keepsAlive)
      return head.keepsAlive
    }
    let isKnown = if case .known = verdict { true } else { false }
    let body = try RequestBody(head, connection, takesUploads: isKnown)
    let request = site.gate.request(head, body, isKnown: isKnown)
    try connection.enter(.working)
    let response = site.answer(request, isKnown: isKnown)
    let isRefused = response.status.code >= 500 || response.status == .forbidden
    let keepsAlive = head.keepsAlive && body.isRead && !isRefused
    try connection.send(response, isHead: head.method == .head, keepsAlive: keepsAlive)
    return keepsAlive
  }
}
