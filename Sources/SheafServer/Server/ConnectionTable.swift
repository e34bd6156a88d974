import FlyingSocks
import Foundation
import Synchronization

/// Who is connected, and who has to go when there are too many.
final class ConnectionTable: Sendable {
  /// The most connections at a time.
  static let limit = 64

  /// What a connection is busy with.
  enum Phase {
    /// Nothing of a request has come.
    case idle
    case head
    case body
    /// A handler is at work; such a connection is never dropped.
    case working
    case writing
  }

  private struct Entry {
    let socket: Socket
    var phase = Phase.idle
    /// Since when, by the count of changes.
    var since: Int
    var isDropped = false
  }

  private struct State {
    var entries: [Int: Entry] = [:]
    var changes = 0

    mutating func count() -> Int {
      changes += 1
      return changes
    }
  }

  private let state = Mutex(State())

  /// Takes a connection in; where there are too many, the one that has waited longest for its client makes room.
  ///
  /// - Returns: what the connection is called here; nil where all are at work.
  func add(_ socket: Socket) -> Int? {
    state.withLock { state -> Int? in
      if state.entries.values.count(where: { !$0.isDropped }) >= ConnectionTable.limit {
        let candidates = state.entries.filter { $0.value.phase != .working && !$0.value.isDropped }
        // Not by phase: one that has just come is idle, and would be the first to go.
        guard let oldest = candidates.min(by: { $0.value.since < $1.value.since }) else {
          return nil
        }
        state.entries[oldest.key]!.isDropped = true
        // Wakes its thread, which sees the end of its input.
        let how = oldest.value.phase == .writing ? SHUT_RDWR : SHUT_RD
        shutdown(oldest.value.socket.file.rawValue, Int32(how))
      }
      let name = state.count()
      state.entries[name] = Entry(socket: socket, since: name)
      return name
    }
  }

  /// Says what a connection is busy with from now on.
  ///
  /// - Returns: whether it may go on.
  func enter(_ phase: Phase, _ name: Int) -> Bool {
    state.withLock { state in
      guard state.entries[name]?.isDropped == false else { return false }
      state.entries[name]!.phase = phase
      state.entries[name]!.since = state.count()
      return true
    }
  }

  /// Closes a connection.
  func close(_ name: Int) {
    state.withLock { state in
      // Under the lock, so that the number is not another connection's when this one is to be dropped.
      try? state.entries.removeValue(forKey: name)?.socket.close()
    }
  }

  /// How many there are, those among them that are about to end.
  var count: Int { state.withLock { $0.entries.count } }

  /// How many handlers are at work.
  var workingCount: Int {
    state.withLock { $0.entries.values.count { $0.phase == .working } }
  }
}
