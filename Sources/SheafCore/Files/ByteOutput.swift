/// A buffer of bytes on their way out.
///
/// It is a value for speed, with one owner: copies share the memory. Whoever makes one releases it.
@frozen
package struct ByteOutput {
  @usableFromInline
  var memory: UnsafeMutableRawPointer
  @usableFromInline
  var count = 0
  @usableFromInline
  let sink: any ByteSink

  /// Large enough that waking the thread that writes costs little beside the writing. Larger writes cost more: since Linux 6.16 ext4
  /// takes one page of memory for each, and large pages are rarely at hand (docs/decisions.md has the figures).
  package static let capacity = 1 << 16

  package init(to sink: any ByteSink) {
    self.sink = sink
    memory = .allocate(byteCount: ByteOutput.capacity, alignment: 64)
  }

  @inlinable
  package mutating func append(_ bytes: ByteSlice) throws {
    try append(bytes.start, bytes.count)
  }

  @inlinable
  package mutating func append(_ start: UnsafeRawPointer, _ length: Int) throws {
    if count + length > ByteOutput.capacity { return try appendSlowly(start, length) }
    (memory + count).copyMemory(from: start, byteCount: length)
    count += length
  }

  @inlinable
  package mutating func append(_ byte: UInt8) throws {
    if count == ByteOutput.capacity { try flush() }
    memory.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count += 1
  }

  package mutating func append(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { try append(ByteSlice($0)) }
  }

  package mutating func append(_ text: StaticString) throws {
    try append(UnsafeRawPointer(text.utf8Start), text.utf8CodeUnitCount)
  }

  @usableFromInline
  mutating func appendSlowly(_ start: UnsafeRawPointer, _ length: Int) throws {
    // Buffers are filled to the brim before they are handed on, so that they can change hands whole.
    var done = 0
    while done < length {
      let room = min(ByteOutput.capacity - count, length - done)
      (memory + count).copyMemory(from: start + done, byteCount: room)
      count += room
      done += room
      if count == ByteOutput.capacity { try flush() }
    }
  }

  /// Hands everything to the sink.
  package mutating func flush() throws {
    let length = count
    count = 0
    if length == ByteOutput.capacity {
      memory = try sink.exchange(memory)
    } else if length > 0 {
      try sink.write(UnsafeRawPointer(memory), length)
    }
  }

  /// What is in the buffer and was not handed on yet.
  package var pending: ByteSlice { ByteSlice(start: UnsafeRawPointer(memory), count: count) }

  /// Forgets what was not handed on.
  package mutating func clear() { count = 0 }

  package func release() { memory.deallocate() }
}

/// Where bytes go.
package protocol ByteSink: AnyObject {
  func write(_ bytes: UnsafeRawPointer, _ count: Int) throws

  /// Takes a full buffer of ``ByteOutput/capacity`` bytes over, to be written in its turn, and gives one to fill.
  func exchange(_ full: UnsafeMutableRawPointer) throws -> UnsafeMutableRawPointer
}

extension ByteSink {
  package func exchange(_ full: UnsafeMutableRawPointer) throws -> UnsafeMutableRawPointer {
    try write(UnsafeRawPointer(full), ByteOutput.capacity)
    return full
  }
}
