import CLibXML2
import SheafCore

/// What the XML reader knows between two calls of the parser.
///
/// Values are gathered in one arena a record, by offset, since it moves as it grows. Names are compared as pointers into the parser's
/// dictionary.
struct XMLReaderState {
  /// A name as the parser hands it over.
  private struct Key: Equatable {
    var name: UnsafePointer<xmlChar>?
    var uri: UnsafePointer<xmlChar>?
  }

  private struct Value {
    var slot: Int
    var line: Int
    var start: Int
    var count: Int
  }

  let file: String
  private let schema: Schema
  private let report: Report
  private let plan: XMLPlan
  private let body: (Record) throws -> Void
  private var context: xmlParserCtxtPtr!
  private var keys: [Key] = []
  private var attributeKeys: [[Key]] = []
  private var predicateKeys: [[Key]] = []
  private var extraKey = Key()
  private var headingKey = Key()
  /// The open elements: a node's index, `extraMark`, or `unknownMark`.
  private var stack: [Int] = []
  /// The names of the open elements, for messages.
  private var names: [UnsafePointer<xmlChar>] = []
  private static let extraMark = -1
  private static let unknownMark = -2
  private var guess = 0
  private var record = Record()
  private var values: [Value] = []
  private var arena: UnsafeMutableRawPointer
  private var capacity = 1 << 16
  private var used = 0
  /// Where the text of the open element begins; nil where the element has none.
  private var textStart: Int?
  private var textSlot = 0
  private var hasReportedText = false
  private(set) var error: (any Error)?
  /// Whether all of the file was handed to the parser.
  var isEnding = false
  private var hasBegun = false
  /// How often the parser has called.
  private(set) var calls = 0
  private let listSlots: [Bool]
  private let separators: [ByteSlice]

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

  private var line: Int { Int(xmlSAX2GetLineNumber(context)) }

  private func place() -> Place {
    Place(file: file, line: line, column: Int(xmlSAX2GetColumnNumber(context)))
  }

  /// The path of the open elements, and of what stands in the last one.
  private func path(_ last: String) -> String {
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

  private func wrongRoot(_ name: UnsafePointer<xmlChar>, _ uri: UnsafePointer<xmlChar>?) -> Failure
  {
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

  // MARK: Elements

  mutating func startElement(
    _ name: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?,
    _ uri: UnsafePointer<xmlChar>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ attributeCount: Int
  ) {
    calls += 1
    guard error == nil else { return }
    guard stack.count < XMLReader.depthLimit else {
      return fail(Failure(.tooDeep, ["\(XMLReader.depthLimit)"], at: place()))
    }
    let list = XMLAttributes(base: attributes, count: attributeCount)
    let mark = match(Key(name: name, uri: uri), list)
    if mark == XMLReaderState.unknownMark, stack.last != XMLReaderState.unknownMark {
      if stack.isEmpty {
        return fail(wrongRoot(name, uri))
      }
      let path = path(String(cString: name))
      report.dropUnread(path, .unknownElement, [path], at: place())
    }
    hasBegun = true
    stack.append(mark)
    names.append(name)
    hasReportedText = false
    switch mark {
    case XMLReaderState.unknownMark: break
    case XMLReaderState.extraMark: startExtra(list)
    default: startKnown(mark, list)
    }
  }

  /// The plan's element that an element is, among the children of the open one.
  private mutating func match(_ key: Key, _ attributes: XMLAttributes) -> Int {
    guard let parent = stack.last else {
      return keys[0] == key && fits(0, attributes) ? 0 : XMLReaderState.unknownMark
    }
    guard parent >= 0 else { return XMLReaderState.unknownMark }
    let children = plan.nodes[parent].children
    if plan.hasPredicates { return mostPrecise(children, key, attributes) ?? extra(parent, key) }
    // Children come in the plan's order as a rule, so the one after the last is looked at first.
    for offset in 0..<children.count {
      let position =
        guess + offset < children.count ? guess + offset : guess + offset - children.count
      let child = children[position]
      if keys[child] == key, fits(child, attributes) {
        guess = position + 1 < children.count ? position + 1 : 0
        return child
      }
    }
    return extra(parent, key)
  }

  /// What an element that is no field's is: one for an unknown heading, or unknown.
  private func extra(_ parent: Int, _ key: Key) -> Int {
    parent == plan.record && plan.extra != nil && key == extraKey
      ? XMLReaderState.extraMark : XMLReaderState.unknownMark
  }

  /// The child with the most predicates that an element meets; one without any takes what the others leave.
  private func mostPrecise(_ children: [Int], _ key: Key, _ attributes: XMLAttributes) -> Int? {
    children.filter { keys[$0] == key && fits($0, attributes) }
      .max { plan.nodes[$0].predicates.count < plan.nodes[$1].predicates.count }
  }

  private func fits(_ node: Int, _ attributes: XMLAttributes) -> Bool {
    for (predicate, key) in zip(plan.nodes[node].predicates, predicateKeys[node]) {
      guard let value = attributes.value(where: { $0 == key.name && $1 == key.uri }),
        XMLReaderState.decoded(value) == predicate.value
      else { return false }
    }
    return true
  }

  private mutating func startKnown(_ node: Int, _ attributes: XMLAttributes) {
    if node == plan.record {
      record.reset(columns: schema.headings.count, line: line)
      values.removeAll(keepingCapacity: true)
      used = 0
    }
    if attributes.count > 0 { readAttributes(node, attributes) }
    if !plan.nodes[node].children.isEmpty || node == plan.record { guess = 0 }
    if case .field(let slot)? = plan.nodes[node].text {
      textStart = used
      textSlot = slot
    } else if plan.nodes[node].text != nil {
      textStart = used
      textSlot = -1
    } else {
      textStart = nil
    }
  }

  private mutating func readAttributes(_ node: Int, _ attributes: XMLAttributes) {
    for index in 0..<attributes.count {
      let (name, uri, value) = attributes[index]
      if predicateKeys[node].contains(where: { $0.name == name && $0.uri == uri }) { continue }
      let known = attributeKeys[node].firstIndex { $0.name == name && $0.uri == uri }
      switch known.map({ plan.nodes[node].attributes[$0].content }) {
      case .field(let slot):
        let decoded = Array(XMLReaderState.decoded(value).utf8)
        let start = used
        decoded.withUnsafeBytes { keep(ByteSlice($0)) }
        values.append(Value(slot: slot, line: line, start: start, count: used - start))
      case .constant(let text) where XMLReaderState.decoded(value) == text: break
      default:
        let path = path(
          "@" + (uri.map { "{\(String(cString: $0))}" } ?? "") + String(cString: name!))
        report.dropUnread(
          path, .unknownAttribute, [path, XMLReaderState.decoded(value).shortened], at: place())
      }
    }
  }

  private mutating func startExtra(_ attributes: XMLAttributes) {
    guard let value = attributes.value(where: { $0 == headingKey.name && $1 == headingKey.uri }),
      attributes.count == 1
    else {
      let name = names.removeLast()
      let path = path(String(cString: name))
      report.dropUnread(path, .unknownElement, [path], at: place())
      names.append(name)
      stack[stack.count - 1] = XMLReaderState.unknownMark
      return
    }
    do {
      var heading = XMLReaderState.decoded(value)
      textSlot = try heading.withUTF8 { bytes in
        let heading = ByteSlice(UnsafeRawBufferPointer(bytes))
        return try schema.slot(of: heading)?.slot ?? schema.addHeading(heading, file: file)
      }
      textStart = used
    } catch {
      fail(error)
    }
  }

  mutating func endElement() {
    guard error == nil, let mark = stack.popLast() else { return }
    names.removeLast()
    if mark == plan.record {
      endRecord()
    } else if mark != XMLReaderState.unknownMark, let start = textStart {
      if textSlot >= 0 {
        values.append(Value(slot: textSlot, line: line, start: start, count: used - start))
      } else {
        checkConstant(mark, from: start)
      }
      textStart = nil
    }
    // The parent's next child is looked for after this one.
    if mark >= 0, let parent = stack.last, parent >= 0, !plan.nodes[mark].children.isEmpty {
      guess = (plan.nodes[parent].children.firstIndex(of: mark) ?? -1) + 1
      if guess >= plan.nodes[parent].children.count { guess = 0 }
    }
  }

  private mutating func checkConstant(_ node: Int, from start: Int) {
    let text = ByteSlice(start: UnsafeRawPointer(arena) + start, count: used - start).string
    used = start
    guard case .constant(let constant)? = plan.nodes[node].text, constant != text else { return }
    let path = path(plan.nodes[node].name.description)
    report.dropUnread(path, .otherThanConstant, [path, text.shortened, constant], at: place())
  }

  // MARK: Text

  mutating func characters(_ text: ByteSlice) {
    calls += 1
    guard error == nil, stack.last != XMLReaderState.unknownMark else { return }
    if textStart != nil { return keep(text) }
    guard !hasReportedText, text.buffer.contains(where: { $0 > 0x20 }) else { return }
    hasReportedText = true
    let path = path("text()")
    report.dropUnread(
      path, .strayXMLText,
      [path, text.string.split(whereSeparator: \.isWhitespace).joined(separator: " ").shortened],
      at: place())
  }

  private mutating func reserve(_ count: Int) {
    guard used + count > capacity else { return }
    while used + count > capacity { capacity *= 2 }
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 64)
    larger.copyMemory(from: arena, byteCount: used)
    arena.deallocate()
    arena = larger
  }

  private mutating func keep(_ text: ByteSlice) {
    guard used + text.count <= XMLReader.recordLimit else {
      return fail(Failure(.recordTooLong, ["\(XMLReader.recordLimit >> 20)"], at: place()))
    }
    reserve(text.count)
    (arena + used).copyMemory(from: text.start, byteCount: text.count)
    used += text.count
  }

  // MARK: Records

  private mutating func endRecord() {
    textStart = nil
    joinLists()
    var lastKnown = -1
    var known = 0
    for value in values {
      let slice = ByteSlice(start: UnsafeRawPointer(arena) + value.start, count: value.count)
      record.append(slot: value.slot, line: value.line, value: slice)
      guard value.slot < schema.fieldCount else { continue }
      if value.slot < lastKnown { record.layout.insert(.order) }
      if !record.entries[record.entries.count - 1].isRepeat { known += 1 }
      lastKnown = value.slot
    }
    if !plan.isFlat { inCanonicalOrder() }
    if known < schema.fieldCount { record.layout.insert(.missingFields) }
    report.read(record)
    do {
      try body(record)
    } catch {
      fail(error)
    }
    guess = 0
  }

  /// Where the mapping decides the order in the document, it says nothing of the fragment's; other headings follow the fields.
  private mutating func inCanonicalOrder() {
    record.layout.remove(.order)
    func rank(_ slot: Int) -> Int { min(slot, schema.fieldCount) }
    let entries = record.entries.enumerated().sorted {
      (rank($0.element.slot), $0.offset) < (rank($1.element.slot), $1.offset)
    }
    record.reset(columns: schema.headings.count, line: record.line)
    for (_, entry) in entries {
      record.append(slot: entry.slot, line: entry.line, value: entry.value)
    }
  }

  /// Puts the items of a list together, with the separator of its field, at the place of the first.
  private mutating func joinLists() {
    for (slot, isList) in listSlots.enumerated() where isList {
      let items = values.filter { $0.slot == slot }
      guard items.count > 1, let first = values.firstIndex(where: { $0.slot == slot }) else {
        continue
      }
      // Nothing of what is copied may move meanwhile.
      reserve(items.reduce(0) { $0 + $1.count + separators[slot].count })
      let start = used
      for (number, item) in items.enumerated() {
        if number > 0 { keep(separators[slot]) }
        keep(ByteSlice(start: UnsafeRawPointer(arena) + item.start, count: item.count))
      }
      values[first].start = start
      values[first].count = used - start
      values = values.enumerated().filter { $0.offset <= first || $0.element.slot != slot }.map(
        \.element)
    }
  }

  /// An attribute's value as text: without being told to replace entities, libxml2 leaves every `&` as `&#38;`.
  private static func decoded(_ value: ByteSlice) -> String {
    let text = value.string
    return value.firstIndex(of: UInt8(ascii: "&")) == nil
      ? text : text.replacing("&#38;", with: "&")
  }
}

/// The attributes of an element, as libxml2 hands them over: five pointers each.
struct XMLAttributes {
  let base: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  let count: Int

  subscript(index: Int) -> (
    name: UnsafePointer<xmlChar>?, uri: UnsafePointer<xmlChar>?, value: ByteSlice
  ) {
    let start = base!.advanced(by: index * 5)
    let value = UnsafeRawPointer(start[3]!)
    return (start[0], start[2], ByteSlice(start: value, count: UnsafeRawPointer(start[4]!) - value))
  }

  func value(where isWanted: (UnsafePointer<xmlChar>?, UnsafePointer<xmlChar>?) -> Bool)
    -> ByteSlice?
  {
    for index in 0..<count where isWanted(self[index].name, self[index].uri) {
      return self[index].value
    }
    return nil
  }
}
