import FlyingSocks
import Foundation
import SheafCore

/// Listens on this computer's own address, and answers each connection on a thread of its own.
package final class Server: Sendable {
  private let socket: Socket
  private let table = ConnectionTable()
  /// The port that is listened on.
  package let port: UInt16

  /// Begins to listen on 127.0.0.1.
  ///
  /// - Parameter port: 0 takes any that is free.
  /// - Throws: `Failure` where the port is taken, or not allowed.
  package init(port: UInt16) throws {
    do {
      socket = try Socket(domain: AF_INET)
      Server.prepare(socket)
      try socket.setValue(true, for: .localAddressReuse)
      try socket.bind(to: .inet(ip4: "127.0.0.1", port: port))
      try socket.listen()
      guard case .ip4(_, let port) = try socket.sockname() else {
        throw SocketError.unsupportedAddress
      }
      self.port = port
    } catch SocketError.failed(_, let number, _) {
      let place = SourceLocation(file: "127.0.0.1:\(port)")
      switch number {
      case EADDRINUSE: throw Failure(.portInUse, at: place)
      case EACCES: throw Failure(.portNotAllowed, at: place)
      default: throw SystemFailure.failure(place.file, error: number)
      }
    }
  }

  /// Keeps a socket from programs that this one starts.
  private static func prepare(_ socket: Socket) {
    _ = fcntl(socket.file.rawValue, F_SETFD, FD_CLOEXEC)
  }

  /// Answers until ``stop()``.
  ///
  /// - Parameter answer: makes the answers.
  package func run(_ site: GuardedSite) {
    while true {
      do {
        let client = Socket(file: try socket.accept().file)
        Server.prepare(client)
        try client.setFlags(.nonBlocking)
        try? client.setValue(
          true, for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY))
        take(client, site)
      } catch SocketError.failed(_, let number, _) where number == EINVAL || number == EBADF {
        return
      } catch {
        // No file descriptor is free, or the client has gone already.
        usleep(5000)
      }
    }
  }

  private func take(_ client: Socket, _ site: GuardedSite) {
    // Connections that were dropped are about to end.
    while table.count >= 2 * ConnectionTable.limit { usleep(1000) }
    guard let name = place(for: client) else {
      let busy = site.refusal(Refusal(.serviceUnavailable), nil)
      // What is unread when a socket is closed takes the answer back.
      _ = try? client.read(atMost: 16 << 10)
      _ = try? client.write(busy.data(isHead: false, keepsAlive: false))
      try? client.close()
      return
    }
    let table = table
    Thread.detachNewThread {
      RequestHandler(Connection(client, table, name: name), site).run()
      table.close(name)
    }
  }

  /// Takes a connection in, as soon as one of those that are there is not at work.
  private func place(for client: Socket) -> Int? {
    let end = ContinuousClock.now + .seconds(2)
    while true {
      if let name = table.add(client) { return name }
      guard ContinuousClock.now < end else { return nil }
      usleep(1000)
    }
  }

  /// Takes no more connections, and waits until the handlers that are at work are done, at most so long.
  package func stop(within limit: Duration = .seconds(3)) {
    shutdown(socket.file.rawValue, Int32(SHUT_RDWR))
    let end = ContinuousClock.now + limit
    while table.workingCount > 0, ContinuousClock.now < end { usleep(1000) }
  }
}
