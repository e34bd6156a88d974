import CLibXML2
import SheafCore

/// What the parser's calls are taken up by.
protocol XMLParserState {
  /// What ends the reading.
  var error: (any Error)? { get }
  /// How often the parser has called.
  var calls: Int { get }
  /// Whether all of the file was handed to the parser.
  var isEnding: Bool { get set }

  /// Called before the first of the parser's calls.
  mutating func begin(_ context: xmlParserCtxtPtr)
}

/// libxml2's push parser over a file, without a network and without entities of the file's own.
enum XMLPushParser {
  /// No tag, comment or processing instruction is longer than this.
  static let tagLimit = 16 << 20

  /// What every handler begins with.
  static func handler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(bitPattern: Int32(truncatingIfNeeded: XML_SAX2_MAGIC))
    handler.getEntity = { _, _ in nil }
    handler.resolveEntity = { _, _, _ in nil }
    return handler
  }

  /// - Parameter state: what the handler's functions find under the pointer that they are given.
  /// - Throws: what the state says is wrong, and `Failure` where the file cannot be read.
  static func parse<State: XMLParserState>(
    _ source: ByteSource, _ handler: xmlSAXHandler, _ state: UnsafeMutablePointer<State>
  ) throws {
    var handler = handler
    guard let context = xmlCreatePushParserCtxt(&handler, state, nil, 0, source.name) else {
      throw SystemFailure.failure(source.name, error: ENOMEM)
    }
    defer { xmlFreeParserCtxt(context) }
    xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue))
    state.pointee.begin(context)
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 64)
    defer { chunk.deallocate() }
    var total = 0
    var calls = 0
    var unfinished = 0
    while true {
      var count = try source.read(into: chunk.baseAddress!, count: chunk.count)
      // The encoding is told from the first four bytes, which have to come together.
      while total == 0, count > 0, count < 4 {
        let more = try source.read(into: chunk.baseAddress! + count, count: chunk.count - count)
        if more == 0 { break }
        count += more
      }
      total += count
      if total == 0 { throw Failure(.emptyFile, at: SourceLocation(file: source.name)) }
      state.pointee.isEnding = count == 0
      let broken = push(chunk.baseAddress!, count, to: context, file: source.name)
      if let error = state.pointee.error ?? broken { throw error }
      // The parser looks at an unfinished tag or comment again with every chunk, from its start.
      unfinished = calls == state.pointee.calls ? unfinished + count : 0
      calls = state.pointee.calls
      if unfinished > tagLimit {
        throw Failure(
          .tagTooLong, ["\(tagLimit >> 20)"],
          at: SourceLocation(file: source.name, line: Int(xmlSAX2GetLineNumber(context))))
      }
      if count == 0 { return }
    }
  }

  /// Hands a chunk to a parser; no bytes end the document.
  ///
  /// libxml2 tells no handler of bytes that the encoding does not have. It prints a line and ends the document there, or waits for more.
  ///
  /// - Returns: the failure where there are such bytes.
  static func push(
    _ chunk: UnsafeRawPointer, _ count: Int, to context: xmlParserCtxtPtr, file: String
  ) -> Failure? {
    guard let input = context.pointee.input else { return nil }
    // A file that was cut off leaves less than one character.
    var isBroken = count == 0 && input.pointee.buf.map { rest(of: $0) >= 4 } ?? false
    if !isBroken {
      withUnsafeMutablePointer(to: &isBroken) { isBroken in
        xmlSetStructuredErrorFunc(isBroken) { isBroken, error in
          guard error?.pointee.code == Int32(XML_I18N_CONV_FAILED.rawValue) else { return }
          isBroken?.assumingMemoryBound(to: Bool.self).pointee = true
        }
        defer { xmlSetStructuredErrorFunc(nil, nil) }
        xmlParseChunk(
          context, chunk.assumingMemoryBound(to: CChar.self), Int32(count), count == 0 ? 1 : 0)
      }
    }
    guard isBroken else { return nil }
    // What was decoded before those bytes is not all parsed.
    let decoded = ByteSlice(
      start: input.pointee.cur, count: input.pointee.end - input.pointee.cur)
    return Failure(
      .xmlEncoding, at: SourceLocation(file: file, line: Int(input.pointee.line) + decoded.newlines)
    )
  }

  /// The number of bytes that wait to be decoded.
  private static func rest(of buffer: xmlParserInputBufferPtr) -> Int {
    buffer.pointee.raw.map { Int(xmlBufUse($0)) } ?? 0
  }
}
