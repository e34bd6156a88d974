import CLibXML2
import SheafCore

/// What the XML reader knows between two calls of the parser.
///
/// Values are gathered in one arena a record, by offset, since it moves as it grows. Names are compared as pointers into the parser's
/// dictionary.
struct XMLReaderState: XMLParserState {
  /// A name as the parser hands it over.
  struct Key: Equatable {
    var name: UnsafePointer<xmlChar>?
    var uri: UnsafePointer<xmlChar>?
  }

  struct Value {
    var slot: Int
    /// The place that it was read from; nil where it stands as it is.
    var place: Int?
    var line: Int
    var start: Int
    var count: Int
  }

  let file: String
  let schema: FieldTable
  let report: Report
  let plan: XMLPlan
  let body: (Record) throws -> Void
  var context: xmlParserCtxtPtr!
  var keys: [Key] = []
  var attributeKeys: [[Key]] = []
  var predicateKeys: [[Key]] = []
  var predicateBytes: [[[UInt8]]] = []
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
  /// What elements that are repeated for every field say; where there are any, they say everything.
  var fieldValues: [Value] = []
  var arena: UnsafeMutableRawPointer
  var capacity = 1 << 16
  var used = 0
  /// Where the text of the open element begins; nil where the element has none.
  var textStart: Int?
  var textSlot = 0
  /// The place of the open element's text, or ``constantText``, or ``noText`` where only the slot is known.
  var textPlace = noText
  var hasReportedText = false
  private(set) var error: (any Error)?
  /// Whether all of the file was handed to the parser.
  var isEnding = false
  var hasBegun = false
  /// How often the parser has called.
  var calls = 0
  let listSlots: [Bool]
  /// What elements around the record say of it.
  var groupValues: [(slot: Int, place: Int, line: Int, bytes: [UInt8])] = []
  let scratch = ByteArena()
  var isInRecord = false
  /// The element that is repeated for every field, as far as it was read.
  var field = XMLFieldElement()
  /// Where records are elements for each of their fields: what those of the record being read have in common.
  var recordKey: [[UInt8]]?
  var elementStart = 0
  let recordNode: Int
  /// The element of a group, which begins anew what is said of its records.
  let groupNode: Int?
  /// For each node, the place of its text, or ``noText`` or ``constantText``.
  let texts: [Int]
  static let noText = -1
  static let constantText = -2
  /// The nodes that are repeated for every field.
  let fieldNodes: [Bool]
  /// For each place the slot that is read from it, or ``unread`` or ``ofField``.
  let placeSlots: [Int]
  static let unread = -1
  static let ofField = -2
  let hasCodings: Bool
  let hasLists: Bool
  /// The names of fields in the mapping, where an element is repeated for every field.
  let slotsByName: [String: Int]
  let separators: [ByteSlice]

  init(
    file: String, plan: XMLPlan, schema: FieldTable, report: Report,
    body: @escaping (Record) throws -> Void
  ) {
    self.file = file
    self.schema = schema
    self.report = report
    self.body = body
    self.plan = plan
    arena = .allocate(byteCount: capacity, alignment: 64)
    record.file = schema.arena.copy(file)
    var lists = [Bool](repeating: false, count: schema.fieldCount)
    for case .items(let slot)? in plan.nodes.map(\.each) { lists[slot] = true }
    listSlots = lists
    hasLists = lists.contains(true)
    recordNode = plan.record
    groupNode = plan.groupDepth.map { plan.chain[$0] }
    texts = plan.nodes.map { node in
      switch node.text {
      case .place(let place)?: place
      case .constant?: XMLReaderState.constantText
      case nil: XMLReaderState.noText
      }
    }
    fieldNodes = plan.nodes.map { $0.each == .fields }
    placeSlots = plan.places.map { place in
      if case .item = place.layout.content, place.slot == nil { return XMLReaderState.ofField }
      return place.isRead ? place.slot ?? XMLReaderState.unread : XMLReaderState.unread
    }
    hasCodings =
      plan.hasFields || plan.groupDepth != nil || plan.places.contains { $0.coding != nil }
    slotsByName = Dictionary(
      uniqueKeysWithValues: schema.mapping.fields.enumerated().map { ($1.name, $0) })
    separators = schema.mapping.fields.map { schema.arena.copy($0.separator) }
  }

  mutating func begin(_ context: xmlParserCtxtPtr) {
    self.context = context
    let dictionary = context.pointee.dict
    keys = plan.nodes.map { node in
      Key(
        name: xmlDictLookup(dictionary, node.name.local, -1),
        uri: node.uri.flatMap { xmlDictLookup(dictionary, $0, -1) })
    }
    func attribute(_ name: XMLPath.Name, _ uri: String?) -> Key {
      Key(
        name: xmlDictLookup(dictionary, name.local, -1),
        uri: uri.flatMap { xmlDictLookup(dictionary, $0, -1) })
    }
    attributeKeys = plan.nodes.map { $0.attributes.map { attribute($0.name, $0.uri) } }
    predicateKeys = plan.nodes.map { node in
      zip(node.predicates, node.predicateURIs).map { attribute($0.attribute, $1) }
    }
    predicateBytes = plan.nodes.map { node in node.predicates.map { Array($0.value.utf8) } }
    if let extra = plan.extra {
      let path = plan.layout.extra
      extraKey = attribute(extra.name, path.flatMap { plan.uri($0.steps[0].name) })
      headingKey = attribute(
        extra.heading, path?.attribute.flatMap { plan.uri($0, isAttribute: true) })
    }
  }

  func release() { arena.deallocate() }

  var line: Int { Int(xmlSAX2GetLineNumber(context)) }

  func place() -> SourceLocation {
    SourceLocation(file: file, line: line, column: Int(xmlSAX2GetColumnNumber(context)))
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
    let uriText = uri.map { String(cString: $0) } ?? ""
    if let sheet = SheetLanguage.kind(ofRoot: .init(uri: uriText, local: found)) {
      return Failure(.otherSheet, [sheet.rawValue, sheet.mappingName], at: place())
    }
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
    let place = SourceLocation(
      file: file, line: Int(problem.line), column: problem.int2 > 0 ? Int(problem.int2) : nil)
    if isEnding, let open = names.last {
      return fail(Failure(.xmlCutOff, [String(cString: open)], at: place))
    }
    let (phrase, arguments) = XMLSyntaxError.words(for: problem, hasBegun: hasBegun)
    fail(Failure(phrase, arguments, at: place))
  }
}
