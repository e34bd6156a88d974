import CLibXML2
import SheafCore

/// An XML Schema (XSD 1.0, https://www.w3.org/TR/xmlschema-1/) that documents are held against, by libxml2's validator.
///
/// What it imports and includes is read from files, relative to its own; nothing is fetched. A file that is named by a network address is looked
/// for beside the schema under its last name.
package final class XMLSchema {
  let pointer: xmlSchemaPtr

  /// - Throws: `Failure` with all that is wrong with the schema, or with what it imports.
  package init(path: String) throws {
    let files = XMLSchemaFiles(path: path)
    let schema = files.whileOpen { XMLSchema.parse(files) }
    guard let schema, files.problems.isEmpty else {
      if let schema { xmlSchemaFree(schema) }
      throw Failure(
        files.problems.isEmpty
          ? [Diagnostic(.schemaBroken, [""], at: SourceLocation(file: path))] : files.problems)
    }
    pointer = schema
  }

  deinit { xmlSchemaFree(pointer) }

  private static func parse(_ files: XMLSchemaFiles) -> xmlSchemaPtr? {
    guard let context = xmlSchemaNewParserCtxt(files.path) else { return nil }
    defer { xmlSchemaFreeParserCtxt(context) }
    // The parser of the files tells the program as a whole, the parser of schemas its context.
    let state = Unmanaged.passUnretained(files).toOpaque()
    let listener: xmlStructuredErrorFunc = { state, error in
      guard let state, let error else { return }
      Unmanaged<XMLSchemaFiles>.fromOpaque(state).takeUnretainedValue().hear(error.pointee)
    }
    xmlSchemaSetParserStructuredErrors(context, listener, state)
    xmlSetStructuredErrorFunc(state, listener)
    defer { xmlSetStructuredErrorFunc(nil, nil) }
    return xmlSchemaParse(context)
  }
}

extension XMLSchemaFiles {
  /// Takes down what libxml2 finds wrong; what could not be opened is known already.
  fileprivate func hear(_ error: xmlError) {
    guard error.level.rawValue >= XML_ERR_ERROR.rawValue, problems.count < Report.listLimit,
      error.domain != XML_FROM_IO.rawValue, error.code != XML_SCHEMAP_FAILED_LOAD.rawValue
    else { return }
    let file = error.file.map { String(cString: $0) } ?? path
    let place = SourceLocation(file: file, line: error.line > 0 ? Int(error.line) : nil)
    if error.domain == XML_FROM_PARSER.rawValue {
      let (phrase, arguments) = XMLSyntaxError.words(for: error, hasBegun: true)
      return report(Diagnostic(phrase, arguments, at: place))
    }
    let message = error.message.map { String(cString: $0) } ?? ""
    // Why a document could not be parsed was said before.
    if !problems.isEmpty, message.contains("Failed to ") { return }
    report(Diagnostic(.schemaBroken, [SchemaWords.plain(message)], at: place))
  }
}
