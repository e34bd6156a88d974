import SheafCore

/// Memory for values that are made for one record and forgotten with it.
final class XMLScratch {
  private static let blockSize = 1 << 16
  private var blocks: [UnsafeMutableRawPointer] = []
  private var large: [UnsafeMutableRawPointer] = []
  private var block = 0
  private var used = 0

  /// Copies bytes to where they stay until ``reset()``.
  func copy(_ bytes: UnsafeRawBufferPointer) -> ByteSlice {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return .empty }
    let target: UnsafeMutableRawPointer
    if bytes.count > XMLScratch.blockSize {
      target = .allocate(byteCount: bytes.count, alignment: 16)
      large.append(target)
    } else {
      if used + bytes.count > XMLScratch.blockSize {
        block += 1
        used = 0
      }
      if block == blocks.count {
        blocks.append(.allocate(byteCount: XMLScratch.blockSize, alignment: 16))
      }
      target = blocks[block] + used
      used += bytes.count
    }
    target.copyMemory(from: start, byteCount: bytes.count)
    return ByteSlice(start: UnsafeRawPointer(target), count: bytes.count)
  }

  func copy(_ text: String) -> ByteSlice {
    var text = text
    return text.withUTF8 { copy(UnsafeRawBufferPointer($0)) }
  }

  func copy(_ bytes: [UInt8]) -> ByteSlice { bytes.withUnsafeBytes { copy($0) } }

  /// Forgets everything that was copied.
  func reset() {
    for memory in large { memory.deallocate() }
    large.removeAll(keepingCapacity: true)
    block = 0
    used = 0
  }

  deinit {
    for memory in blocks + large { memory.deallocate() }
  }
}
