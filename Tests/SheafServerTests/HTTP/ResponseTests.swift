import Testing

@testable import SheafServer

@Suite struct ResponseTests {
  @Test func theWayOnIsEncoded() {
    let response = Response.seeOther(
      ["fragments", "a/b\r\nSet-Cookie: x=y.md"], query: ["done": "saved & more"],
      fragment: "field é")
    #expect(response.status == .seeOther)
    #expect(
      response.headers["Location"]
        == "/fragments/a%2Fb%0D%0ASet-Cookie%3A%20x%3Dy.md?done=saved%20%26%20more#field%20%C3%A9")
    #expect(Response.seeOther([]).headers["Location"] == "/")
  }

  @Test(arguments: [
    ("a.csv", "attachment; filename=\"a.csv\"; filename*=UTF-8''a.csv"),
    ("é\"\\%.csv", "attachment; filename=\"____.csv\"; filename*=UTF-8''%C3%A9%22%5C%25.csv"),
    ("a\r\nb", "attachment; filename=\"a__b\"; filename*=UTF-8''a%0D%0Ab"),
  ])
  func aDownloadHasItsName(name: String, disposition: String) {
    let response = Response.download(.bytes([]), name: name, type: "text/csv")
    #expect(response.headers["Content-Disposition"] == disposition)
  }

  @Test func whatGoesOutHasOneHeadAndItsBody() {
    let text = String(
      decoding: Response.text("hé").data(isHead: false, keepsAlive: true), as: UTF8.self)
    #expect(text.hasPrefix("HTTP/1.1 200 OK\r\nDate: "))
    #expect(text.contains("\r\nContent-Length: 3\r\nConnection: keep-alive\r\n\r\nhé"))
    let head = String(
      decoding: Response.text("hé").data(isHead: true, keepsAlive: false), as: UTF8.self)
    #expect(head.hasSuffix("\r\nContent-Length: 3\r\nConnection: close\r\n\r\n"))
  }
}
