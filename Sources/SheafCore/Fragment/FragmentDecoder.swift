/// Finds out what a fragment is written in and gives its text as UTF-8 without a byte order mark; docs/formats.md has the rules.
package struct FragmentDecoder {
  /// A fragment's text, good until the next one is decoded.
  package struct Text {
    package var bytes: ByteSlice
    package var encoding = TextEncoding.utf8
    package var hasByteOrderMark = false
  }

  /// What the person said the text is in; nil finds it out.
  private let named: TextEncoding?
  /// Text that had to be decoded.
  private var decoded: [UInt8] = []

  package init(_ named: TextEncoding? = nil) {
    self.named = named
  }

  /// - Parameter file: the path, for the place of what is wrong.
  /// - Throws: ``Failure`` where the bytes are no text of that encoding.
  package mutating func decode(_ original: ByteSlice, file: @autoclosure () -> String) throws
    -> Text
  {
    let mark = TextEncoding.byteOrderMark(original)
    let body = original.slice(mark?.count ?? 0, original.count)
    var text = Text(bytes: body, hasByteOrderMark: mark != nil)
    text.encoding = named ?? mark?.encoding ?? .utf8
    if text.encoding == .utf8 {
      switch UTF8Check.check(body) {
      case .valid: return text
      case .nul(let offset): throw failure(.binary, in: body, offset, file())
      case .incomplete(let offset) where !body.endsInLetterOfWindows1252(at: offset):
        throw failure(.cutInCharacter, in: body, offset, file())
      case .invalid(let offset), .incomplete(let offset):
        if let nul = body.firstIndex(of: 0) { throw failure(.binary, in: body, nul, file()) }
        guard named == nil, mark == nil else {
          throw failure(.notThisEncoding, ["utf-8"], in: body, offset, file())
        }
        if body.slice(0, offset).buffer.contains(where: { $0 >= 0x80 }) {
          throw failure(
            .mixedEncodings, [String(body[offset], radix: 16, uppercase: true)], in: body, offset,
            file())
        }
        text.encoding = .windows1252
      }
    }
    text.bytes = try transcoded(body, from: text.encoding, file())
    return text
  }

  private mutating func transcoded(
    _ text: ByteSlice, from encoding: TextEncoding, _ file: @autoclosure () -> String
  ) throws -> ByteSlice {
    let room = max(1, text.count * TextDecoder.growth)
    if decoded.count < room { decoded = [UInt8](repeating: 0, count: room) }
    var decoder = TextDecoder(encoding)
    // The array is not touched again before the text is done with.
    let memory = decoded.withUnsafeMutableBytes { $0.baseAddress! }
    let (count, isValid) = decoder.decode(text, into: memory)
    let result = ByteSlice(start: UnsafeRawPointer(memory), count: count)
    guard isValid, decoder.isComplete else {
      throw failure(.notThisEncoding, [encoding.rawValue], in: result, count, file())
    }
    if let nul = result.firstIndex(of: 0) { throw failure(.binary, in: result, nul, file()) }
    return result
  }

  private func failure(
    _ phrase: Phrase, _ arguments: [String] = [], in text: ByteSlice, _ offset: Int, _ file: String
  ) -> Failure {
    let line = 1 + text.slice(0, offset).newlines
    return Failure(
      phrase, arguments, at: SourceLocation(file: file, line: line), problem: .encodingError)
  }
}
