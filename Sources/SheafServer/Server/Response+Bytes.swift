import Foundation

extension Response {
  /// The answer as it goes out; of a body in a file only the head.
  ///
  /// - Parameter isHead: whether the body stays behind, as HEAD asks.
  func data(isHead: Bool, keepsAlive: Bool) -> Data {
    let count =
      switch body {
      case .bytes(let bytes): bytes.count
      case .file(_, let count): count
      }
    var head = "HTTP/1.1 \(status.code) \(status.phrase)\r\nDate: \(SecurityHeaders.date)\r\n"
    for (name, value) in headers.all { head += "\(name): \(value)\r\n" }
    head += SecurityHeaders.lines
    head += "Content-Length: \(count)\r\nConnection: \(keepsAlive ? "keep-alive" : "close")\r\n\r\n"
    var data = Data(capacity: head.utf8.count + (isHead ? 0 : bytes.count))
    data.append(contentsOf: head.utf8)
    if !isHead { data.append(contentsOf: bytes) }
    return data
  }
}
