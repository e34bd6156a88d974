import Testing

@testable import SheafServer

@Suite struct HeadersTests {
  @Test func namesHaveNoCase() {
    var headers: Headers = ["Set-Cookie": "a", "set-cookie": "b"]
    #expect(headers["SET-COOKIE"] == "a")
    #expect(headers.values("Set-Cookie") == ["a", "b"])
    headers["sEt-cookie"] = "c"
    #expect(headers.values("Set-Cookie") == ["c"])
    headers["Set-Cookie"] = nil
    #expect(headers.all.isEmpty)
  }

  /// Whatever a person typed stays in its header.
  @Test(arguments: ["a\r\nb: c", "a\nb", "a\rb", "a\0b", "é", "a\u{85}b", "a\u{2028}b", "\u{7F}"])
  func noValueEndsItsLine(value: String) {
    let headers: Headers = ["Location": value]
    #expect(headers["Location"]!.unicodeScalars.allSatisfy { 0x20...0x7E ~= $0.value })
    #expect(headers["Location"]!.contains("?"))
  }

  @Test func plainValuesStay() {
    let headers: Headers = ["X": "a \"b\"; c=d\te~"]
    #expect(headers["X"] == "a \"b\"; c=d\te~")
  }

  @Test(arguments: ["", "a b", "a:", "é", "a\r"])
  func theseAreNoNames(name: String) {
    #expect(!Headers.isToken(name))
  }
}
