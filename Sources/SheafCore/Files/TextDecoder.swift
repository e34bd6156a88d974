/// Turns text of any of the encodings that arrive into UTF-8, piece by piece.
package struct TextDecoder {
  package let encoding: TextEncoding
  private var highSurrogate: UInt16?
  private var oddByte: UInt8?

  package init(_ encoding: TextEncoding) {
    self.encoding = encoding
  }

  /// How many bytes of UTF-8 one byte of input can become at the most.
  package static let growth = 3

  /// Decodes one piece; what its end cuts through is kept for the next.
  ///
  /// - Returns: how many bytes were written, and whether the input is text of this encoding; where it is not, decoding ends there.
  package mutating func decode(_ bytes: ByteSlice, into target: UnsafeMutableRawPointer) -> (
    written: Int, isValid: Bool
  ) {
    var written = 0
    switch encoding {
    case .utf8:
      target.copyMemory(from: bytes.start, byteCount: bytes.count)
      return (bytes.count, true)
    case .windows1252:
      for byte in bytes.buffer {
        let scalar =
          0x80..<0xA0 ~= byte
          ? UInt32(TextEncoding.windows1252Upper[Int(byte) - 0x80]) : UInt32(byte)
        TextDecoder.encode(scalar, into: target, at: &written)
      }
    case .utf16LittleEndian, .utf16BigEndian:
      for byte in bytes.buffer {
        guard let first = oddByte else {
          oddByte = byte
          continue
        }
        oddByte = nil
        let unit =
          encoding == .utf16LittleEndian
          ? UInt16(byte) << 8 | UInt16(first) : UInt16(first) << 8 | UInt16(byte)
        let isHalf = highSurrogate == nil && UTF16.isLeadSurrogate(unit)
        guard let scalar = scalar(completing: unit) else { return (written, false) }
        if !isHalf { TextDecoder.encode(scalar, into: target, at: &written) }
      }
    }
    return (written, true)
  }

  /// Whether the input may end here: not inside of a character.
  package var isComplete: Bool { highSurrogate == nil && oddByte == nil }

  /// The scalar that a code unit completes; 0 where another one has to follow, nil where it is not UTF-16 or a NUL.
  private mutating func scalar(completing unit: UInt16) -> UInt32? {
    if let high = highSurrogate {
      guard UTF16.isTrailSurrogate(unit) else { return nil }
      highSurrogate = nil
      return 0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(unit) - 0xDC00)
    }
    if UTF16.isLeadSurrogate(unit) {
      highSurrogate = unit
      return 0
    }
    return UTF16.isTrailSurrogate(unit) ? nil : UInt32(unit)
  }

  private static func encode(
    _ scalar: UInt32, into target: UnsafeMutableRawPointer, at offset: inout Int
  ) {
    for byte in UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}")! {
      target.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self)
      offset += 1
    }
  }
}
