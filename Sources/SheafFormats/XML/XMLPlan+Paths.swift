import SheafCore

/// The tree grown from a mapping's paths alone.
extension XMLPlan {
  mutating func grow() {
    let steps = layout.record.steps
    nodes = [node(steps[0])]
    chain = Array(steps.indices)
    for (index, step) in steps.enumerated().dropFirst() {
      nodes.append(node(step))
      nodes[index - 1].children.append(index)
    }
    for index in places.indices { add(index) }
  }

  private func node(_ step: XMLPath.Step) -> Node {
    Node(
      name: step.name, uri: uri(step.name), predicates: step.predicates,
      predicateURIs: step.predicates.map { uri($0.attribute, isAttribute: true) })
  }

  private mutating func add(_ index: Int) {
    let place = places[index].layout
    let path = place.path
    var node = path.isAbsolute ? 0 : record
    var parent = node
    for (number, step) in path.steps.enumerated().dropFirst(path.isAbsolute ? 1 : 0) {
      parent = node
      let isListItem = place.isList && number == path.steps.count - 1
      node = isListItem ? append(step, to: node) : child(step, of: node)
    }
    set(index, at: node, parent: parent)
  }

  /// Puts a place into an element.
  mutating func set(_ index: Int, at node: Int, parent: Int) {
    let place = places[index].layout
    var content = Content.place(index)
    if case .constant(let text) = place.content { content = .constant(text) }
    if let attribute = place.path.attribute {
      nodes[node].attributes.append(
        Attribute(name: attribute, uri: uri(attribute, isAttribute: true), content: content))
    } else {
      nodes[node].text = content
    }
    if place.isList, case .field(let slot) = place.content { nodes[node].each = .items(slot) }
    if place.blank == .parent {
      nodes[place.path.attribute == nil ? parent : node].required.append(index)
    }
  }

  private mutating func child(_ step: XMLPath.Step, of parent: Int) -> Int {
    nodes[parent].children.first {
      XMLPath.Step(name: nodes[$0].name, predicates: nodes[$0].predicates) == step
        && nodes[$0].each == nil
    }
      ?? append(step, to: parent)
  }

  private mutating func append(_ step: XMLPath.Step, to parent: Int) -> Int {
    nodes.append(node(step))
    // What stands outside of the records stands before them.
    if parent < record {
      nodes[parent].children.insert(nodes.count - 1, at: nodes[parent].children.count - 1)
    } else {
      nodes[parent].children.append(nodes.count - 1)
    }
    return nodes.count - 1
  }

  /// Gives each `[[xml.element]]` to its node.
  mutating func attachElements() {
    for element in layout.elements {
      var found = [record]
      if let path = element.path {
        found = path.isAbsolute ? [0] : [record]
        if path.isAbsolute, nodes[0].name != path.steps[0].name { found = [] }
        for step in path.steps.dropFirst(path.isAbsolute ? 1 : 0) {
          found = found.flatMap { nodes[$0].children }.filter { fits($0, step) }
        }
      }
      guard let node = found.first else {
        report(.elementWithoutPlace, [element.path?.description ?? "."], at: element.origin)
        continue
      }
      nodes[node].element = element
      if let each = element.each { nodes[node].each = each }
    }
    for index in places.indices {
      guard case .item = places[index].layout.content, !isInEach(index) else { continue }
      report(
        .itemWithoutEach, [places[index].layout.path.description], at: places[index].layout.origin)
    }
  }

  private func isInEach(_ place: Int) -> Bool {
    func isBelow(_ node: Int, _ isInEach: Bool) -> Bool {
      let isInEach = isInEach || nodes[node].each != nil
      let contents = nodes[node].attributes.map(\.content) + [nodes[node].text].compactMap { $0 }
      for case .place(place) in contents where isInEach { return true }
      return nodes[node].children.contains { isBelow($0, isInEach) }
    }
    return isBelow(0, false)
  }

  /// Whether a node is the element that a step names: of its name, and with the attributes that the step's predicates ask for.
  func fits(_ node: Int, _ step: XMLPath.Step) -> Bool {
    guard nodes[node].name.local == step.name.local, nodes[node].uri == uri(step.name) else {
      return false
    }
    return step.predicates.allSatisfy { predicate in
      nodes[node].predicates.contains(predicate)
        || nodes[node].attributes.contains {
          guard case .constant(let value) = $0.content else { return false }
          return $0.name.local == predicate.attribute.local
            && $0.uri == uri(predicate.attribute, isAttribute: true) && value == predicate.value
        }
    }
  }
}
