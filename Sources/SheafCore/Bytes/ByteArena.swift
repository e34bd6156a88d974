/// Memory for bytes that slices point to, given back all at once: with a reset, or with the arena.
///
/// Whoever keeps such slices keeps their arena too.
package final class ByteArena {
  private static let blockSize = 1 << 16
  private var blocks: [UnsafeMutableRawPointer] = []
  private var large: [UnsafeMutableRawPointer] = []
  private var block = 0
  private var used = 0
  /// How many bytes were copied since the last reset.
  package private(set) var byteCount = 0

  package init() {}

  /// Copies bytes to where they stay until ``reset()``, or the arena goes.
  package func copy(_ bytes: UnsafeRawBufferPointer) -> ByteSlice {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return .empty }
    byteCount += bytes.count
    let target: UnsafeMutableRawPointer
    if bytes.count > ByteArena.blockSize {
      target = .allocate(byteCount: bytes.count, alignment: 16)
      large.append(target)
    } else {
      if used + bytes.count > ByteArena.blockSize {
        block += 1
        used = 0
      }
      if block == blocks.count {
        blocks.append(.allocate(byteCount: ByteArena.blockSize, alignment: 16))
      }
      target = blocks[block] + used
      used += bytes.count
    }
    target.copyMemory(from: start, byteCount: bytes.count)
    return ByteSlice(start: UnsafeRawPointer(target), count: bytes.count)
  }

  package func copy(_ text: String) -> ByteSlice {
    var text = text
    return text.withUTF8 { copy(UnsafeRawBufferPointer($0)) }
  }

  package func copy(_ bytes: [UInt8]) -> ByteSlice { bytes.withUnsafeBytes { copy($0) } }

  /// Forgets everything that was copied.
  package func reset() {
    for memory in large { memory.deallocate() }
    large.removeAll(keepingCapacity: true)
    (block, used, byteCount) = (0, 0, 0)
  }

  deinit {
    for memory in blocks + large { memory.deallocate() }
  }
}
