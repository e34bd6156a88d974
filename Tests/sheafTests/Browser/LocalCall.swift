import Foundation

/// One HTTP request to a program on this computer. Foundation's own client does not take the heads that ChromeDriver writes.
enum LocalCall {
  struct Failure: Error {}

  /// - Returns: the body of the answer, which has to say how long it is.
  static func send(_ method: String, _ path: String, _ body: Data, port: UInt16) throws -> Data {
    #if canImport(Glibc)
      let stream = Int32(SOCK_STREAM.rawValue)
    #else
      let stream = SOCK_STREAM
    #endif
    let socket = Foundation.socket(AF_INET, stream, 0)
    guard socket >= 0 else { throw Failure() }
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let isConnected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected else { throw Failure() }
    let head = """
      \(method) \(path) HTTP/1.1\r
      Host: 127.0.0.1:\(port)\r
      Content-Type: application/json\r
      Content-Length: \(body.count)\r
      Connection: close\r
      \r

      """
    try write(Data(head.utf8) + body, to: socket)
    return try readAnswer(from: socket)
  }

  private static func write(_ data: Data, to socket: Int32) throws {
    var rest = data
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(socket, $0.baseAddress!, $0.count) }
      guard count > 0 else { throw Failure() }
      rest = rest.dropFirst(count)
    }
  }

  private static func readAnswer(from socket: Int32) throws -> Data {
    var answer = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      if let end = answer.firstRange(of: Data("\r\n\r\n".utf8)) {
        let head = String(decoding: answer[..<end.lowerBound], as: UTF8.self)
        let length = head.firstMatch(of: #/(?i)content-length: *([0-9]+)/#).flatMap { Int($0.1) }
        let body = answer[end.upperBound...]
        if let length, body.count >= length { return Data(body.prefix(length)) }
      }
      let count = read(socket, &buffer, buffer.count)
      guard count > 0 else { throw Failure() }
      answer += buffer[..<count]
    }
  }
}
