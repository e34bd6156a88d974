import CLibXML2
import SheafCore

/// What a check against a schema knows between two calls of the parser.
///
/// The validator speaks after the handlers here have been called, and so an element stays on the stack until the call that follows its end.
final class SchemaCheckState {
  private typealias Name = SchemaPlaces.Name

  private struct Finding {
    var words: SchemaWords
    var line: Int
    var field: String
  }

  private let check: XMLSchemaCheck
  private let places: SchemaPlaces
  /// The names of attributes that paths ask for, without their namespaces: a quick first look.
  private let attributeNames: Set<String>
  var parser: xmlParserCtxtPtr!
  var failure: Failure?
  private var open: [SchemaPlaces.Element] = []
  /// How many elements have ended and are on the stack still: one, or none.
  private var ended = false
  private var lastURI: (pointer: UnsafePointer<xmlChar>?, text: String) = (nil, "")
  private var recordCount = 0
  /// How many elements are open around and with the record; nil outside of records.
  private var recordDepth: Int?
  private var id: String?
  private var idBytes: [UInt8] = []
  private var isInID = false
  private var findings: [Finding] = []
  /// The line of the last reason why a value is wrong.
  private var reasonLine: Int?

  init(_ check: XMLSchemaCheck) {
    self.check = check
    places = SchemaPlaces(check.mapping)
    attributeNames = Set(places.attributes.map(\.local))
  }

  func place() -> SourceLocation {
    SourceLocation(file: check.name, line: Int(xmlSAX2GetLineNumber(parser)))
  }

  func start(
    _ name: UnsafePointer<xmlChar>, _ uri: UnsafePointer<xmlChar>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int
  ) {
    pop()
    open.append(
      SchemaPlaces.Element(
        name: Name(uri: address(uri), local: String(cString: name)),
        attributes: kept(attributes, count), line: Int(xmlSAX2GetLineNumber(parser))))
    if open.count > XMLReader.depthLimit {
      return stop(Failure(.tooDeep, ["\(XMLReader.depthLimit)"], at: place()))
    }
    if recordDepth == nil, places.isRecord(open) {
      endRecord()
      recordDepth = open.count
      recordCount += 1
    }
    guard recordDepth != nil, id == nil else { return }
    id = places.idAttribute(open)
    isInID = id == nil && places.isID(open)
  }

  /// The text of a namespace's address, which is made anew only where it changes.
  private func address(_ uri: UnsafePointer<xmlChar>?) -> String {
    if uri != lastURI.pointer { lastURI = (uri, uri.map { String(cString: $0) } ?? "") }
    return lastURI.text
  }

  /// Of an element's attributes those that paths ask for.
  private func kept(_ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int)
    -> [SchemaPlaces.Name: String]
  {
    guard let attributes, !attributeNames.isEmpty else { return [:] }
    var kept: [Name: String] = [:]
    for index in 0..<count {
      // Five pointers each: name, prefix, address, start and end of the value.
      let parts = attributes + 5 * index
      let local = String(cString: parts[0]!)
      guard attributeNames.contains(local) else { continue }
      let name = Name(uri: parts[2].map { String(cString: $0) } ?? "", local: local)
      guard places.attributes.contains(name) else { continue }
      let bytes = UnsafeBufferPointer(start: parts[3]!, count: parts[4]! - parts[3]!)
      kept[name] = String(decoding: bytes, as: UTF8.self)
    }
    return kept
  }

  func characters(_ text: UnsafePointer<xmlChar>, _ count: Int) {
    pop()
    if isInID, idBytes.count < 1000 {
      idBytes += UnsafeBufferPointer(start: text, count: min(count, 1000))
    }
  }

  func end() {
    pop()
    ended = true
    if isInID {
      id = String(decoding: idBytes, as: UTF8.self)
      isInID = false
    }
  }

  private func pop() {
    guard ended else { return }
    ended = false
    if open.count == recordDepth {
      endRecord()
      recordDepth = nil
    }
    open.removeLast()
  }

  func refuseDoctype() { stop(Failure(.doctype, at: place())) }

  private func stop(_ failure: Failure) {
    if self.failure == nil { self.failure = failure }
    xmlStopParser(parser)
  }

  /// Takes down what the validator finds wrong.
  func refuse(_ error: xmlError) {
    guard failure == nil, let element = open.last else { return }
    let words = SchemaWords(error)
    let line = element.line
    if words.isSummary, reasonLine == line {
      reasonLine = nil
      return
    }
    reasonLine = words.isReason ? line : nil
    let field = places.field(
      open, attribute: words.attribute, isInRecord: recordDepth != nil)
    findings.append(Finding(words: words, line: line, field: field))
    // An id that has not come by now does not come in time.
    if findings.count >= 1000 { endRecord() }
  }

  /// Reports what was found in a record, whose id is known now.
  func endRecord() {
    for finding in findings {
      let place = SourceLocation(
        file: check.name, line: finding.line,
        record: recordDepth == nil ? nil : id?.shortened ?? "\(recordCount)", field: finding.field)
      check.report.warn(
        finding.words.phrase, finding.words.arguments, at: place, problem: .schemaViolation,
        severity: check.severity)
    }
    findings.removeAll(keepingCapacity: true)
    (id, idBytes) = (nil, [])
  }
}
