import SheafCore

/// A mapping's `[xml]` put together: a tree of the elements that its paths name, or its template has, which is walked to write and
/// matched to read.
struct XMLPlan {
  /// What stands in an element or attribute.
  enum Content {
    case constant(String)
    /// One of ``places``.
    case place(Int)
  }

  struct Attribute {
    let name: XMLPath.Name
    var uri: String?
    var content: Content
    /// The white space, name, `=` and quote before the value as a template has them; of a constant, the whole attribute.
    var raw: [UInt8]?
  }

  struct Node {
    let name: XMLPath.Name
    var uri: String?
    /// Attributes that tell this element from its siblings of the same name.
    var predicates: [XMLPath.Predicate]
    /// The namespace of each predicate's attribute.
    var predicateURIs: [String?] = []
    var attributes: [Attribute] = []
    /// The text of the element, if it has any.
    var text: Content?
    var children: [Int] = []
    /// The places at or below this element; where it has any, it is written when one of them is to be written.
    var places: [Int] = []
    /// Whether it depends on the record at all.
    var isVariable = false
    /// Whether text stands between its elements, as some templates have it.
    var isMixed = false
    /// Whether no sibling has its name.
    var isAlone = true
    /// What it is repeated for, and the places that are about one item of that.
    var each: XMLMapping.Each?
    var itemPlaces: [Int] = []
    /// The places right in it, and those of them that are about the record.
    var directPlaces: [Int] = []
    var ownPlaces: [Int] = []
    /// The places that have to be filled for it to be written.
    var required: [Int] = []
    /// Those of them that are about the record, and about an item of it.
    var requiredOwn: [Int] = []
    var requiredOfItem: [Int] = []
    var element: XMLMapping.Element?
    /// As a template has it.
    var raw: DonorTemplate.Markup?
  }

  /// A place with what it takes to write and read it.
  struct PlannedPlace {
    var layout: XMLMapping.Binding
    /// The field that is read from here; nil where nothing can be.
    var slot: Int?
    /// Whether this is where the field is read from, of all places that it has.
    var isRead = false
    var coding: XMLCoding?

    /// Whether it is about an item that an element around it is repeated for.
    var isOfItem: Bool {
      if case .item = layout.content { true } else { layout.isList }
    }
  }

  /// The nodes; 0 is the root.
  var nodes: [Node]
  var places: [PlannedPlace] = []
  /// The elements from the root to the record.
  var chain: [Int]
  /// The element that is repeated for every record.
  var record: Int { chain[chain.count - 1] }
  /// How many elements of ``chain`` are around the group's element; nil without groups.
  var groupDepth: Int?
  /// The element for headings that the mapping does not know.
  var extra: (name: XMLPath.Name, heading: XMLPath.Name)?
  /// Whether every field is an element right in the record, so that a record's own order can be kept.
  private(set) var isFlat = false
  /// The node of each slot's element, where the plan is flat.
  private(set) var flatNodes: [Int: Int] = [:]
  /// The slots that have a place.
  private(set) var slots: Set<Int> = []
  /// Whether any element is told from its siblings by an attribute.
  private(set) var hasPredicates = false
  /// Whether an element is repeated for every field.
  private(set) var hasFields = false
  /// Whether every field of every record has a place, headings that the mapping does not know too.
  let carriesAll: Bool
  let layout: XMLMapping
  let mapping: Mapping
  /// Keeps the bytes of the markup and of what the codings learn.
  let arena = ByteArena()
  var template: DonorTemplate?
  var problems: [Diagnostic] = []

  /// - Throws: `Failure` where the template and the places do not fit each other.
  init(_ mapping: Mapping) throws {
    layout = mapping.xml
    self.mapping = mapping
    if let extra = layout.extra, let heading = extra.attribute {
      self.extra = (extra.steps[0].name, heading)
    }
    places = layout.places.map { PlannedPlace(layout: $0) }
    nodes = []
    chain = []
    hasFields = layout.elements.contains { $0.each == .fields }
    carriesAll =
      hasFields
      || Set(layout.places.flatMap(\.fields)).count == mapping.fields.count
        && layout.extra != nil
    if let file = layout.template {
      let template = try DonorTemplate(file)
      self.template = template
      graft(template)
    } else {
      grow()
    }
    guard problems.isEmpty else { throw Failure(problems) }
    attachElements()
    prepareReading()
    findPlaces(below: 0)
    hasPredicates = nodes.contains { !$0.predicates.isEmpty }
    for parent in nodes.indices {
      for child in nodes[parent].children {
        nodes[child].isAlone = !nodes[parent].children.contains {
          $0 != child && nodes[$0].name.local == nodes[child].name.local
            && nodes[$0].uri == nodes[child].uri
        }
      }
    }
    slots = Set(layout.places.flatMap(\.fields))
    for case .items(let slot)? in nodes.map(\.each) { slots.insert(slot) }
    for case .split(let slot, _)? in nodes.map(\.each) { slots.insert(slot) }
    for case .matches(let slot, _)? in nodes.map(\.each) { slots.insert(slot) }
    if hasFields { slots = Set(mapping.fields.indices) }
    if let group = layout.group { groupDepth = group.path.steps.count - 1 }
    findFlatNodes()
    guard problems.isEmpty else { throw Failure(problems) }
  }

  mutating func report(_ phrase: Phrase, _ arguments: [String] = [], at origin: XMLMapping.Origin) {
    problems.append(
      Diagnostic(
        phrase, arguments, at: origin.place ?? SourceLocation(file: mapping.source),
        problem: .mappingError))
  }

  /// Notes which of the places stand at or below each node.
  private mutating func findPlaces(below index: Int) {
    var found: [Int] = []
    for attribute in nodes[index].attributes {
      if case .place(let place) = attribute.content { found.append(place) }
    }
    if case .place(let place)? = nodes[index].text { found.append(place) }
    for child in nodes[index].children {
      findPlaces(below: child)
      found += nodes[child].places
    }
    nodes[index].places = found
    nodes[index].isVariable =
      !found.isEmpty || nodes[index].each != nil
      || nodes[index].children.contains { nodes[$0].isVariable }
    if nodes[index].each != nil { nodes[index].itemPlaces = found.filter { places[$0].isOfItem } }
    let contents = nodes[index].attributes.map(\.content) + [nodes[index].text].compactMap { $0 }
    nodes[index].directPlaces = contents.compactMap { content in
      if case .place(let place) = content { place } else { nil }
    }
    nodes[index].ownPlaces = nodes[index].directPlaces.filter { !places[$0].isOfItem }
    nodes[index].requiredOwn = nodes[index].required.filter { !places[$0].isOfItem }
    nodes[index].requiredOfItem = nodes[index].required.filter { places[$0].isOfItem }
  }

  /// Where every field has an element of its own right in the record, those can be written in any order.
  private mutating func findFlatNodes() {
    let isPlain =
      template == nil && layout.group == nil && layout.elements.isEmpty
      && layout.files == .one
    isFlat = isPlain
    for (index, place) in places.enumerated() {
      let path = place.layout.path
      guard case .field(let slot) = place.layout.content else {
        if !path.isAbsolute { isFlat = false }
        continue
      }
      let isOwnElement =
        path.steps.count == 1 && path.attribute == nil && !place.layout.isList
        && place.coding == nil && !place.layout.isCDATA && place.layout.blank == .empty
        && path.steps[0].predicates.isEmpty
      guard isPlain, isOwnElement,
        let node = nodes[record].children.first(where: {
          if case .place(index)? = nodes[$0].text { true } else { false }
        })
      else {
        isFlat = false
        continue
      }
      flatNodes[slot] = node
    }
  }

  /// Whether a record's value may have a place and yet not be written, by a condition or since it counts as blank.
  var mayLeaveOut: Bool {
    guard !hasFields else { return false }
    return places.contains { !$0.layout.blanks.isEmpty }
      || nodes.contains { node in
        let isConditional = node.element.map {
          $0.when != nil || $0.unless != nil || !$0.needs.isEmpty
        }
        if isConditional ?? false || !node.required.isEmpty { return true }
        switch node.each {
        case .split?, .matches?: return true
        default: return false
        }
      }
  }

  /// The fields that a group tells of for its records.
  func fieldsOutsideRecord() -> [Int] {
    let inside = Set(nodes[record].places)
    var fields: [Int] = []
    func visit(_ index: Int) {
      guard index != record else { return }
      switch nodes[index].each {
      case .items(let slot)?, .split(let slot, _)?, .matches(let slot, _)?: fields.append(slot)
      case .fields?, nil: break
      }
      for child in nodes[index].children { visit(child) }
    }
    visit(0)
    for index in places.indices where !inside.contains(index) {
      fields += places[index].layout.fields
    }
    return fields
  }

  /// The namespace that a prefix of the mapping stands for; attributes without one have none.
  func uri(_ name: XMLPath.Name, isAttribute: Bool = false) -> String? {
    if name.prefix == "xml" { return "http://www.w3.org/XML/1998/namespace" }
    if isAttribute, name.prefix.isEmpty { return nil }
    return layout.namespaces.first { $0.prefix == name.prefix }?.uri
  }
}
