import SheafCore

/// A site behind its gate: all that a connection needs to answer.
package struct GuardedSite: Sendable {
  let gate: RequestGuard
  private let site: Site
  private let routes: Routes

  package init(_ site: Site, _ gate: RequestGuard) {
    self.gate = gate
    self.site = site
    routes = site.routes
  }

  /// - Parameter isKnown: whether the browser has been let in.
  func answer(_ request: Request, isKnown: Bool) -> Response {
    guard isKnown, gate.admits(request) else { return site.resend(request) }
    do {
      return try routes.answer(request)
    } catch {
      // What was wrong might quote a record, so that it is not said.
      return Refusal(.internalServerError).response(request.language)
    }
  }

  func refusal(_ refusal: Refusal, _ head: RequestHead?) -> Response {
    refusal.response(gate.language(head?.headers ?? [:]))
  }
}
