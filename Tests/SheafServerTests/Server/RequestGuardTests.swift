import TestSupport
import Testing

/// Real sockets and raw bytes: one rule broken at a time, and what comes of it.
@Suite struct GateTests {
  /// What is done to a good request.
  struct Breach: Sendable, CustomTestStringConvertible {
    let name: String
    let status: Int
    let request: @Sendable (FormClient) -> String
    var testDescription: String { name }
  }

  private static func getting(
    _ name: String, _ status: Int, _ change: @escaping @Sendable (String) -> String
  ) -> Breach {
    Breach(name: name, status: status) { change($0.get("/")) }
  }

  private static func sending(
    _ name: String, _ status: Int, _ change: @escaping @Sendable (String, FormClient) -> String
  ) -> Breach {
    Breach(name: name, status: status) { change($0.post("/drafts/save", [("f-id", "x")]), $0) }
  }

  static let breaches: [Breach] = [
    getting("no Host", 400) { $0.replacing(#/Host: .*?\r\n/#, with: "") },
    getting("two Hosts", 400) { $0.replacing(#/(Host: .*?\r\n)/#) { $0.1 + $0.1 } },
    getting("another Host", 421) { $0.replacing(#/Host: .*?:/#, with: "Host: evil.example:") },
    getting("Host without its port", 421) {
      $0.replacing(#/Host: 127.0.0.1:\d+/#, with: "Host: 127.0.0.1")
    },
    getting("no cookie", 403) { $0.replacing(#/Cookie: .*?\r\n/#, with: "") },
    getting("another cookie", 403) {
      $0.replacing(#/Cookie: (.*?)=.*?\r\n/#) {
        "Cookie: \($0.1)=\(String(repeating: "0", count: 32))\r\n"
      }
    },
    getting("a cookie cut short", 403) { $0.replacing(#/(Cookie: .*?).\r\n/#) { $0.1 + "\r\n" } },
    getting("another page's Origin", 403) {
      $0.replacing(#/Origin: .*?\r\n/#, with: "Origin: http://evil.example\r\n")
    },
    getting("Origin null", 403) { $0.replacing(#/Origin: .*?\r\n/#, with: "Origin: null\r\n") },
    getting("a wrong token", 403) {
      $0.replacing("GET /", with: "GET /?token=0").replacing(#/Cookie: .*?\r\n/#, with: "")
    },
    getting("Sec-Fetch-Site cross-site", 403) {
      $0.replacing("\r\n\r\n", with: "\r\nSec-Fetch-Site: cross-site\r\n\r\n")
    },
    getting("Sec-Fetch-Site same-site", 403) {
      $0.replacing("\r\n\r\n", with: "\r\nSec-Fetch-Site: same-site\r\n\r\n")
    },
    getting("bare line feeds", 400) { $0.replacing("\r\nCookie", with: "\nCookie") },
    getting("a bare carriage return", 400) { $0.replacing("\r\nCookie", with: "\rX: y\r\nCookie") },
    getting("NUL in a value", 400) { $0.replacing("\r\n\r\n", with: "\r\nX: a\0b\r\n\r\n") },
    getting("a folded line", 400) { $0.replacing("\r\nCookie", with: "\r\n Cookie") },
    getting("space before the colon", 400) { $0.replacing("Cookie:", with: "Cookie :") },
    getting("a line without a colon", 400) {
      $0.replacing("\r\n\r\n", with: "\r\nnothing\r\n\r\n")
    },
    getting("a blank line first", 400) { "\r\n" + $0 },
    getting("two spaces", 400) { $0.replacing("GET /", with: "GET  /") },
    getting("no version", 400) { $0.replacing(" HTTP/1.1", with: "") },
    getting("HTTP/2.0", 505) { $0.replacing("HTTP/1.1", with: "HTTP/2.0") },
    getting("a method in small letters", 501) { $0.replacing("GET", with: "get") },
    getting("a whole address", 400) { $0.replacing("GET /", with: "GET http://127.0.0.1/") },
    getting("a target that is no path", 400) { $0.replacing("GET /", with: "GET *") },
    getting("dots", 400) { $0.replacing("GET /", with: "GET /fragments/../new") },
    getting("dots in percent signs", 400) { $0.replacing("GET /", with: "GET /fragments/%2e%2e") },
    getting("a slash in percent signs", 400) {
      $0.replacing("GET /", with: "GET /fragments/..%2fnew")
    },
    getting("NUL in percent signs", 400) { $0.replacing("GET /", with: "GET /fragments/a%00b") },
    getting("half a percent sign", 400) { $0.replacing("GET /", with: "GET /fragments/a%2") },
    getting("a control character in percent signs", 400) {
      $0.replacing("GET /", with: "GET /fragments/a%0Ab")
    },
    getting("a query that is no UTF-8", 400) { $0.replacing("GET /", with: "GET /?q=%FF") },
    getting("two slashes", 404) { $0.replacing("GET /", with: "GET //new") },
    getting("a head of more than 8 KiB", 431) {
      $0.replacing("\r\n\r\n", with: "\r\nX: \(String(repeating: "x", count: 8200))\r\n\r\n")
    },
    getting("many short headers", 431) {
      $0.replacing("\r\n\r\n", with: "\r\n\(String(repeating: "X: y\r\n", count: 2000))\r\n")
    },
    getting("a body that nobody asked for", 400) {
      $0.replacing("\r\n\r\n", with: "\r\nContent-Length: 3\r\n\r\nabc")
    },
    sending("no CSRF token", 403) { request, client in
      request.replacing("csrf=\(client.csrf)", with: "dsrf=\(client.csrf)")
    },
    sending("another CSRF token", 403) { request, client in
      request.replacing(client.csrf, with: String(repeating: "0", count: 32))
    },
    sending("neither Origin nor Sec-Fetch-Site", 403) { request, _ in
      request.replacing(#/Origin: .*?\r\n/#, with: "")
    },
    sending("Sec-Fetch-Site none alone", 403) { request, _ in
      request.replacing(#/Origin: .*?\r\n/#, with: "Sec-Fetch-Site: none\r\n")
    },
    sending("another port's Origin", 403) { request, _ in
      request.replacing(#/Origin: .*?\r\n/#, with: "Origin: http://127.0.0.1:1\r\n")
    },
    sending("another name's Origin", 403) { request, client in
      request.replacing(#/Origin: .*?\r\n/#, with: "Origin: http://localhost:\(client.port)\r\n")
    },
    sending("chunks", 411) { request, _ in
      request.replacing(#/Content-Length: \d+/#, with: "Transfer-Encoding: chunked")
    },
    sending("chunks and a length", 400) { request, _ in
      request.replacing("Content-Length", with: "Transfer-Encoding: chunked\r\nContent-Length")
    },
    sending("a coding that nobody knows", 501) { request, _ in
      request.replacing(#/Content-Length: \d+/#, with: "Transfer-Encoding: xchunked")
    },
    sending("no length", 411) { request, _ in
      request.replacing(#/Content-Length: \d+\r\n/#, with: "")
    },
    sending("two lengths", 400) { request, _ in
      request.replacing("Content-Length", with: "Content-Length: 1\r\nContent-Length")
    },
    sending("the same length twice", 400) { request, _ in
      request.replacing(#/(Content-Length: \d+\r\n)/#) { $0.1 + $0.1 }
    },
    sending("a length with a sign", 400) { request, _ in
      request.replacing("Content-Length: ", with: "Content-Length: +")
    },
    sending("a list of lengths", 400) { request, _ in
      request.replacing(#/Content-Length: (\d+)/#) { "Content-Length: \($0.1), \($0.1)" }
    },
    sending("a length below zero", 400) { request, _ in
      request.replacing("Content-Length: ", with: "Content-Length: -")
    },
    sending("a body of more than 2 MiB", 413) { request, _ in
      request.replacing(#/Content-Length: \d+/#, with: "Content-Length: 2097153")
    },
    sending("plain text", 415) { request, _ in
      request.replacing("application/x-www-form-urlencoded", with: "text/plain")
    },
    sending("JSON", 415) { request, _ in
      request.replacing("application/x-www-form-urlencoded", with: "application/json")
    },
    sending("no type", 415) { request, _ in request.replacing(#/Content-Type: .*?\r\n/#, with: "")
    },
    sending("an upload of more than 64 MiB", 413) { request, _ in
      request.replacing(
        "application/x-www-form-urlencoded", with: "multipart/form-data; boundary=x"
      ).replacing(#/Content-Length: \d+/#, with: "Content-Length: 67108865")
    },
    sending("a form that is no UTF-8", 400) { request, _ in
      request.replacing("f%2Did=x", with: "f%2Did=%")
    },
    sending("another expectation", 417) { request, _ in
      request.replacing("Content-Length", with: "Expect: everything\r\nContent-Length")
    },
    sending("a method that is nowhere", 405) { request, _ in
      request.replacing("POST", with: "DELETE")
    },
  ]

  /// The request that follows on the same connection would leave a draft behind, were it run.
  @Test(arguments: breaches)
  func isRefusedAndTheNextRequestNeverRuns(_ breach: Breach) throws {
    let server = try RunningServer()
    let connection = try server.connect()
    connection.send(
      breach.request(server.client) + server.client.post("/drafts/save", [("f-id", "smuggled")]))
    let reply = try #require(connection.receive())
    #expect(reply.status == breach.status)
    #expect(reply["Connection"] == "close")
    #expect(reply["Cache-Control"] == "no-store")
    #expect(connection.isOver())
    #expect(try !server.hasDrafts)
  }

  @Test func whatKeepsTheRulesIsAnswered() throws {
    let server = try RunningServer()
    #expect(try server.client.send(server.client.get("/"))?.status == 200)
    #expect(
      try server.client.send(server.client.post("/drafts/save", [("f-id", "x")]))?.status == 200)
    #expect(try server.hasDrafts)
    let named = server.client.get("/").replacing("127.0.0.1", with: "localhost")
    #expect(try server.client.send(named)?.status == 200)
    let fetched = server.client.post("/drafts/save", [("f-id", "x")]).replacing(
      #/Origin: .*?\r\n/#, with: "Sec-Fetch-Site: same-origin\r\n")
    #expect(try server.client.send(fetched)?.status == 200)
  }

  /// Requests one after the other, sent without waiting, are answered in their order as long as each is good.
  @Test func goodRequestsMayFollowEachOther() throws {
    let server = try RunningServer()
    let connection = try server.connect()
    let client = server.client
    connection.send(
      client.get("/new") + client.post("/drafts/save", [("f-id", "x")]) + client.get("/nothing")
        + client.get("/drafts"))
    #expect(connection.receive()?.status == 200)
    #expect(connection.receive()?["Content-Type"] == "application/json")
    #expect(connection.receive()?.status == 404)
    #expect(connection.receive()?.status == 200)
  }

  /// A form from before a restart comes back with everything that was typed, and can be sent again; nothing of it is done before.
  @Test func aFormFromAnEarlierRunIsNotLost() throws {
    let server = try RunningServer()
    let client = server.client
    let typed = "La chorale <\"chante\"> au bord du lac"
    let old = client.post("/drafts/save", [("f-outcome", typed)]).replacing(
      client.csrf, with: String(repeating: "0", count: 32))
    let escaped = "La chorale &lt;&quot;chante&quot;&gt; au bord du lac"
    let known = try #require(try client.send(old))
    #expect(known.status == 403)
    #expect(known.text.contains("name=\"f-outcome\" value=\"\(escaped)\""))
    #expect(known.text.contains("name=\"csrf\" value=\"\(client.csrf)\""))
    #expect(known.text.contains("action=\"/drafts/save\""))
    let stranger = try #require(
      try client.send(old.replacing(#/Cookie: .*?\r\n/#, with: "")))
    #expect(stranger.status == 403)
    #expect(stranger.text.contains(escaped))
    #expect(!stranger.text.contains(client.csrf))
    #expect(!stranger.text.contains(server.folder.path))
    let elsewhere = try #require(
      try client.send(old.replacing(#/Origin: .*?\r\n/#, with: "Origin: http://evil.example\r\n")))
    #expect(!elsewhere.text.contains("chorale"))
    #expect(try !server.hasDrafts)
  }

  /// More than any form may have goes to the disk as it comes, and can be read there while the request is answered.
  @Test func aFileIsTakenAsItComes() throws {
    let server = try RunningServer()
    let client = server.client
    let file = String(repeating: "La chorale chante au bord du lac.\r\n", count: 100_000)
    let body = """
      --bou\r
      Content-Disposition: form-data; name="csrf"\r
      \r
      \(client.csrf)\r
      --bou\r
      Content-Disposition: form-data; name="file"; filename="harvest.csv"\r
      Content-Type: text/csv\r
      \r
      \(file)\r
      --bou--\r

      """
    let request = """
      POST /check HTTP/1.1\r
      \(client.headers)Content-Type: multipart/form-data; boundary=bou\r
      Content-Length: \(body.utf8.count)\r
      \r
      \(body)
      """
    #expect(try client.send(request)?.status == 200)
    #expect(server.checked.all.withLock { $0 } == ["harvest.csv \(file.utf8.count)"])
    let stale = request.replacing(client.csrf, with: String(repeating: "0", count: 32))
    #expect(try client.send(stale)?.status == 403)
    #expect(server.checked.all.withLock { $0.count } == 1)
  }

  @Test func anAddressIsGoodOnceAndANewOneIsShown() throws {
    let server = try RunningServer()
    let first = server.addresses.all.withLock { $0[0] }
    #expect(throws: FormClient.Refused.self) { try FormClient(opening: first) }
    #expect(throws: FormClient.Refused.self) { try FormClient(opening: first) }
    let all = server.addresses.all.withLock { $0 }
    #expect(all.count == 2, "one new address, however often the spent one comes")
    let second = try FormClient(opening: all[1])
    #expect(try second.send(second.get("/"))?.status == 200)
    // Whoever has been let in may open an old address again.
    let query = first.split(separator: "?")[1]
    #expect(try second.send(second.get("/?\(query)"))?.status == 303)
  }

  @Test func theCookieIsForThisServerAlone() throws {
    let server = try RunningServer()
    _ = try? FormClient(opening: server.addresses.all.withLock { $0[0] })
    let address = server.addresses.all.withLock { $0[1] }
    let query = address.split(separator: "?")[1]
    let reply = try #require(
      try server.client.send("GET /?\(query) HTTP/1.1\r\nHost: localhost:\(server.port)\r\n\r\n"))
    #expect(reply.status == 303)
    #expect(reply["Location"] == "/")
    let cookie = try #require(reply["Set-Cookie"])
    #expect(cookie.hasPrefix("sheaf-\(server.port)="))
    #expect(cookie.hasSuffix("; Path=/; HttpOnly; SameSite=Strict"))
  }

  @Test func everyAnswerKeepsTheBrowserIn() throws {
    let server = try RunningServer()
    for path in ["/", "/new", "/assets/sheaf.css", "/nothing"] {
      let reply = try #require(try server.client.send(server.client.get(path)))
      let policy = try #require(reply["Content-Security-Policy"])
      #expect(policy.hasPrefix("default-src 'none'; script-src 'self'; style-src 'self'"))
      #expect(policy.contains("frame-ancestors 'none'"))
      #expect(!policy.contains("unsafe"))
      #expect(reply["Cache-Control"] == "no-store")
      #expect(reply["X-Content-Type-Options"] == "nosniff")
      #expect(reply["Referrer-Policy"] == "same-origin")
    }
  }

  @Test func headIsGetWithoutTheBody() throws {
    let server = try RunningServer()
    let connection = try server.connect()
    connection.send(
      server.client.get("/new").replacing("GET", with: "HEAD") + server.client.get("/new"))
    let head = try #require(connection.receive(isHead: true))
    let get = try #require(connection.receive())
    #expect(head.status == 200)
    #expect(get.body.count > 1000)
    // Names of drafts are made anew for each form, and may be a digit longer.
    #expect(abs(try #require(Int(head["Content-Length"] ?? "")) - get.body.count) < 8)
  }

  @Test func aWrongMethodIsToldTheRightOnes() throws {
    let server = try RunningServer()
    let client = server.client
    for (method, path, allowed) in [
      ("PUT", "/", "GET, HEAD"), ("OPTIONS", "/new", "GET, HEAD, POST"), ("GET", "/live", "POST"),
      ("TRACE", "/drafts", "GET, HEAD"),
    ] {
      let reply = try #require(try client.send(client.get(path).replacing("GET", with: method)))
      #expect(reply.status == 405)
      #expect(reply["Allow"] == allowed)
    }
  }

  @Test func aHeaderCannotBeSplit() throws {
    let server = try RunningServer()
    let reply = try #require(
      try server.client.send(
        server.client.post(
          "/language", [("to", "fr"), ("back", "/new%0d%0aSet-Cookie: a=b?x=\r\nSet-Cookie: c=d")]))
    )
    #expect(reply.status == 303)
    #expect(reply.headers.count { $0.name == "Set-Cookie" } == 1)
  }

  @Test(arguments: [
    ("", "", "en"), ("fr-CA,fr;q=0.9,en;q=0.8", "", "fr"), ("en;q=0.5, fr;q=0.6", "", "fr"),
    ("de", "", "en"), ("fr;q=0", "", "en"),
    ("en", "sheaf-language=fr", "fr"), ("fr", "sheaf-language=xx", "fr"),
  ])
  func theLanguageIsThePersons(accepted: String, cookie: String, language: String) throws {
    let server = try RunningServer(language: nil)
    let request = server.client.get("/").replacing(
      "\r\n\r\n", with: "; \(cookie)\r\nAccept-Language: \(accepted)\r\n\r\n")
    #expect(try server.client.send(request)?.text.contains("<html lang=\"\(language)\"") == true)
  }
}
