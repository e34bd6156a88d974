import Dispatch
import Synchronization

/// Writes full buffers on a queue of its own, in order, while the next one is being filled.
final class BackgroundWriter: Sendable {
  /// A buffer on its way from one thread to the other, never with both.
  private struct Buffer: @unchecked Sendable {
    let memory: UnsafeMutableRawPointer
  }

  private struct State {
    var free: [Buffer] = []
    var failure: Failure?
  }

  /// How many buffers there are beside the one that is being filled.
  private static let bufferCount = 4

  private let descriptor: Int32
  private let name: String
  private let queue = DispatchQueue(label: "sheaf.output")
  private let available = DispatchSemaphore(value: bufferCount)
  private let state = Mutex(State())

  init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
    let buffers = (0..<BackgroundWriter.bufferCount).map { _ in
      Buffer(memory: .allocate(byteCount: ByteOutput.capacity, alignment: 64))
    }
    state.withLock { $0.free = buffers }
  }

  deinit {
    state.withLock { for buffer in $0.free { buffer.memory.deallocate() } }
  }

  /// Hands a full buffer over for a free one.
  ///
  /// - Throws: ``Failure`` where an earlier buffer could not be written.
  func exchange(_ full: UnsafeMutableRawPointer) throws -> UnsafeMutableRawPointer {
    if let failure = state.withLock({ $0.failure }) { throw failure }
    available.wait()
    let next = state.withLock { $0.free.removeLast() }
    let buffer = Buffer(memory: full)
    queue.async { [self] in
      if state.withLock({ $0.failure == nil }) {
        do {
          try writeAll(descriptor, buffer.memory, ByteOutput.capacity, name: name)
        } catch {
          state.withLock { $0.failure = error as? Failure }
        }
      }
      state.withLock { $0.free.append(buffer) }
      available.signal()
    }
    return next.memory
  }

  /// Waits until everything is written.
  func drain() throws {
    queue.sync {}
    if let failure = state.withLock({ $0.failure }) { throw failure }
  }
}
