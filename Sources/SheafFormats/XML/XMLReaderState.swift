import CLibXML2
import SheafCore

/// What the XML reader knows between two calls of the parser.
///
/// Values are gathered in one arena a record, by offset, since it moves as it grows. Names are compared as pointers into the parser's
/// dictionary.
struct XMLReaderState {
  /// A name as the parser hands it over.
  struct Key: Equatable {
    var name: UnsafePointer<xmlChar>?
    var uri: UnsafePointer<xmlChar>?
  }

  struct Value {
    var slot: Int
    var line: Int
    var start: Int
    var count: Int
  }

  let file: String
  let schema: Schema
  let report: Report
  let plan: XMLPlan
  let body: (Record) throws -> Void
  var context: xmlParserCtxtPtr!
  var keys: [Key] = []
  var attributeKeys: [[Key]] = []
  var predicateKeys: [[Key]] = []
  var extraKey = Key()
  var headingKey = Key()
  /// The open elements: a node's index, `extraMark`, or `unknownMark`.
  var stack: [Int] = []
  /// The names of the open elements, for messages.
  var names: [UnsafePointer<xmlChar>] = []
  static let extraMark = -1
  static let unknownMark = -2
  var guess = 0
  var record = Record()
  var values: [Value] = []
  var arena: UnsafeMutableRawPointer
  var capacity = 1 << 16
  var used = 0
  /// Where the text of the open element begins; nil where the element has none.
  var textStart: Int?
  var textSlot = 0
  var hasReportedText = false
  private(set) var error: (any Error)?
  /// Whether all of the file was handed to the parser.
  var isEnding = false
  var hasBegun = false
  /// How often the parser has called.
  var calls = 0
  let listSlots: [Bool]
  let separators: [ByteSlice]

  init(file: String, schema: Schema, report: Report, body: @escaping (Record) throws -> Void) {
    self.file = file
    self.schema = schema
    self.report = report
    self.body = body
    plan = XMLPlan(schema.mapping.xml, fieldCount: schema.fieldCount)
    arena = .allocate(byteCount: capacity, alignment: 64)
    record.file = ByteSlice(permanent: Array(file.utf8))
    var lists = [Bool](repeating: false, count: schema.fieldCount)
    for node in plan.nodes where node.isList {
      if case .field(let slot)? = node.text { lists[slot] = true }
    }
    listSlots = lists
    separators = schema.mapping.fields.map { ByteSlice(permanent: Array($0.separator.utf8)) }
  }

  mutating func begin(_ context: xmlParserCtxtPtr) {
    self.context = context
    let dictionary = context.pointee.dict
    func key(_ name: XMLPath.Name, isAttribute: Bool = false) -> Key {
      Key(
        name: xmlDictLookup(dictionary, name.local, -1),
        uri: plan.uri(name, isAttribute: isAttribute).flatMap { xmlDictLookup(dictionary, $0, -1) })
    }
    keys = plan.nodes.map { key($0.name) }
    attributeKeys = plan.nodes.map { $0.attributes.map { key($0.name, isAttribute: true) } }
    predicateKeys = plan.nodes.map { $0.predicates.map { key($0.attribute, isAttribute: true) } }
    if let extra = plan.extra {
      extraKey = key(extra.name)
      headingKey = key(extra.heading, isAttribute: true)
    }
  }

  func release() { arena.deallocate() }

  var line: Int { Int(xmlSAX2GetLineNumber(context)) }

  func place() -> Place {
    Place(file: file, line: line, column: Int(xmlSAX2GetColumnNumber(context)))
  }

  /// The path of the open elements, and of what stands in the last one.
  func path(_ last: String) -> String {
    "/" + (names.map { String(cString: $0) } + [last]).joined(separator: "/")
  }

  mutating func fail(_ failure: any Error) {
    guard error == nil else { return }
    error = failure
    xmlStopParser(context)
  }

  mutating func refuseDoctype() {
    fail(Failure(.doctype, at: place()))
  }

  func wrongRoot(_ name: UnsafePointer<xmlChar>, _ uri: UnsafePointer<xmlChar>?) -> Failure {
    let found = String(cString: name)
    guard name == keys[0].name, uri != keys[0].uri else {
      return Failure(.wrongRoot, [found, plan.nodes[0].name.description], at: place())
    }
    let none = Phrase.noNamespace.reference
    let spaces = [uri, keys[0].uri].map { $0.map { String(cString: $0) } ?? none }
    return Failure(.wrongRootNamespace, [found] + spaces, at: place())
  }

  /// Keeps the first thing that is wrong; libxml2 goes on calling.
  mutating func syntaxError(_ problem: xmlError) {
    guard error == nil, problem.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
    let place = Place(
      file: file, line: Int(problem.line), column: problem.int2 > 0 ? Int(problem.int2) : nil)
    if isEnding, let open = names.last {
      return fail(Failure(.xmlCutOff, [String(cString: open)], at: place))
    }
    let (phrase, arguments) = XMLSyntaxError.words(for: problem, hasBegun: hasBegun)
    fail(Failure(phrase, arguments, at: place))
  }
}
