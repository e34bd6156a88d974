#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A run of bytes in a buffer that somebody else owns.
///
/// On the record path a value is a slice of the input, never a `String`. A slice is good until its reader hands over the
/// next record; whoever keeps a value longer copies it, with ``string`` or ``bytes``.
@frozen
package struct ByteSlice {
  package var start: UnsafeRawPointer
  package var count: Int

  @inlinable
  package init(start: UnsafeRawPointer, count: Int) {
    self.start = start
    self.count = count
  }

  @inlinable
  package init(_ buffer: UnsafeRawBufferPointer) {
    if let base = buffer.baseAddress, !buffer.isEmpty {
      self.init(start: base, count: buffer.count)
    } else {
      self = .empty
    }
  }

  /// A slice of no bytes, whose address is valid for ever.
  package static let empty = ByteSlice(permanent: [])

  /// Copies bytes to memory that is never given back: for constants of the program. What comes from a mapping or an input goes into a
  /// ``ByteArena``.
  package init(permanent bytes: [UInt8]) {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 1), alignment: 1)
    bytes.withUnsafeBytes {
      if let base = $0.baseAddress { memory.copyMemory(from: base, byteCount: $0.count) }
    }
    self.init(start: UnsafeRawPointer(memory), count: bytes.count)
  }

  @inlinable
  package var isEmpty: Bool { count == 0 }

  @inlinable
  package var end: UnsafeRawPointer { start + count }

  @inlinable
  package subscript(index: Int) -> UInt8 {
    start.load(fromByteOffset: index, as: UInt8.self)
  }

  @inlinable
  package var buffer: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

  /// The bytes as text; what is not UTF-8 becomes U+FFFD.
  package var string: String { String(decoding: buffer, as: UTF8.self) }

  /// A copy of the bytes.
  package var bytes: [UInt8] { [UInt8](buffer) }

  /// The offset of the first byte equal to `byte`, at or after `offset`.
  @inlinable
  package func firstIndex(of byte: UInt8, from offset: Int = 0) -> Int? {
    guard offset < count, let found = memchr(start + offset, Int32(byte), count - offset) else {
      return nil
    }
    return UnsafeRawPointer(found) - start
  }

  @inlinable
  package func hasPrefix(_ prefix: ByteSlice) -> Bool {
    count >= prefix.count && memcmp(start, prefix.start, prefix.count) == 0
  }

  /// The part from `lower` up to, not including, `upper`.
  @inlinable
  package func slice(_ lower: Int, _ upper: Int) -> ByteSlice {
    ByteSlice(start: start + lower, count: upper - lower)
  }

  /// How many line feeds it holds.
  package var newlines: Int { buffer.count { $0 == UInt8(ascii: "\n") } }

  /// The pieces between the occurrences of `separator`; one piece, the whole, where there are none.
  ///
  /// Joined again with the same separator the pieces give back the very same bytes.
  package func split(by separator: ByteSlice) -> [ByteSlice] {
    var pieces: [ByteSlice] = []
    var from = 0
    var at = 0
    while !separator.isEmpty, let hit = firstIndex(of: separator[0], from: at) {
      if slice(hit, count).hasPrefix(separator) {
        pieces.append(slice(from, hit))
        from = hit + separator.count
        at = from
      } else {
        at = hit + 1
      }
    }
    pieces.append(slice(from, count))
    return pieces
  }
}

extension ByteSlice: Hashable {
  @inlinable
  package static func == (left: ByteSlice, right: ByteSlice) -> Bool {
    left.count == right.count && memcmp(left.start, right.start, left.count) == 0
  }

  @inlinable
  package func hash(into hasher: inout Hasher) {
    hasher.combine(bytes: buffer)
  }
}

// The bytes are written before a slice is made and only read after.
extension ByteSlice: @unchecked Sendable {}
