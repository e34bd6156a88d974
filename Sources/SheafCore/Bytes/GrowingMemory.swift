/// Bytes that grow in place, without an old copy beside the new one as an array has it.
@frozen
package struct GrowingMemory {
  package private(set) var start = UnsafeMutableRawPointer(bitPattern: 16)!
  package private(set) var count = 0
  private var capacity = 0

  package init() {}

  package mutating func append(_ bytes: UnsafeRawBufferPointer) {
    if count + bytes.count > capacity {
      let held = capacity > 0
      // Memory that is asked for but not touched yet costs nothing.
      capacity = max(capacity * 2, count + bytes.count, 1 << 12)
      start = realloc(held ? start : nil, capacity)!
    }
    if let base = bytes.baseAddress {
      (start + count).copyMemory(from: base, byteCount: bytes.count)
    }
    count += bytes.count
  }

  /// Forgets all bytes but the first.
  package mutating func truncate(to count: Int) { self.count = count }

  package func values<Value>(of type: Value.Type) -> UnsafeMutableBufferPointer<Value> {
    UnsafeMutableRawBufferPointer(start: start, count: count).bindMemory(to: type)
  }

  package func release() {
    if capacity > 0 { free(start) }
  }
}
