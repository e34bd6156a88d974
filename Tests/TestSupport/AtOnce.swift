import Foundation
import Synchronization

/// Pieces of work that run at once and block, each on a thread of its own: of Swift's own threads there are no more than cores, and those that
/// wait for a socket keep them from everybody else.
public final class AtOnce<Result: Sendable>: Sendable {
  private let found = Mutex<[Result]>([])
  private let isDone = DispatchSemaphore(value: 0)
  private let count: Int

  /// Starts so many, each with its number.
  public init(_ count: Int, _ work: @escaping @Sendable (Int) -> Result) {
    self.count = count
    for number in 0..<count {
      Thread {
        let result = work(number)
        self.found.withLock { $0.append(result) }
        self.isDone.signal()
      }.start()
    }
  }

  /// Waits for all of them.
  public func results() -> [Result] {
    for _ in 0..<count { isDone.wait() }
    return found.withLock { $0 }
  }
}
