import Foundation
import Testing

@testable import SheafServer

@Suite struct MultipartReaderTests {
  /// Reads a body that comes in pieces of so many bytes.
  private func read(_ body: [UInt8], by count: Int, boundary: String = "bou") throws -> (
    fields: Fields, uploads: [Upload]
  ) {
    var rest = body[...]
    var reader = MultipartReader(boundary: Array(boundary.utf8)) {
      let piece = Array(rest.prefix(count))
      rest = rest.dropFirst(count)
      return piece
    }
    try reader.read()
    #expect(rest.isEmpty, "a body is read to its end")
    return (reader.fields, reader.uploads)
  }

  private func body(_ parts: [(String, [UInt8])], end: String = "--bou--\r\n") -> [UInt8] {
    parts.flatMap { Array("--bou\r\n\($0.0)\r\n\r\n".utf8) + $0.1 + Array("\r\n".utf8) }
      + Array(end.utf8)
  }

  /// A file that looks like the end of itself again and again comes back byte for byte, wherever its pieces are cut.
  @Test(arguments: [1, 2, 3, 5, 7, 16, 100, 10_000])
  func filesAndFieldsComeWhole(by count: Int) throws {
    let file =
      Array("\r\n--bo\r\n--bou".utf8.dropLast()) + [0, 0xFF, 0x0D]
      + Array("\r\n--\r\n-\r\r\n--b".utf8)
    let result = try read(
      body([
        ("Content-Disposition: form-data; name=\"csrf\"", Array("töken\r\n".utf8)),
        (
          "Content-Disposition: form-data; name=\"file\"; filename=\"a%22b; é.csv\"\r\nContent-Type: text/csv",
          file
        ),
        ("content-disposition: FORM-DATA; NAME=empty; filename=\"\"", []),
        ("Content-Disposition: form-data; name=\"x\"", []),
      ]), by: count)
    #expect(result.fields == ["csrf": "töken\r\n", "x": ""])
    #expect(result.uploads.map(\.fileName) == ["a\"b; é.csv"])
    let upload = try #require(result.uploads.first)
    #expect(upload.field == "file")
    #expect(upload.count == file.count)
    #expect(try Data(contentsOf: URL(fileURLWithPath: upload.path)) == Data(file))
  }

  @Test(arguments: [
    "", "--bou", "x--bou--\r\n", "--bou\r\n\r\nx\r\n--bou--",
    "--bou\r\nContent-Disposition: form-data\r\n\r\nx\r\n--bou--",
    "--bou\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--bou--",
    "--bou\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx", "--bouX\r\n",
    "--bou\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--bou",
  ])
  func whatIsNotWellFormedIsRefused(text: String) {
    #expect(throws: Refusal.self) { try read(Array(text.utf8), by: 3) }
  }

  @Test func aFormWithoutFieldsIsOne() throws {
    #expect(try read(Array("--bou--".utf8), by: 3).fields == [:])
  }

  @Test func aFieldIsUTF8WithoutNUL() {
    for bytes: [UInt8] in [[0xFF], [0]] {
      #expect(throws: Refusal.self) {
        try read(body([("Content-Disposition: form-data; name=\"a\"", bytes)]), by: 100)
      }
    }
  }

  @Test func fieldsAndHeadsHaveLimits() {
    let large = [UInt8](repeating: 0x61, count: RequestBody.limit / 2 + 1)
    let part = ("Content-Disposition: form-data; name=\"a\"", large)
    #expect(throws: Refusal.self) { try read(body([part, part]), by: 1 << 16) }
    let head =
      "Content-Disposition: form-data; name=\"a\"\r\nX: \(String(repeating: "x", count: 5000))"
    #expect(throws: Refusal.self) { try read(body([(head, [])]), by: 1 << 16) }
  }

  @Test(arguments: [
    ("multipart/form-data; boundary=abc", "abc"),
    ("multipart/form-data; charset=x; Boundary=\"a b\"", "a b"),
    ("multipart/form-data", nil), ("multipart/form-data; boundary=", nil),
  ])
  func theBoundaryIsFound(type: String, boundary: String?) {
    #expect(MultipartReader.boundary(type) == boundary.map { Array($0.utf8) })
  }
}
