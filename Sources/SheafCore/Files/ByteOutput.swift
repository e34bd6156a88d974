/// A buffer of bytes on their way out.
///
/// It is a value for speed, with one owner: copies share the memory. Whoever makes one releases it.
@frozen
public struct ByteOutput {
  @usableFromInline
  var memory: UnsafeMutableRawPointer
  @usableFromInline
  var capacity: Int
  @usableFromInline
  var count = 0
  @usableFromInline
  let sink: any ByteSink

  public init(to sink: any ByteSink, capacity: Int = 1 << 18) {
    self.sink = sink
    self.capacity = capacity
    memory = .allocate(byteCount: capacity, alignment: 64)
  }

  @inlinable
  public mutating func append(_ bytes: ByteSlice) throws {
    try append(bytes.start, bytes.count)
  }

  @inlinable
  public mutating func append(_ start: UnsafeRawPointer, _ length: Int) throws {
    if count + length > capacity { return try appendSlowly(start, length) }
    (memory + count).copyMemory(from: start, byteCount: length)
    count += length
  }

  @inlinable
  public mutating func append(_ byte: UInt8) throws {
    if count == capacity { try flush() }
    memory.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count += 1
  }

  public mutating func append(_ text: StaticString) throws {
    try append(UnsafeRawPointer(text.utf8Start), text.utf8CodeUnitCount)
  }

  @usableFromInline
  mutating func appendSlowly(_ start: UnsafeRawPointer, _ length: Int) throws {
    try flush()
    if length >= capacity {
      try sink.write(start, length)
    } else {
      memory.copyMemory(from: start, byteCount: length)
      count = length
    }
  }

  /// Hands everything to the sink.
  public mutating func flush() throws {
    let length = count
    count = 0
    if length > 0 { try sink.write(UnsafeRawPointer(memory), length) }
  }

  /// What is in the buffer and was not handed on yet.
  public var pending: ByteSlice { ByteSlice(start: UnsafeRawPointer(memory), count: count) }

  /// Forgets what was not handed on.
  public mutating func clear() { count = 0 }

  public func release() { memory.deallocate() }
}

/// Where bytes go.
public protocol ByteSink: AnyObject {
  func write(_ bytes: UnsafeRawPointer, _ count: Int) throws
}
