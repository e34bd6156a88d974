import SheafCore

/// Takes a well-formed document apart without losing a byte of it.
///
/// libxml2 has said before that it is well-formed, so only what that leaves open is looked at here.
struct DonorTemplateScanner {
  private let name: String
  private let bytes: [UInt8]
  private var at = 0
  private var line = 1
  private var depth = 0

  init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  private var place: SourceLocation { SourceLocation(file: name, line: line) }

  private func failure(_ phrase: Phrase, _ arguments: [String] = []) -> Failure {
    Failure(phrase, arguments, at: place, problem: .mappingError)
  }

  private func starts(with text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard at + count <= bytes.count else { return false }
    return text.withUTF8Buffer { $0.elementsEqual(bytes[at..<at + count]) }
  }

  private mutating func advance(to end: Int) {
    let end = min(end, bytes.count)
    for index in at..<end where bytes[index] == UInt8(ascii: "\n") { line += 1 }
    at = end
  }

  private mutating func advance(past text: StaticString) throws {
    while at < bytes.count, !starts(with: text) { advance(to: at + 1) }
    guard at < bytes.count else { throw failure(.xmlMarkup) }
    advance(to: at + text.utf8CodeUnitCount)
  }

  /// Passes over text, comments, processing instructions and CDATA, up to the next tag.
  private mutating func advanceToTag() throws {
    while at < bytes.count {
      if bytes[at] != UInt8(ascii: "<") {
        advance(to: at + 1)
      } else if starts(with: "<!--") {
        try advance(past: "-->")
      } else if starts(with: "<![CDATA[") {
        try advance(past: "]]>")
      } else if starts(with: "<?") {
        try advance(past: "?>")
      } else if starts(with: "<!") {
        throw failure(.doctype)
      } else {
        return
      }
    }
  }

  /// A DOCTYPE can stand only before the root.
  mutating func refuseDoctype() throws {
    try advanceToTag()
    at = 0
    line = 1
  }

  mutating func document() throws -> (
    prolog: [UInt8], root: DonorTemplate.Element, epilog: [UInt8]
  ) {
    try advanceToTag()
    let prolog = Array(bytes[..<at])
    guard at < bytes.count else { throw failure(.xmlNoElement) }
    let root = try element(lead: at, ["xml": "http://www.w3.org/XML/1998/namespace"])
    return (prolog, root, Array(bytes[at...]))
  }

  private mutating func element(lead: Int, _ around: [String: String]) throws
    -> DonorTemplate.Element
  {
    depth += 1
    defer { depth -= 1 }
    guard depth <= XMLReader.depthLimit else {
      throw failure(.tooDeep, ["\(XMLReader.depthLimit)"])
    }
    var element = try startTag(lead: lead, around)
    if element.markup.isEmptyTag { return element }
    var last = at
    while true {
      try advanceToTag()
      guard at < bytes.count else { throw failure(.xmlMarkup) }
      if starts(with: "</") {
        element.markup.tail = Array(bytes[last..<at])
        let start = at
        try advance(past: ">")
        element.markup.close = Array(bytes[start..<at])
        return element
      }
      element.children.append(try self.element(lead: last, element.namespaces))
      last = at
    }
  }

  private mutating func startTag(lead: Int, _ around: [String: String]) throws
    -> DonorTemplate.Element
  {
    var markup = DonorTemplate.Markup()
    (markup.leadOnce, markup.lead) = DonorTemplateScanner.parted(bytes[lead..<at])
    let elementLine = line
    let start = at
    advance(to: at + 1)
    let (prefix, local) = qualifiedName()
    markup.name = Array(bytes[start..<at])
    var attributes: [DonorTemplate.Attribute] = []
    var namespaces = around
    while true {
      let start = at
      while at < bytes.count, isSpace(bytes[at]) { advance(to: at + 1) }
      guard at < bytes.count else { throw failure(.xmlMarkup) }
      if bytes[at] == UInt8(ascii: "/") || bytes[at] == UInt8(ascii: ">") {
        markup.isEmptyTag = bytes[at] == UInt8(ascii: "/")
        try advance(past: ">")
        markup.end = Array(bytes[start..<at])
        break
      }
      let attribute = try attribute(from: start)
      if attribute.prefix == "xmlns" { namespaces[attribute.local] = attribute.value }
      if attribute.prefix.isEmpty, attribute.local == "xmlns" { namespaces[""] = attribute.value }
      attributes.append(attribute)
    }
    for prefix in [prefix] + attributes.map(\.prefix)
    where !prefix.isEmpty && prefix != "xmlns" && namespaces[prefix] == nil {
      throw Failure(
        .templatePrefix, [prefix], at: SourceLocation(file: name, line: elementLine),
        problem: .mappingError)
    }
    let uri = namespaces[prefix].flatMap { $0.isEmpty ? nil : $0 }
    return DonorTemplate.Element(
      prefix: prefix, local: local, uri: uri, attributes: attributes, namespaces: namespaces,
      line: elementLine, markup: markup)
  }

  private mutating func attribute(from start: Int) throws -> DonorTemplate.Attribute {
    let (prefix, local) = qualifiedName()
    while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "'") {
      advance(to: at + 1)
    }
    guard at < bytes.count,
      let end = bytes[(at + 1)...].firstIndex(of: bytes[at])
    else { throw failure(.xmlMarkup) }
    let value = XMLUnescape.text(bytes[(at + 1)..<end])
    advance(to: end + 1)
    return DonorTemplate.Attribute(
      prefix: prefix, local: local, value: value, raw: Array(bytes[start..<at]))
  }

  private mutating func qualifiedName() -> (prefix: String, local: String) {
    let start = at
    while at < bytes.count, !isSpace(bytes[at]), !"=/>".utf8.contains(bytes[at]) { at += 1 }
    let parts = String(decoding: bytes[start..<at], as: UTF8.self).split(separator: ":")
    return parts.count == 2 ? (String(parts[0]), String(parts[1])) : ("", String(parts.first ?? ""))
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 9 || byte == 10 || byte == 13
  }

  /// What stands before an element, parted after its last comment or other text: white space is repeated with the element.
  private static func parted(_ lead: ArraySlice<UInt8>) -> ([UInt8], [UInt8]) {
    guard let last = lead.lastIndex(where: { $0 > 0x20 }) else { return ([], Array(lead)) }
    return (Array(lead[...last]), Array(lead[(last + 1)...]))
  }
}
