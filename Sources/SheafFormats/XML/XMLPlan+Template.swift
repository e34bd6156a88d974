import SheafCore

/// The tree that a template has, with the mapping's places put into it.
extension XMLPlan {
  mutating func graft(_ template: DonorTemplate) {
    var lines: [Int] = []
    _ = add(template.root, &lines)
    guard let chain = findChain(template, lines) else { return }
    self.chain = chain
    dropExtra(template)
    for index in places.indices { put(index, template, lines) }
    for index in nodes.indices { tellSiblingsApart(index) }
  }

  private mutating func add(_ element: DonorTemplate.Element, _ lines: inout [Int]) -> Int {
    let index = nodes.count
    var node = Node(
      name: XMLPath.Name(prefix: element.prefix, local: element.local), uri: element.uri,
      predicates: [])
    node.raw = element.markup
    node.attributes = element.attributes.map {
      Attribute(
        name: XMLPath.Name(prefix: $0.prefix, local: $0.local),
        uri: $0.prefix.isEmpty ? nil : element.namespaces[$0.prefix],
        content: Content.constant($0.value), raw: $0.raw)
    }
    if element.children.isEmpty {
      let text = XMLUnescape.text(element.markup.tail[...])
      if !text.isEmpty { node.text = .constant(text) }
    }
    node.isMixed =
      !element.children.isEmpty
      && (element.children.map(\.markup.leadOnce) + [element.markup.tail]).contains {
        XMLUnescape.text($0[...]).contains { !$0.isWhitespace }
      }
    nodes.append(node)
    lines.append(element.line)
    for child in element.children {
      let position = add(child, &lines)
      nodes[index].children.append(position)
    }
    return index
  }

  /// The elements from the root to the record; where the record could be two, that is said.
  private mutating func findChain(_ template: DonorTemplate, _ lines: [Int]) -> [Int]? {
    let steps = layout.record.steps
    let place = SourceLocation(file: template.name)
    guard fits(0, steps[0]) else {
      problem(
        .templateRoot, [nodes[0].name.description, layout.record.description],
        at: SourceLocation(file: template.name, line: lines[0]))
      return nil
    }
    var chains = [[0]]
    for step in steps.dropFirst() {
      chains = chains.flatMap { chain in
        nodes[chain[chain.count - 1]].children.filter { fits($0, step) }.map { chain + [$0] }
      }
    }
    if chains.count > 1 {
      let found = chains.map { "\(lines[$0[$0.count - 1]])" }
      problem(
        .templateTwoRecords, [layout.record.description, found.joined(separator: ", ")],
        at: SourceLocation(file: template.name, line: lines[chains[1][chains[1].count - 1]]))
      return nil
    }
    guard let chain = chains.first else {
      problem(.templateNoRecord, [layout.record.description], at: place)
      return nil
    }
    return chain
  }

  private mutating func problem(_ phrase: Phrase, _ arguments: [String], at place: SourceLocation) {
    problems.append(Diagnostic(phrase, arguments, at: place, problem: .mappingError))
  }

  /// Names the element for unknown headings with the template's own prefix; a sample of it is no constant of every record.
  private mutating func dropExtra(_ template: DonorTemplate) {
    guard let path = layout.extra, let heading = path.attribute else { return }
    let record = record
    nodes[record].children = nodes[record].children.filter { !fits($0, path.steps[0]) }
    let prefixes = template.root.namespaces
    func name(_ name: XMLPath.Name, isAttribute: Bool) -> XMLPath.Name? {
      guard let uri = uri(name, isAttribute: isAttribute) else { return name }
      if name.prefix == "xml" || prefixes[name.prefix] == uri { return name }
      let prefix = prefixes.filter { $0.value == uri && !(isAttribute && $0.key.isEmpty) }.keys
        .min()
      return prefix.map { XMLPath.Name(prefix: $0, local: name.local) }
    }
    guard let element = name(path.steps[0].name, isAttribute: false),
      let attribute = name(heading, isAttribute: true)
    else {
      return problem(
        .templatePrefix, [path.steps[0].name.prefix],
        at: SourceLocation(file: template.name, line: 1))
    }
    extra = (element, attribute)
  }

  /// Puts a place into the element or attribute that the template has for it.
  private mutating func put(_ index: Int, _ template: DonorTemplate, _ lines: [Int]) {
    let place = places[index].layout
    let path = place.path
    var found = [(node: path.isAbsolute ? 0 : record, parent: path.isAbsolute ? 0 : record)]
    if path.isAbsolute, !fits(0, path.steps[0]) { found = [] }
    for step in path.steps.dropFirst(path.isAbsolute ? 1 : 0) {
      let before = found
      found = found.flatMap { above in
        nodes[above.node].children.filter { fits($0, step) }.map { ($0, above.node) }
      }
      if found.isEmpty { return lacks(place, step, before.map(\.node), template) }
    }
    guard let (node, parent) = found.first else {
      return lacks(place, path.steps[0], [], template)
    }
    if found.count > 1 {
      let places = found.map { "\(lines[$0.node])" }.joined(separator: ", ")
      return report(
        .templateTwoPlaces, [path.description, template.name, places], at: place.origin)
    }
    if let attribute = path.attribute {
      let wanted = uri(attribute, isAttribute: true)
      guard
        let position = nodes[node].attributes.firstIndex(where: {
          $0.name.local == attribute.local && $0.uri == wanted
        })
      else {
        let names = nodes[node].attributes.map { "@\($0.name)" }
        return report(
          .templateLacksAttribute,
          [
            path.description, template.name, "\(lines[node])",
            names.isEmpty ? "–" : names.joined(separator: ", "),
          ], at: place.origin)
      }
      fill(index, node, position)
    } else {
      guard nodes[node].children.isEmpty else {
        return report(
          .templateHasElements, [path.description, template.name, "\(lines[node])"],
          at: place.origin)
      }
      let isCDATA = String(decoding: nodes[node].raw?.tail ?? [], as: UTF8.self)
        .trimmingPrefix(while: \.isWhitespace).hasPrefix("<![CDATA[")
      places[index].layout.isCDATA = place.isCDATA || isCDATA
      if case .constant(let text) = place.content {
        nodes[node].raw?.tail = XMLEscape.bytes(text, .text)
        nodes[node].text = .constant(text)
      } else {
        nodes[node].text = .place(index)
      }
    }
    if place.isList, case .field(let slot) = place.content { nodes[node].each = .items(slot) }
    if place.blank == .parent {
      nodes[path.attribute == nil ? parent : node].required.append(index)
    }
  }

  private mutating func fill(_ index: Int, _ node: Int, _ position: Int) {
    var attribute = nodes[node].attributes[position]
    var raw = attribute.raw ?? []
    // Values are escaped for double quotes, whichever the template has.
    if let quote = raw.firstIndex(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }) {
      raw = Array(raw[..<quote]) + [UInt8(ascii: "\"")]
    }
    if case .constant(let text) = places[index].layout.content {
      attribute.content = .constant(text)
      raw += XMLEscape.bytes(text, .attribute) + [UInt8(ascii: "\"")]
    } else {
      attribute.content = .place(index)
    }
    attribute.raw = raw
    nodes[node].attributes[position] = attribute
  }

  private mutating func lacks(
    _ place: XMLMapping.Binding, _ step: XMLPath.Step, _ parents: [Int], _ template: DonorTemplate
  ) {
    let names = parents.flatMap { nodes[$0].children }.map { nodes[$0].name.description }
    let nearest = Nearest.match(step.name.description, among: names)
    report(
      nearest == nil ? .templateLacks : .templateLacksNearest,
      [place.path.description, template.name, nearest ?? ""], at: place.origin)
  }

  /// Gives elements of one name among siblings their constant attributes as predicates, to be told apart by when they are read.
  private mutating func tellSiblingsApart(_ parent: Int) {
    let children = nodes[parent].children
    for child in children {
      let isAlone = !children.contains {
        $0 != child && nodes[$0].name.local == nodes[child].name.local
          && nodes[$0].uri == nodes[child].uri
      }
      if isAlone { continue }
      for attribute in nodes[child].attributes where !attribute.declaresNamespace {
        guard case .constant(let value) = attribute.content else { continue }
        nodes[child].predicates.append(.init(attribute: attribute.name, value: value))
        nodes[child].predicateURIs.append(attribute.uri)
      }
    }
  }
}

extension XMLPlan.Attribute {
  var declaresNamespace: Bool {
    name.prefix == "xmlns" || name.prefix.isEmpty && name.local == "xmlns"
  }
}
