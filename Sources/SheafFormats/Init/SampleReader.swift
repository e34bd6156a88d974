import CLibXML2
import SheafCore

/// Reads a sample of XML as a whole, with the namespaces that it declares.
struct SampleReader {
  /// A sample is some records; more tell nothing new.
  static let sizeLimit = 16 << 20

  let root: SampleElement
  /// The declarations in their order, the default namespace under an empty prefix; each address stands once.
  let namespaces: [(prefix: String, uri: String)]

  /// - Throws: `Failure` where it is no XML that can be read.
  init(_ bytes: [UInt8], file: String) throws {
    guard bytes.count <= SampleReader.sizeLimit else {
      throw Failure(
        .initTooLarge, ["\(SampleReader.sizeLimit >> 20)"], at: SourceLocation(file: file))
    }
    guard !bytes.isEmpty else { throw Failure(.emptyFile, at: SourceLocation(file: file)) }
    let state = SampleState(file: file)
    let pointer = Unmanaged.passUnretained(state).toOpaque()
    var handler = SampleReader.handler()
    guard let context = xmlCreatePushParserCtxt(&handler, pointer, nil, 0, file) else {
      throw SystemFailure.failure(file, error: ENOMEM)
    }
    defer { xmlFreeParserCtxt(context) }
    xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue))
    state.parser = context
    withExtendedLifetime(state) {
      bytes.withUnsafeBytes { bytes in
        for count in [bytes.count, 0] where state.failure == nil {
          state.isEnding = count == 0
          let broken = XMLPushParser.push(bytes.baseAddress!, count, to: context, file: file)
          state.failure = state.failure ?? broken
        }
      }
    }
    if let failure = state.failure { throw failure }
    guard let root = state.root else {
      throw Failure(.xmlNoElement, at: SourceLocation(file: file))
    }
    self.root = root
    namespaces = state.namespaces
  }

  private static func handler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(bitPattern: Int32(truncatingIfNeeded: XML_SAX2_MAGIC))
    handler.startElementNs = {
      context, name, _, uri, namespaceCount, namespaces, count, _, attributes in
      let state = sampleState(context)
      state.declare(namespaces, Int(namespaceCount))
      state.start(SampleState.name(name, uri), attributes, Int(count))
    }
    handler.endElementNs = { context, _, _, _ in sampleState(context).end() }
    handler.characters = { context, text, count in
      sampleState(context).characters(
        String(decoding: UnsafeBufferPointer(start: text!, count: Int(count)), as: UTF8.self))
    }
    handler.cdataBlock = handler.characters
    handler.internalSubset = { context, _, _, _ in
      let state = sampleState(context)
      state.stop(Failure(.doctype, at: state.place()))
    }
    handler.getEntity = { _, _ in nil }
    handler.resolveEntity = { _, _, _ in nil }
    handler.serror = { context, error in
      guard let context, let error else { return }
      sampleState(context).refuse(error.pointee)
    }
    return handler
  }
}

private func sampleState(_ context: UnsafeMutableRawPointer?) -> SampleState {
  Unmanaged<SampleState>.fromOpaque(context!).takeUnretainedValue()
}

/// What the reader knows between two calls of the parser.
private final class SampleState {
  let file: String
  var parser: xmlParserCtxtPtr!
  var failure: Failure?
  /// Whether all of the file was handed to the parser.
  var isEnding = false
  var root: SampleElement?
  var namespaces: [(prefix: String, uri: String)] = []
  private var open: [SampleElement] = []

  init(file: String) { self.file = file }

  func place() -> SourceLocation {
    SourceLocation(file: file, line: Int(xmlSAX2GetLineNumber(parser)))
  }

  static func name(_ local: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?)
    -> SampleElement.Name
  {
    SampleElement.Name(
      uri: uri.map { String(cString: $0) } ?? "", local: local.map { String(cString: $0) } ?? "")
  }

  func declare(_ pairs: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int) {
    for index in 0..<count {
      let prefix = pairs?[2 * index].map { String(cString: $0) } ?? ""
      let uri = pairs?[2 * index + 1].map { String(cString: $0) } ?? ""
      guard !uri.isEmpty, !namespaces.contains(where: { $0.uri == uri }) else { continue }
      let isTaken = namespaces.contains { $0.prefix == prefix } || prefix.isEmpty && root != nil
      namespaces.append((isTaken ? "ns\(namespaces.count + 1)" : prefix, uri))
    }
  }

  func start(
    _ name: SampleElement.Name, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
    _ count: Int
  ) {
    let pairs = (0..<count).map { index in
      let parts = attributes! + 5 * index
      let bytes = UnsafeBufferPointer(start: parts[3]!, count: parts[4]! - parts[3]!)
      return (SampleState.name(parts[0], parts[2]), String(decoding: bytes, as: UTF8.self))
    }
    let element = SampleElement(name: name, attributes: pairs)
    open.last?.children.append(element)
    if root == nil { root = element }
    open.append(element)
    if open.count > XMLReader.depthLimit {
      stop(Failure(.tooDeep, ["\(XMLReader.depthLimit)"], at: place()))
    }
  }

  func end() { open.removeLast() }

  func characters(_ text: String) { open.last?.text += text }

  func stop(_ failure: Failure) {
    guard self.failure == nil else { return }
    self.failure = failure
    xmlStopParser(parser)
  }

  func refuse(_ error: xmlError) {
    guard error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
    if isEnding, let last = open.last {
      return stop(Failure(.xmlCutOff, [last.name.local], at: place()))
    }
    let (phrase, arguments) = XMLSyntaxError.words(for: error, hasBegun: root != nil)
    stop(Failure(phrase, arguments, at: SourceLocation(file: file, line: Int(error.line))))
  }
}
