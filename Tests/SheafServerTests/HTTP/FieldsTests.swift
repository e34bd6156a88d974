import Testing

@testable import SheafServer

@Suite struct FieldsTests {
  @Test func areReadInOrder() {
    let fields = Fields.parse(urlencoded: "a=1&b=&a=2&c&=d&&e=%C3%A9+f%3D".utf8)
    #expect(
      fields == [("a", "1"), ("b", ""), ("a", "2"), ("c", ""), ("", "d"), ("e", "é f=")].fields)
    #expect(fields?["a"] == "1")
    #expect(fields?.values("a") == ["1", "2"])
    #expect(fields?["nothing"] == nil)
  }

  @Test(arguments: ["a=%", "%FF=1", "a=%00", "a=1&b=%2"])
  func areRefused(text: String) {
    #expect(Fields.parse(urlencoded: text.utf8) == nil)
  }

  @Test func haveALimit() {
    let many = Array(repeating: "a=1", count: Fields.limit).joined(separator: "&")
    #expect(Fields.parse(urlencoded: many.utf8)?.all.count == Fields.limit)
    #expect(Fields.parse(urlencoded: (many + "&a=1").utf8) == nil)
  }

  @Test func comeBack() {
    let fields = [("name", "a&b=c+d %é\u{301}\n"), ("", "x"), ("y", "")].fields
    #expect(Fields.parse(urlencoded: fields.urlencoded.utf8) == fields)
  }
}

extension [(String, String)] {
  fileprivate var fields: Fields { Fields(self) }
}
