import Testing

@testable import SheafServer

@Suite struct PercentCodingTests {
  @Test(arguments: [
    ("a%20b", "a b"), ("a+b", "a b"), ("%C3%A9", "é"), ("%c3%a9", "é"), ("", ""), ("%2B", "+"),
    ("é", "é"),
  ])
  func isTakenOff(text: String, expected: String) {
    #expect(PercentCoding.decode(text.utf8, plusIsSpace: true) == expected)
  }

  @Test(arguments: ["%", "%2", "%zz", "%2x", "a%", "%FF", "%C3", "%00", "%ED%A0%80"])
  func isRefused(text: String) {
    #expect(PercentCoding.decode(text.utf8, plusIsSpace: true) == nil)
  }

  @Test func aPlusOfAPathStays() {
    #expect(PercentCoding.decode("a+b".utf8, plusIsSpace: false) == "a+b")
  }

  @Test(arguments: ["SCC-1/é +&=#?%.md", "\u{1F54A}\u{FE0F}", "..", "a\r\nb"])
  func comesBack(text: String) {
    let coded = PercentCoding.encode(text)
    #expect(coded.utf8.allSatisfy { 0x21...0x7E ~= $0 && $0 != UInt8(ascii: "/") })
    #expect(PercentCoding.decode(coded.utf8, plusIsSpace: true) == text)
  }
}
