import CLibXML2
import SheafCore

/// Holds a document against a schema while it streams by, and reports what the schema refuses by record, field and line.
///
/// `xsi:schemaLocation` is never followed, and a DOCTYPE ends the work: nothing is fetched.
struct XMLSchemaCheck {
  let schema: XMLSchema
  let mapping: Mapping
  let report: Report
  /// What stands before a place: the name of the file.
  let name: String
  /// Warnings where the person wants the document all the same.
  var severity = Diagnostic.Severity.error

  /// - Parameter read: hands over the next bytes, none at the end.
  /// - Throws: `Failure` where the bytes are not XML that can be read.
  func run(_ read: (UnsafeMutableRawPointer, Int) throws -> Int) throws {
    guard let validator = xmlSchemaNewValidCtxt(schema.pointer) else {
      throw SystemFailure.failure(name, error: ENOMEM)
    }
    defer { xmlSchemaFreeValidCtxt(validator) }
    let state = SchemaCheckState(self)
    let pointer = Unmanaged.passUnretained(state).toOpaque()
    xmlSchemaSetValidStructuredErrors(
      validator,
      { context, error in
        guard let context, let error else { return }
        schemaState(context).refuse(error.pointee)
      }, pointer)
    var own = XMLSchemaCheck.handler()
    try withUnsafeMutablePointer(to: &own) { own in
      var handler: UnsafeMutablePointer<xmlSAXHandler>? = own
      var user: UnsafeMutableRawPointer? = pointer
      guard let plug = xmlSchemaSAXPlug(validator, &handler, &user),
        let context = xmlCreatePushParserCtxt(handler, user, nil, 0, name)
      else { throw SystemFailure.failure(name, error: ENOMEM) }
      defer {
        xmlFreeParserCtxt(context)
        xmlSchemaSAXUnplug(plug)
      }
      // The plug leaves out the handler of errors, and without one libxml2 prints them.
      context.pointee.sax.pointee.serror = { _, _ in }
      xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue))
      state.parser = context
      try withExtendedLifetime(state) { try parse(context, state, read) }
      if xmlSchemaIsValid(validator) < 0, state.failure == nil {
        state.failure = Failure(.schemaBroken, [""], at: SourceLocation(file: name))
      }
    }
    if let failure = state.failure { throw failure }
    state.endRecord()
  }

  private func parse(
    _ context: xmlParserCtxtPtr, _ state: SchemaCheckState,
    _ read: (UnsafeMutableRawPointer, Int) throws -> Int
  ) throws {
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 64)
    defer { chunk.deallocate() }
    var count = 0
    repeat {
      count = try read(chunk.baseAddress!, chunk.count)
      let broken = XMLPushParser.push(chunk.baseAddress!, count, to: context, file: name)
      state.failure = state.failure ?? broken
      if state.failure != nil { return }
    } while count > 0 && context.pointee.wellFormed == 1
    guard context.pointee.wellFormed == 0 else { return }
    let (phrase, arguments) = XMLSyntaxError.words(for: context.pointee.lastError, hasBegun: true)
    state.failure = Failure(phrase, arguments, at: state.place())
  }

  private static func handler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(bitPattern: Int32(truncatingIfNeeded: XML_SAX2_MAGIC))
    handler.startElementNs = { context, name, _, uri, _, _, count, _, attributes in
      schemaState(context!).start(name!, uri, attributes, Int(count))
    }
    handler.endElementNs = { context, _, _, _ in schemaState(context!).end() }
    handler.characters = { context, text, count in
      schemaState(context!).characters(text!, Int(count))
    }
    handler.cdataBlock = handler.characters
    handler.internalSubset = { context, _, _, _ in schemaState(context!).refuseDoctype() }
    handler.getEntity = { _, _ in nil }
    return handler
  }
}

/// The state that libxml2 hands back with every call.
private func schemaState(_ context: UnsafeMutableRawPointer) -> SchemaCheckState {
  Unmanaged<SchemaCheckState>.fromOpaque(context).takeUnretainedValue()
}

extension XMLSchema: DocumentValidator {
  package func validate(
    _ name: String, mapping: Mapping, report: Report, severity: Diagnostic.Severity,
    _ read: (UnsafeMutableRawPointer, Int) throws -> Int
  ) throws {
    try XMLSchemaCheck(
      schema: self, mapping: mapping, report: report, name: name, severity: severity
    ).run(read)
  }
}
