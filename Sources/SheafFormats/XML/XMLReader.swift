import CLibXML2
import SheafCore

/// Reads XML in which a mapping places the fields, by libxml2's push parser.
///
/// A DOCTYPE is refused, whatever it says: no entity of a file's own is ever expanded, and nothing is fetched.
package struct XMLReader: RecordReader {
  /// Elements nested deeper than this are no record of anybody's.
  package static let depthLimit = 64

  /// No record holds more text than this.
  package static let recordLimit = 64 << 20

  private let source: ByteSource
  private let schema: FieldTable
  private let report: Report
  let plan: XMLPlan

  init(_ source: ByteSource, plan: XMLPlan, schema: FieldTable, report: Report) {
    self.plan = plan
    self.source = source
    self.schema = schema
    self.report = report
  }

  package mutating func read(_ body: (Record) throws -> Void) throws {
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
      try XMLPushParser.parse(source, XMLReader.handler(), memory)
    }
  }

  private static func handler() -> xmlSAXHandler {
    var handler = XMLPushParser.handler()
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
