/// The text of a source as UTF-8, whatever encoding it came in.
///
/// Order of trust: the encoding that the person named, a byte order mark, UTF-8, windows-1252. That a file is not UTF-8 shows
/// perhaps on its last line only; the source then has to be read again from its start, which ``ReadAgain`` asks for.
package struct TextSource {
  /// Thrown when what was read so far has to be read again with what is known now.
  package struct ReadAgain: Error {
    package init() {}
  }

  package let source: ByteSource
  /// Whether a byte order mark was there.
  package private(set) var hasByteOrderMark = false
  /// What the text is in; known once reading has begun.
  package private(set) var encoding: TextEncoding?
  private var decoder: TextDecoder?
  private var isStarted = false
  private var offset = 0
  /// The line that decoding has come to.
  private var lines = 1
  private var sawCharacters = false
  private var held = [UInt8]()
  private var raw = [UInt8](repeating: 0, count: 1 << 14)

  package init(_ source: ByteSource) {
    self.source = source
  }

  /// Reads text into memory of at least 64 KiB; 0 is the end. Never ends inside of a character.
  ///
  /// - Throws: ``Failure`` where it is no text at all or of two encodings at once; ``ReadAgain``.
  package mutating func read(into memory: UnsafeMutableRawPointer, capacity: Int) throws -> Int {
    if !isStarted { try start() }
    if decoder != nil { return try decode(into: memory) }
    memory.copyMemory(from: held, byteCount: held.count)
    var count = held.count
    while true {
      let read = try source.read(into: memory + count, count: capacity - count)
      count += read
      if count == 0 { return 0 }
      switch UTF8Check.check(ByteSlice(start: UnsafeRawPointer(memory), count: count)) {
      case .valid:
        held.removeAll(keepingCapacity: true)
      case .nul(let position):
        throw failure(.binary, at: offset + position)
      case .invalid(let position):
        throw try notUTF8(at: position, ByteSlice(start: UnsafeRawPointer(memory), count: count))
      case .incomplete(let position):
        if read == 0 {
          let tail = ByteSlice(start: UnsafeRawPointer(memory), count: count)
          guard !tail.endsInLetterOfWindows1252(at: position) || sawCharacters else {
            throw try notUTF8(at: position, tail)
          }
          throw failure(.cutInCharacter, at: offset + position)
        }
        // The rest of the character follows what is there of it.
        if position == 0 { continue }
        held = [UInt8](UnsafeRawBufferPointer(start: memory + position, count: count - position))
        count = position
      }
      if !sawCharacters {
        sawCharacters = UnsafeRawBufferPointer(start: memory, count: count).contains { $0 >= 0x80 }
      }
      offset += count
      return count
    }
  }

  private mutating func start() throws {
    isStarted = true
    held = [UInt8](repeating: 0, count: 3)
    var count = 0
    try held.withUnsafeMutableBytes { buffer in
      while count < 3 {
        let read = try source.read(into: buffer.baseAddress! + count, count: 3 - count)
        if read == 0 { break }
        count += read
      }
    }
    held.removeLast(3 - count)
    let mark = held.withUnsafeBytes { TextEncoding.byteOrderMark(ByteSlice($0)) }
    let known = source.namedEncoding ?? source.foundEncoding
    if let mark, known == nil || known == mark.encoding {
      hasByteOrderMark = true
      held.removeFirst(mark.count)
    }
    let encoding = known ?? mark?.encoding ?? .utf8
    self.encoding = encoding
    if encoding != .utf8 { decoder = TextDecoder(encoding) }
    offset = mark?.count ?? 0
  }

  private mutating func decode(into memory: UnsafeMutableRawPointer) throws -> Int {
    while true {
      let count: Int
      if held.isEmpty {
        count = try raw.withUnsafeMutableBytes {
          try source.read(into: $0.baseAddress!, count: $0.count)
        }
      } else {
        count = held.count
        raw.replaceSubrange(0..<count, with: held)
        held.removeAll()
      }
      if count == 0 {
        guard decoder!.isComplete else {
          if hasByteOrderMark { throw failure(.cutInCharacter, inLine: lines) }
          throw failure(.notThisEncoding, [decoder!.encoding.rawValue], inLine: lines)
        }
        return 0
      }
      let (written, isValid) = raw.withUnsafeBytes {
        decoder!.decode(ByteSlice(UnsafeRawBufferPointer(rebasing: $0[..<count])), into: memory)
      }
      let text = ByteSlice(start: UnsafeRawPointer(memory), count: written)
      if let nul = text.firstIndex(of: 0) {
        throw failure(.binary, inLine: lines + text.slice(0, nul).newlines)
      }
      guard isValid else {
        throw failure(.notThisEncoding, [decoder!.encoding.rawValue], inLine: lines + text.newlines)
      }
      lines += text.newlines
      if written > 0 { return written }
    }
  }

  private func notUTF8(at position: Int, _ bytes: ByteSlice) throws -> any Error {
    // Neither encoding has a NUL in its text.
    if let nul = bytes.firstIndex(of: 0) { return failure(.binary, at: offset + nul) }
    if source.namedEncoding == .utf8 || hasByteOrderMark {
      return failure(.notThisEncoding, [TextEncoding.utf8.rawValue], at: offset + position)
    }
    let before = bytes.slice(0, position).buffer
    if sawCharacters || before.contains(where: { $0 >= 0x80 }) {
      return failure(
        .mixedEncodings, [String(bytes[position], radix: 16, uppercase: true)],
        at: offset + position)
    }
    source.foundEncoding = .windows1252
    return ReadAgain()
  }

  /// The failure with its line, for which the source is read once more.
  private func failure(_ phrase: Phrase, _ arguments: [String] = [], at position: Int) -> Failure {
    var line = 1
    var left = position
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    if (try? source.rewind()) != nil {
      while left > 0 {
        let count = chunk.withUnsafeMutableBytes {
          (try? source.read(into: $0.baseAddress!, count: min(left, $0.count))) ?? 0
        }
        if count == 0 { break }
        line += chunk[..<count].count { $0 == UInt8(ascii: "\n") }
        left -= count
      }
    }
    return failure(phrase, arguments, inLine: line)
  }

  private func failure(_ phrase: Phrase, _ arguments: [String] = [], inLine line: Int) -> Failure {
    Failure(
      phrase, arguments, at: SourceLocation(file: source.name, line: line), problem: .encodingError)
  }
}

extension ByteSlice {
  /// Whether text that ends in the first byte of a character at `offset` is more likely to end in an accented letter of
  /// windows-1252: it has no other character beyond ASCII, and the byte is not one that UTF-8 begins the letters of
  /// western Europe or its quotation marks with.
  package func endsInLetterOfWindows1252(at offset: Int) -> Bool {
    offset == count - 1 && ![0xC2, 0xC3, 0xE2].contains(self[offset])
      && !slice(0, offset).buffer.contains { $0 >= 0x80 }
  }
}
