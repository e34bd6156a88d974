import SheafCore

/// A mapping's `[xml]` put together: a tree of the elements that its paths name, which is walked to write and matched to read.
struct XMLPlan {
  struct Node {
    let name: XMLPath.Name
    /// Attributes that tell this element from its siblings of the same name.
    var predicates: [XMLPath.Predicate]
    var attributes: [(name: XMLPath.Name, content: XMLLayout.Content, blank: XMLLayout.Blank)] = []
    /// The text of the element, if it has any.
    var text: XMLLayout.Content?
    var blank = XMLLayout.Blank.empty
    /// Whether every item of the field's list has such an element.
    var isList = false
    var children: [Int] = []
    /// The slots at or below this element; it is written when the record has one of them to write.
    var slots: [(slot: Int, blank: XMLLayout.Blank)] = []
  }

  /// The nodes; 0 is the root.
  private(set) var nodes: [Node]
  /// The element that is repeated for every record.
  let record: Int
  /// The element for headings that the mapping does not know.
  private(set) var extra: (name: XMLPath.Name, heading: XMLPath.Name)?
  /// Whether every field is an element right in the record, so that a record's own order can be kept.
  private(set) var isFlat: Bool
  /// The node of each slot's element, where the plan is flat.
  private(set) var flatNodes: [Int: Int] = [:]
  /// The slots that have a place.
  private(set) var slots: Set<Int> = []
  /// Whether any element is told from its siblings by an attribute.
  private(set) var hasPredicates = false
  /// Whether every field of every record has a place, headings that the mapping does not know too.
  let carriesAll: Bool
  let namespaces: [XMLLayout.Namespace]

  init(_ layout: XMLLayout, fieldCount: Int) {
    namespaces = layout.namespaces
    let steps = layout.record.steps
    nodes = [Node(name: steps[0].name, predicates: steps[0].predicates)]
    isFlat = true
    let placed = Set(
      layout.places.compactMap { if case .field(let slot) = $0.content { slot } else { nil } })
    carriesAll = placed.count == fieldCount && layout.extra != nil
    // The wrappers' constants come first in the file, so the record is the last child of its parent.
    var parent = 0
    record = steps.count - 1
    for (index, step) in steps.enumerated().dropFirst() {
      nodes.append(Node(name: step.name, predicates: step.predicates))
      nodes[parent].children.append(index)
      parent = index
    }
    if let extra = layout.extra, let heading = extra.attribute {
      self.extra = (extra.steps[0].name, heading)
    }
    for place in layout.places { add(place) }
    hasPredicates = nodes.contains { !$0.predicates.isEmpty }
  }

  private mutating func add(_ place: XMLLayout.Place) {
    var node = place.path.isAbsolute ? 0 : record
    for (number, step) in place.path.steps.enumerated().dropFirst(place.path.isAbsolute ? 1 : 0) {
      let isListItem = place.isList && number == place.path.steps.count - 1
      node = isListItem ? append(step, to: node) : child(step, of: node)
      if case .field(let slot) = place.content { nodes[node].slots.append((slot, place.blank)) }
    }
    if case .field(let slot) = place.content {
      slots.insert(slot)
      let isOwnElement = place.path.steps.count == 1 && place.path.attribute == nil && !place.isList
      if isOwnElement, place.path.steps[0].predicates.isEmpty, place.blank == .empty {
        flatNodes[slot] = node
      } else {
        isFlat = false
      }
    } else if !place.path.isAbsolute {
      isFlat = false
    }
    if let attribute = place.path.attribute {
      nodes[node].attributes.append((attribute, place.content, place.blank))
    } else {
      nodes[node].text = place.content
      nodes[node].blank = place.blank
      nodes[node].isList = place.isList
    }
  }

  private mutating func child(_ step: XMLPath.Step, of parent: Int) -> Int {
    nodes[parent].children.first {
      XMLPath.Step(name: nodes[$0].name, predicates: nodes[$0].predicates) == step
        && !nodes[$0].isList
    }
      ?? append(step, to: parent)
  }

  private mutating func append(_ step: XMLPath.Step, to parent: Int) -> Int {
    nodes.append(Node(name: step.name, predicates: step.predicates))
    // What stands outside of the records stands before them.
    if parent < record {
      nodes[parent].children.insert(nodes.count - 1, at: nodes[parent].children.count - 1)
    } else {
      nodes[parent].children.append(nodes.count - 1)
    }
    return nodes.count - 1
  }

  /// The namespace that a prefix stands for; attributes without one have none.
  func uri(_ name: XMLPath.Name, isAttribute: Bool = false) -> String? {
    if name.prefix == "xml" { return "http://www.w3.org/XML/1998/namespace" }
    if isAttribute, name.prefix.isEmpty { return nil }
    return namespaces.first { $0.prefix == name.prefix }?.uri
  }
}
