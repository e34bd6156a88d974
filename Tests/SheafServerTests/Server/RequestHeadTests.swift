import TestSupport
import Testing

@testable import SheafServer

@Suite struct RequestHeadTests {
  private func head(_ text: String) throws -> RequestHead { try RequestHead(Array(text.utf8)) }

  @Test func isTakenApart() throws {
    let head = try head(
      "POST /fragments/a%20b%C3%A9/edit?x=1&y=%26 HTTP/1.1\r\nHost:h\r\nContent-Length: 12\r\nX:\t a b \t"
    )
    #expect(head.method == .post)
    #expect(head.path == ["fragments", "a bé", "edit"])
    #expect(head.query == ["x": "1", "y": "&"])
    #expect(head.headers["host"] == "h")
    #expect(head.headers["X"] == "a b")
    #expect(head.length == 12)
    #expect(head.keepsAlive)
  }

  @Test(arguments: [
    ("HTTP/1.1\r\nConnection: close", false), ("HTTP/1.1\r\nConnection: Keep-Alive, CLOSE", false),
    ("HTTP/1.1\r\nConnection: keep-alive", true), ("HTTP/1.0", false),
  ])
  func saysWhetherMoreFollows(end: String, keepsAlive: Bool) throws {
    #expect(try head("GET / \(end)").keepsAlive == keepsAlive)
  }

  /// Any bytes at all are read or refused, and never end the program.
  @Test func anyBytesAreReadOrRefused() throws {
    print("seed \(SeededRandom.seed)")
    var random = SeededRandom(seed: SeededRandom.seed)
    let good = Array(
      "POST /a/%41?b=%42 HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nCookie: a=b".utf8)
    let special = Array("\r\n\0 %:/?#\t\u{7F}é".utf8)
    for _ in 0..<(trialsAreFull ? 1_000_000 : 20_000) {
      var bytes = good
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = .random(in: 0...255, using: &random)
        case 1: bytes.insert(special.randomElement(using: &random)!, at: place)
        case 2: bytes.remove(at: place)
        default: bytes[place] = special.randomElement(using: &random)!
        }
      }
      guard let head = try? RequestHead(bytes) else { continue }
      #expect(
        head.path.allSatisfy {
          !["", ".", ".."].contains($0) && !$0.utf8.contains { $0 < 0x20 || $0 == 0x2F }
        })
    }
  }
}
