import FlyingSocks
import Foundation
import SheafCore

/// One connection: its bytes, read under a deadline.
///
/// Reading and writing block, as each connection has a thread of its own.
final class Connection {
  /// The connection is over, and there is nobody to tell.
  struct Ended: Error {}

  /// How long a request may take to arrive, and an idle connection stays.
  static let patience = Duration.seconds(10)

  private static let headEnd = Array("\r\n\r\n".utf8)

  private let socket: Socket
  private let table: ConnectionTable
  private let name: Int
  /// What has come and is not used yet.
  private var waiting: [UInt8] = []
  private(set) var deadline = Deadline(after: patience)

  init(_ socket: Socket, _ table: ConnectionTable, name: Int) {
    self.socket = socket
    self.table = table
    self.name = name
  }

  func enter(_ phase: ConnectionTable.Phase) throws {
    guard table.enter(phase, name) else { throw Refusal(.serviceUnavailable) }
  }

  // MARK: Reading

  /// The next request's head without its last blank line; nil where the client asks for nothing more.
  func readHead() throws -> [UInt8]? {
    deadline = Deadline(after: Connection.patience)
    if waiting.isEmpty {
      guard table.enter(.idle, name), let bytes = try? receive(), !bytes.isEmpty else { return nil }
      waiting = bytes
      deadline = Deadline(after: Connection.patience)
    }
    try enter(.head)
    var searched = 0
    while true {
      if let end = ByteSearch.find(Connection.headEnd, in: waiting, from: searched) {
        guard end + 4 <= RequestHead.limit else { break }
        let head = Array(waiting[..<end])
        waiting.removeFirst(end + 4)
        return head
      }
      guard waiting.count <= RequestHead.limit else { break }
      searched = max(0, waiting.count - 3)
      let bytes = try receive()
      guard !bytes.isEmpty else {
        try enter(.head)
        throw Refusal.badRequest
      }
      waiting += bytes
    }
    throw Refusal(.requestHeaderFieldsTooLarge)
  }

  /// Some bytes of the body, at most so many.
  ///
  /// - Throws: ``Refusal`` where the body ends before them.
  func readBody(atMost count: Int) throws -> [UInt8] {
    if waiting.isEmpty { waiting = try receive() }
    guard !waiting.isEmpty else {
      try enter(.body)
      throw Refusal.badRequest
    }
    if waiting.count <= count {
      defer { waiting = [] }
      return waiting
    }
    defer { waiting.removeFirst(count) }
    return Array(waiting[..<count])
  }

  /// What comes next; nothing at the end.
  private func receive() throws -> [UInt8] {
    while true {
      guard wait(for: POLLIN, until: deadline) else { throw Refusal(.requestTimeout) }
      do {
        return try socket.read(atMost: 16 << 10)
      } catch SocketError.disconnected {
        return []
      } catch SocketError.failed(_, EINTR, _), SocketError.blocked {
      } catch {
        throw Ended()
      }
    }
  }

  private func wait(for events: Int32, until deadline: Deadline) -> Bool {
    var entry = pollfd(fd: socket.file.rawValue, events: Int16(events), revents: 0)
    while true {
      let count = poll(&entry, 1, deadline.milliseconds)
      if count != -1 || errno != EINTR { return count == 1 }
    }
  }

  // MARK: Writing

  /// Tells a client that waits for it to send the body.
  func sendContinue() throws { try send(Data("HTTP/1.1 100 Continue\r\n\r\n".utf8)) }

  func send(_ response: Response, isHead: Bool, keepsAlive: Bool) throws {
    guard table.enter(.writing, name) || response.status == .serviceUnavailable else {
      throw Ended()
    }
    try send(response.data(isHead: isHead, keepsAlive: keepsAlive))
    guard !isHead, case .file(let file, let count) = response.body else { return }
    var sent = 0
    while sent < count {
      let bytes = try file.read(at: sent, count: min(count - sent, 64 << 10))
      guard !bytes.isEmpty else { throw Ended() }
      try send(Data(bytes))
      sent += bytes.count
    }
  }

  /// Sends all of it; a client that takes nothing for long is given up.
  private func send(_ data: Data) throws {
    var index = data.startIndex
    while index < data.endIndex {
      guard wait(for: POLLOUT, until: Deadline(after: Connection.patience)) else { throw Ended() }
      do {
        index = try socket.write(data, from: index)
      } catch SocketError.failed(_, EINTR, _), SocketError.blocked {
      } catch {
        throw Ended()
      }
    }
  }

  /// Says that nothing more follows, and takes what is still on its way for a moment: closing a socket with bytes unread would take the
  /// answer back.
  func linger() {
    shutdown(socket.file.rawValue, Int32(SHUT_WR))
    deadline = Deadline(after: .seconds(1))
    var left = 4 << 20
    while left > 0, let bytes = try? receive(), !bytes.isEmpty { left -= bytes.count }
  }
}
