import CLibXML2
import SheafCore

/// Reads the rows of a workbook that is XML, whoever saved it: cells count by their position, and the row of the headings is found by them.
struct XMLSheetReader: RecordReader {
  let source: ByteSource
  let kind: XMLMapping.Sheet
  let schema: FieldTable
  let report: Report

  mutating func read(_ body: (Record) throws -> Void) throws {
    try withoutActuallyEscaping(body) { body in
      let memory = UnsafeMutablePointer<XMLSheetState>.allocate(capacity: 1)
      memory.initialize(
        to: XMLSheetState(
          SheetLanguage.of(kind), file: source.name, schema: schema, report: report, body: body))
      defer {
        memory.pointee.release()
        memory.deinitialize(count: 1)
        memory.deallocate()
      }
      try XMLPushParser.parse(source, XMLSheetReader.handler(), memory)
      try memory.pointee.finish()
    }
  }

  private static func handler() -> xmlSAXHandler {
    var handler = XMLPushParser.handler()
    handler.startElementNs = { context, name, _, uri, _, _, attributeCount, _, attributes in
      state(context).pointee.startElement(
        XMLReaderState.Key(name: name, uri: uri),
        XMLAttributes(base: attributes, count: Int(attributeCount)))
    }
    handler.endElementNs = { context, _, _, _ in state(context).pointee.endElement() }
    handler.characters = { context, text, count in
      state(context).pointee.characters(
        ByteSlice(start: UnsafeRawPointer(text!), count: Int(count)))
    }
    handler.cdataBlock = handler.characters
    handler.ignorableWhitespace = handler.characters
    handler.internalSubset = { context, _, _, _ in
      let state = state(context)
      state.pointee.fail(Failure(.doctype, at: state.pointee.place()))
    }
    handler.serror = { context, error in
      guard let context, let error else { return }
      state(context).pointee.syntaxError(error.pointee)
    }
    return handler
  }
}

/// The state that the parser hands back with every call.
private func state(_ context: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLSheetState> {
  context!.assumingMemoryBound(to: XMLSheetState.self)
}
