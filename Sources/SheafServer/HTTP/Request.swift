import SheafCore

/// One request, checked and taken apart; no handler sees any other.
package struct Request: Sendable {
  package var method: HTTPMethod
  /// The path's segments, percent-decoded: each is UTF-8, not empty, neither `.` nor `..`, and without `/` and control
  /// characters. The root has none.
  package var path: [String]
  /// The fields of the query, in order.
  package var query: Fields
  /// The fields of an urlencoded or multipart body, in order.
  package var form: Fields
  /// The files of a multipart body, in order.
  package var uploads: [Upload]
  package var headers: Headers
  /// The language that this person's pages are in.
  package var language: Language
  /// What a form has to send back in its field `csrf`; "" before the guard has seen the request.
  package var csrf: String

  package init(
    _ method: HTTPMethod = .get, _ path: [String] = [], query: Fields = [:], form: Fields = [:],
    uploads: [Upload] = [], headers: Headers = [:], language: Language = .en, csrf: String = ""
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.form = form
    self.uploads = uploads
    self.headers = headers
    self.language = language
    self.csrf = csrf
  }
}

/// A file that came with a multipart body; it lies on the disk until the request is answered.
package struct Upload: Sendable {
  /// The field that it came in.
  package var field: String
  /// The name that the browser gave it: for messages only, never for a path.
  package var fileName: String
  /// Where its bytes are.
  package var path: String
  package var count: Int
  /// What keeps the bytes.
  private var file: UnnamedFile?

  init(field: String, fileName: String, file: UnnamedFile, count: Int) {
    self.init(field: field, fileName: fileName, path: file.path, count: count)
    self.file = file
  }

  package init(field: String, fileName: String, path: String, count: Int) {
    self.field = field
    self.fileName = fileName
    self.path = path
    self.count = count
  }
}
