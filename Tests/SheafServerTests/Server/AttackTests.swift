import Foundation
import TestSupport
import Testing

/// Peers that mean no good: each is got rid of, and an ordinary page is answered meanwhile.
@Suite struct AttackTests {
  /// Asks for a page on a connection of its own.
  ///
  /// - Returns: how long that took.
  private func page(_ server: RunningServer) throws -> Duration {
    let start = ContinuousClock.now
    let reply = try #require(try server.client.send(server.client.get("/new")))
    #expect(reply.status == 200)
    return ContinuousClock.now - start
  }

  /// Generous beside the promise of 100 ms, which is measured in Benchmarks: tests run beside each other.
  private static let limit = Duration.seconds(5)

  private static let heads = ["", "GET / HT", "GET / HTTP/1.1\r\nHost: "]

  @Test(arguments: heads)
  func aHundredThatWaitMakeRoom(_ beginning: String) throws {
    let server = try RunningServer()
    let waiting = try (0..<100).map { _ in
      let connection = try server.connect()
      connection.send(beginning)
      return connection
    }
    #expect(try page(server) < AttackTests.limit)
    // The oldest had to go; who had begun to ask is told, if that was read yet.
    let status = waiting[0].receive(within: 5)?.status
    #expect(status == nil || status == 503)
  }

  @Test func aHundredSlowBodiesMakeRoom() throws {
    let server = try RunningServer()
    let request = server.client.post("/drafts/save", [("f-id", "x")])
    let waiting = try (0..<100).map { _ in
      let connection = try server.connect()
      connection.send(String(request.dropLast(2)))
      return connection
    }
    #expect(try page(server) < AttackTests.limit)
    let status = waiting[0].receive(within: 5)?.status
    #expect(status == nil || status == 503)
    #expect(try !server.hasDrafts)
  }

  @Test func whoDoesNotReadMakesRoom() throws {
    let server = try RunningServer()
    let waiting = try (0..<100).map { _ in
      let connection = try server.connect()
      for _ in 0..<40 { connection.send(server.client.get("/new")) }
      return connection
    }
    #expect(try page(server) < AttackTests.limit)
    _ = waiting
  }

  /// A byte now and then does not keep a request alive.
  @Test(arguments: ["head", "body"])
  func aRequestHasTenSeconds(_ part: String) throws {
    let server = try RunningServer()
    let request =
      part == "head"
      ? server.client.get("/")
      : server.client.post("/live", [("f-id", String(repeating: "x", count: 100))])
    let slow = Array(request.utf8)
    let begin = part == "head" ? 1 : slow.count - 90
    let connection = try server.connect()
    let start = ContinuousClock.now
    connection.send(Array(slow[..<begin]))
    for byte in slow[begin...].prefix(60) {
      guard connection.send([byte]), connection.receive(within: 0.25) == nil else { break }
      if ContinuousClock.now - start > .seconds(14) { break }
    }
    let duration = ContinuousClock.now - start
    #expect(duration > .seconds(9) && duration < .seconds(13))
    #expect(try page(server) < AttackTests.limit)
  }

  @Test func anIdleConnectionIsClosedWithoutAWord() throws {
    let server = try RunningServer()
    let connection = try server.connect()
    let start = ContinuousClock.now
    #expect(connection.isOver(within: 15))
    #expect(ContinuousClock.now - start > .seconds(9))
  }

  @Test func aGiantHeadIsCutOff() throws {
    let server = try RunningServer()
    let connection = try server.connect()
    connection.send("GET / HTTP/1.1\r\n")
    let line = [UInt8]("X: ".utf8) + [UInt8](repeating: 0x78, count: 1 << 20)
    for _ in 0..<16 where !connection.send(line) { break }
    #expect(connection.receive()?.status == 431)
    #expect(try page(server) < AttackTests.limit)
  }

  /// The body of a form that was refused is not taken for the next request.
  @Test func aRefusedBodyIsNoRequest() throws {
    let server = try RunningServer()
    let connection = try server.connect()
    let smuggled = server.client.post("/drafts/save", [("f-id", "smuggled")])
    let body = String(repeating: smuggled, count: (3 << 20) / smuggled.utf8.count)
    connection.send(
      "POST /drafts/save HTTP/1.1\r\n\(server.client.headers)Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
    )
    connection.send(body)
    #expect(connection.receive()?.status == 413)
    #expect(connection.isOver())
    #expect(try !server.hasDrafts)
  }

  /// Who asks whether to go on gets an answer first.
  @Test func whoAsksBeforeSendingIsTold() throws {
    let server = try RunningServer()
    let request = server.client.post("/live", [("f-id", "x")]).replacing(
      "Content-Length", with: "Expect: 100-continue\r\nContent-Length")
    let parts = request.components(separatedBy: "\r\n\r\n")
    let connection = try server.connect()
    connection.send(parts[0] + "\r\n\r\n")
    #expect(connection.receive()?.status == 100)
    connection.send(parts[1])
    #expect(connection.receive()?.status == 200)
  }
}
