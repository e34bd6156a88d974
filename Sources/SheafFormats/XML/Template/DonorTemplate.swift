import CLibXML2
import SheafCore

/// A donor's file taken apart into elements, each with every byte of its markup.
struct DonorTemplate {
  /// What stands around and in an element, byte for byte.
  struct Markup {
    /// Between what comes before and the element, up to the last comment; once, however often the element is repeated.
    var leadOnce: [UInt8] = []
    /// White space before the element.
    var lead: [UInt8] = []
    /// `<` and the name.
    var name: [UInt8] = []
    /// White space and `>`, or `/>`.
    var end: [UInt8] = []
    var isEmptyTag = false
    /// What a leaf holds, or what stands between the last child and the end tag.
    var tail: [UInt8] = []
    var close: [UInt8] = []
  }

  struct Attribute {
    var prefix: String
    var local: String
    var value: String
    /// With the white space before it.
    var raw: [UInt8]
  }

  struct Element {
    var prefix: String
    var local: String
    var uri: String?
    var attributes: [Attribute] = []
    var namespaces: [String: String]
    var line: Int
    var children: [Element] = []
    var markup = Markup()
  }

  /// A template is one record's worth of elements and some text; donors' samples are larger, and are for `mapping init`.
  static let sizeLimit = 4 << 20

  let name: String
  let encoding: XMLEncoding
  let hasMark: Bool
  let prolog: [UInt8]
  let root: Element
  let epilog: [UInt8]

  /// - Throws: `Failure` where the file is not XML that a template can be.
  init(_ file: XMLMapping.Template) throws {
    name = file.name
    let place = SourceLocation(file: file.name)
    guard file.bytes.count <= DonorTemplate.sizeLimit else {
      throw Failure(
        .templateTooLarge, ["\(DonorTemplate.sizeLimit >> 20)"], at: place, problem: .mappingError)
    }
    guard !file.bytes.isEmpty else { throw Failure(.emptyFile, at: place, problem: .mappingError) }
    let text = try XMLEncoding.decode(file.bytes, name: file.name)
    encoding = text.encoding
    hasMark = text.hasMark
    var scanner = DonorTemplateScanner(name: file.name, bytes: text.bytes)
    try scanner.refuseDoctype()
    try DonorTemplate.parse(text.bytes, name: file.name)
    (prolog, root, epilog) = try scanner.document()
  }

  /// Lets libxml2 say whether it is well-formed.
  private static func parse(_ bytes: [UInt8], name: String) throws {
    guard let context = xmlNewParserCtxt() else { throw SystemFailure.failure(name, error: ENOMEM) }
    defer { xmlFreeParserCtxt(context) }
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    let document = bytes.withUnsafeBytes { bytes in
      xmlCtxtReadMemory(
        context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), name,
        "UTF-8", Int32(options))
    }
    defer { xmlFreeDoc(document) }
    guard document == nil || context.pointee.wellFormed == 0 else { return }
    let error = context.pointee.lastError
    let (phrase, arguments) = XMLSyntaxError.words(for: error, hasBegun: document != nil)
    throw Failure(
      phrase, arguments,
      at: SourceLocation(
        file: name, line: Int(error.line), column: error.int2 > 0 ? Int(error.int2) : nil),
      problem: .mappingError)
  }
}
