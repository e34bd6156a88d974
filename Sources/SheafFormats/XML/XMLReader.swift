import CLibXML2
import SheafCore

/// Reads XML in which a mapping places the fields, by libxml2's push parser.
///
/// A DOCTYPE is refused, whatever it says: no entity of a file's own is ever expanded, and nothing is fetched.
public struct XMLReader: RecordReader {
  /// Elements nested deeper than this are no record of anybody's.
  public static let depthLimit = 64

  /// No record holds more text than this.
  public static let recordLimit = 64 << 20

  /// No tag, comment or processing instruction is longer than this.
  static let tagLimit = 16 << 20

  private let source: ByteSource
  private let schema: Schema
  private let report: Report
  let plan: XMLPlan

  init(_ source: ByteSource, plan: XMLPlan, schema: Schema, report: Report) {
    self.plan = plan
    self.source = source
    self.schema = schema
    self.report = report
  }

  public mutating func read(_ body: (Record) throws -> Void) throws {
    try withoutActuallyEscaping(body) { body in
      let memory = UnsafeMutablePointer<XMLReaderState>.allocate(capacity: 1)
      memory.initialize(
        to: XMLReaderState(
          file: source.name, plan: plan, schema: schema, report: report, body: body))
      defer {
        memory.pointee.release()
        memory.deinitialize(count: 1)
        memory.deallocate()
      }
      try parse(memory)
    }
  }

  private func parse(_ memory: UnsafeMutablePointer<XMLReaderState>) throws {
    var handler = XMLReader.makeHandler()
    guard let context = xmlCreatePushParserCtxt(&handler, memory, nil, 0, source.name) else {
      throw SystemFailure.failure(source.name, error: ENOMEM)
    }
    defer { xmlFreeParserCtxt(context) }
    xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue))
    memory.pointee.begin(context)
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
      if total == 0 { throw Failure(.emptyFile, at: Place(file: source.name)) }
      memory.pointee.isEnding = count == 0
      xmlParseChunk(
        context, chunk.baseAddress!.assumingMemoryBound(to: CChar.self), Int32(count),
        count == 0 ? 1 : 0)
      if let error = memory.pointee.error { throw error }
      // The parser looks at an unfinished tag or comment again with every chunk, from its start.
      unfinished = calls == memory.pointee.calls ? unfinished + count : 0
      calls = memory.pointee.calls
      if unfinished > XMLReader.tagLimit {
        throw Failure(
          .tagTooLong, ["\(XMLReader.tagLimit >> 20)"],
          at: Place(file: source.name, line: Int(xmlSAX2GetLineNumber(context))))
      }
      if count == 0 { return }
    }
  }

  private static func makeHandler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(bitPattern: Int32(truncatingIfNeeded: XML_SAX2_MAGIC))
    handler.startElementNs = { context, name, prefix, uri, _, _, attributeCount, _, attributes in
      state(context).pointee.startElement(name!, prefix, uri, attributes, Int(attributeCount))
    }
    handler.endElementNs = { context, _, _, _ in state(context).pointee.endElement() }
    handler.characters = { context, text, count in
      state(context).pointee.characters(
        ByteSlice(start: UnsafeRawPointer(text!), count: Int(count)))
    }
    handler.cdataBlock = handler.characters
    handler.ignorableWhitespace = handler.characters
    handler.internalSubset = { context, _, _, _ in state(context).pointee.refuseDoctype() }
    handler.getEntity = { _, _ in nil }
    handler.resolveEntity = { _, _, _ in nil }
    handler.serror = { context, error in
      guard let context, let error else { return }
      state(context).pointee.syntaxError(error.pointee)
    }
    return handler
  }
}

/// The state that the parser hands back with every call.
private func state(_ context: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLReaderState> {
  context!.assumingMemoryBound(to: XMLReaderState.self)
}
