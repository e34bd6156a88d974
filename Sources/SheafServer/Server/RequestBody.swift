import SheafCore

/// The body of a form: its fields, and the files that came with it.
struct RequestBody {
  /// The most bytes of a form without files, and of the fields of one with files.
  static let limit = 2 << 20
  /// The most bytes of a form with files.
  static let uploadLimit = 64 << 20

  private(set) var fields: Fields = [:]
  private(set) var uploads: [Upload] = []
  /// False where there is a body that nobody asked for, so that what follows on the connection is no request.
  private(set) var isRead = true

  /// Reads the body that a head announces.
  ///
  /// - Parameter takesUploads: whether a form may come with files.
  /// - Throws: ``Refusal``, before anything is read where the head says enough.
  init(_ head: RequestHead, _ connection: Connection, takesUploads: Bool) throws {
    guard head.method == .post else {
      // No handler takes it: GET and HEAD have none, and other methods are not allowed anywhere.
      isRead = head.length ?? 0 == 0
      if !isRead, head.method == .get || head.method == .head { throw Refusal.badRequest }
      return
    }
    guard let length = head.length else { throw Refusal(.lengthRequired) }
    let type = head.headers["Content-Type"] ?? ""
    let kind = String(type.prefix { $0 != ";" }).trimmed.lowercased()
    let isForm = kind == "application/x-www-form-urlencoded"
    guard isForm || kind == "multipart/form-data" && takesUploads || length == 0 else {
      throw Refusal(.unsupportedMediaType)
    }
    guard length <= (isForm ? RequestBody.limit : RequestBody.uploadLimit) else {
      throw Refusal(.payloadTooLarge)
    }
    guard length > 0 else { return }
    try connection.enter(.body)
    if let expected = head.headers["Expect"] {
      guard expected.lowercased() == "100-continue" else { throw Refusal(.expectationFailed) }
      try connection.sendContinue()
    }
    var left = length
    let next = { () throws -> [UInt8] in
      if left == 0 { return [] }
      let bytes = try connection.readBody(atMost: left)
      left -= bytes.count
      return bytes
    }
    if isForm {
      var bytes: [UInt8] = []
      while left > 0 { bytes += try next() }
      guard let fields = Fields.parse(urlencoded: bytes) else { throw Refusal.badRequest }
      self.fields = fields
    } else {
      guard let boundary = MultipartReader.boundary(type) else { throw Refusal.badRequest }
      var reader = MultipartReader(boundary: boundary, next: next)
      try reader.read()
      (fields, uploads) = (reader.fields, reader.uploads)
    }
  }
}
