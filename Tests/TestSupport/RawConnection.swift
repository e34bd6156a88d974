import Foundation

/// A connection to a port of this computer, for sending bytes that no decent client would send.
public final class RawConnection {
  private let descriptor: Int32
  private var waiting: [UInt8] = []

  /// One answer.
  public struct Reply: Sendable {
    public let status: Int
    public let headers: [(name: String, value: String)]
    public let body: [UInt8]

    /// The first value of a header.
    public subscript(name: String) -> String? {
      headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    public var text: String { String(decoding: body, as: UTF8.self) }
  }

  public struct CannotConnect: Error {}

  public init(port: UInt16) throws {
    #if canImport(Glibc)
      descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      descriptor = socket(AF_INET, SOCK_STREAM, 0)
      var yes: Int32 = 1
      setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &yes, socklen_t(MemoryLayout<Int32>.size))
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw CannotConnect() }
  }

  deinit { close(descriptor) }

  /// - Returns: whether all of it was taken.
  @discardableResult
  public func send(_ bytes: [UInt8]) -> Bool {
    #if canImport(Glibc)
      let flags = Int32(MSG_NOSIGNAL)
    #else
      let flags: Int32 = 0
    #endif
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes {
        Foundation.send(descriptor, $0.baseAddress!, $0.count, flags)
      }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }

  @discardableResult
  public func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// The next answer.
  ///
  /// - Parameter isHead: whether it has no body whatever it says.
  /// - Returns: nil where the connection ends before, or nothing comes for so long.
  public func receive(isHead: Bool = false, within seconds: Double = 20) -> Reply? {
    while true {
      if let end = waiting.firstRange(of: Array("\r\n\r\n".utf8)) {
        let lines = String(decoding: waiting[..<end.lowerBound], as: UTF8.self)
          .components(separatedBy: "\r\n")
        let headers = lines.dropFirst().map { line -> (String, String) in
          let parts = line.split(separator: ":", maxSplits: 1)
          return (
            String(parts[0]), parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
          )
        }
        let status = Int(lines[0].split(separator: " ").dropFirst().first ?? "") ?? 0
        let length = headers.first { $0.0.lowercased() == "content-length" }.flatMap { Int($0.1) }
        let count = isHead || status == 100 ? 0 : length ?? 0
        if waiting.count >= end.upperBound + count {
          let body = Array(waiting[end.upperBound..<(end.upperBound + count)])
          waiting.removeFirst(end.upperBound + count)
          return Reply(status: status, headers: headers, body: body)
        }
      }
      guard more(within: seconds) else { return nil }
    }
  }

  /// Whether the other side has nothing more to say, and has said so.
  public func isOver(within seconds: Double = 20) -> Bool {
    let count = waiting.count
    let hasMore = more(within: seconds)
    return !hasMore && !isWaiting && count == waiting.count && count == 0
  }

  private var isWaiting = false

  private func more(within seconds: Double) -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    isWaiting = poll(&entry, 1, Int32(seconds * 1000)) == 0
    guard !isWaiting else { return false }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = recv(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return false }
    waiting += bytes[..<count]
    return true
  }
}
