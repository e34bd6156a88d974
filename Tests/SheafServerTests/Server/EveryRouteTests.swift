import TestSupport
import Testing

@testable import SheafServer

/// Every route that there is, asked by somebody who should not be let in.
@Suite struct EveryRouteTests {
  private typealias Change = (name: String, make: (String) -> String)

  private static var unknownFields: [Change] {
    [
      ("no cookie", { $0.replacing(#/Cookie: .*?\r\n/#, with: "") }),
      (
        "another Origin",
        { $0.replacing(#/Origin: .*?\r\n/#, with: "Origin: http://evil.example\r\n") }
      ),
      ("no Origin but null", { $0.replacing(#/Origin: .*?\r\n/#, with: "Origin: null\r\n") }),
      ("cross-site", { $0.replacing("\r\n\r\n", with: "\r\nSec-Fetch-Site: cross-site\r\n\r\n") }),
      ("same-site", { $0.replacing("\r\n\r\n", with: "\r\nSec-Fetch-Site: same-site\r\n\r\n") }),
    ]
  }

  private static func forgers(_ client: FormClient) -> [Change] {
    unknownFields + [
      ("neither Origin nor Sec-Fetch-Site", { $0.replacing(#/Origin: .*?\r\n/#, with: "") }),
      ("no token", { $0.replacing("csrf=", with: "dsrf=") }),
      ("another token", { $0.replacing(client.csrf, with: String(repeating: "0", count: 32)) }),
      ("half a token", { $0.replacing(client.csrf, with: String(client.csrf.dropLast()) + "&") }),
    ]
  }

  @Test("Nobody but the page itself gets past the gate, and every answer keeps the browser in")
  func gate() throws {
    let server = try RunningServer()
    let client = server.client
    let routes = try TestSite().site.routes.all
    #expect(routes.count { $0.method == .post } >= 10)
    for (method, pattern) in routes {
      let path = "/" + pattern.map { $0.hasPrefix(":") ? "x.md" : $0 }.joined(separator: "/")
      let good = method == .post ? client.post(path, [("f-id", "x")]) : client.get(path)
      let changes = method == .post ? Self.forgers(client) : Self.unknownFields
      for change in changes {
        let reply = try #require(try client.send(change.make(good)))
        #expect(reply.status == 403, "\(method.rawValue) \(path): \(change.name)")
        #expect(!reply.text.contains(server.folder.path) || change.name.hasSuffix("token"))
        expectKept(reply, "\(method.rawValue) \(path): \(change.name)")
      }
      let reply = try #require(try client.send(good))
      #expect(reply.status != 403, "\(method.rawValue) \(path)")
      expectKept(reply, "\(method.rawValue) \(path)")
    }
  }

  private func expectKept(_ reply: RawConnection.Reply, _ what: String) {
    #expect(reply["Cache-Control"] == "no-store", "\(what)")
    #expect(reply["X-Content-Type-Options"] == "nosniff", "\(what)")
    #expect(reply["X-Frame-Options"] == "DENY", "\(what)")
    #expect(reply["Content-Security-Policy"]?.contains("frame-ancestors 'none'") == true, "\(what)")
    #expect(reply.headers.count { $0.name == "Content-Length" } == 1, "\(what)")
  }
}
