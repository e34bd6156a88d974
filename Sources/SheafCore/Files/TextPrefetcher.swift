import Dispatch

/// Reads a text on a queue of its own, some blocks ahead of whoever works on what came before.
///
/// Reading and checking the encoding are a third of the work with a spreadsheet; a second processor does them meanwhile.
package final class TextPrefetcher {
  /// Some of the text; with the queue that fills it or with the one who reads, never with both.
  private final class Block: @unchecked Sendable {
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: TextPrefetcher.blockSize, alignment: 64)
    var count = 0
    var encoding: TextEncoding?
    var failure: (any Error)?
    let filled = DispatchSemaphore(value: 0)

    deinit { memory.deallocate() }
  }

  /// Only the queue goes to it.
  private final class Source: @unchecked Sendable {
    var text: TextSource
    private var hasFailed = false

    init(_ text: TextSource) { self.text = text }

    func fill(_ block: Block) {
      defer { block.filled.signal() }
      if hasFailed { return }
      do {
        block.count = try text.read(into: block.memory, capacity: TextPrefetcher.blockSize)
      } catch {
        block.failure = error
        hasFailed = true
      }
      block.encoding = text.encoding
    }
  }

  /// As much as ``read(into:)`` gives at once, at most.
  package static let blockSize = 1 << 16
  private static let blockCount = 4

  /// The encoding of what was read so far.
  package private(set) var encoding: TextEncoding?
  private let source: Source
  private let queue = DispatchQueue(label: "sheaf.input", qos: .userInitiated)
  private let blocks = (0..<blockCount).map { _ in Block() }
  private var next = 0
  private var isAtEnd = false

  package init(_ text: TextSource) {
    source = Source(text)
    for block in blocks { fillAhead(block) }
  }

  /// Reads text into memory of at least ``blockSize`` bytes; 0 is the end. Never ends inside of a character.
  ///
  /// - Throws: what `TextSource.read(into:capacity:)` throws, in its turn.
  package func read(into memory: UnsafeMutableRawPointer) throws -> Int {
    if isAtEnd { return 0 }
    let block = blocks[next]
    block.filled.wait()
    encoding = block.encoding
    if let failure = block.failure {
      isAtEnd = true
      throw failure
    }
    let count = block.count
    memory.copyMemory(from: block.memory, byteCount: count)
    isAtEnd = count == 0
    if !isAtEnd { fillAhead(block) }
    next = (next + 1) % blocks.count
    return count
  }

  /// Waits until the source is let go of.
  package func stop() { queue.sync {} }

  private func fillAhead(_ block: Block) {
    queue.async { [source] in source.fill(block) }
  }
}
