import SheafCore

/// Where a mapping's records and fields stand, for telling which of them a place in a document belongs to.
struct SchemaPlaces {
  /// A name with its namespace; that is empty where it has none.
  struct Name: Hashable {
    var uri: String
    var local: String
  }

  /// An element that is open, with those of its attributes that paths ask for.
  struct Element {
    var name: Name
    var attributes: [Name: String]
    var line: Int

    fileprivate func fits(_ step: Step) -> Bool {
      name == step.name && step.predicates.allSatisfy { attributes[$0.key] == $0.value }
    }
  }

  fileprivate struct Step {
    var name: Name
    var predicates: [Name: String]
  }

  private struct FieldPlace {
    var slot: Int
    var steps: [Step]
    var attribute: Name?
  }

  private let record: [Step]
  private let places: [FieldPlace]
  private let id: FieldPlace?
  private let headings: [String]
  /// The attributes that are worth keeping.
  let attributes: Set<Name>

  init(_ mapping: Mapping) {
    let layout = mapping.xml
    func name(_ name: XMLPath.Name, isAttribute: Bool = false) -> Name {
      if name.prefix == "xml" {
        return Name(uri: "http://www.w3.org/XML/1998/namespace", local: name.local)
      }
      // The default namespace is for elements alone.
      let isBare = name.prefix.isEmpty && isAttribute
      let uri = isBare ? nil : layout.namespaces.first { $0.prefix == name.prefix }?.uri
      return Name(uri: uri ?? "", local: name.local)
    }
    func steps(_ path: XMLPath) -> [Step] {
      path.steps.map { step in
        Step(
          name: name(step.name),
          predicates: Dictionary(
            step.predicates.map { (name($0.attribute, isAttribute: true), $0.value) },
            uniquingKeysWith: { first, _ in first }))
      }
    }
    record = steps(layout.record)
    places = layout.places.compactMap { place in
      guard case .field(let slot) = place.content, !place.path.isAbsolute else { return nil }
      return FieldPlace(
        slot: slot, steps: steps(place.path),
        attribute: place.path.attribute.map { name($0, isAttribute: true) })
    }
    id = places.first { $0.slot == mapping.idField }
    headings = mapping.fields.map(\.heading)
    let asked = (record + places.flatMap(\.steps)).flatMap(\.predicates.keys)
    attributes = Set(asked + [id?.attribute].compactMap { $0 })
  }

  func isRecord(_ open: [Element]) -> Bool {
    open.count == record.count && zip(open, record).allSatisfy { $0.fits($1) }
  }

  /// Whether the id of a record is the text of the innermost element.
  func isID(_ open: [Element]) -> Bool {
    guard let id, id.attribute == nil else { return false }
    return fits(id, inRecord: open)
  }

  /// The id of a record, where the innermost element has it as an attribute.
  func idAttribute(_ open: [Element]) -> String? {
    guard let id, let attribute = id.attribute, fits(id, inRecord: open) else { return nil }
    return open.last?.attributes[attribute]
  }

  private func fits(_ place: FieldPlace, inRecord open: [Element]) -> Bool {
    open.count == record.count + place.steps.count
      && zip(open.dropFirst(record.count), place.steps).allSatisfy { $0.fits($1) }
  }

  /// The field that stands in the innermost element or its attribute; where none does, or several, their path.
  func field(_ open: [Element], attribute: String?, isInRecord: Bool) -> String {
    let below = isInRecord ? open.dropFirst(record.count) : open[...]
    let found = places.filter { place in
      isInRecord && place.steps.count >= below.count
        && zip(below, place.steps).allSatisfy { $0.fits($1) }
    }
    let exact = found.filter {
      $0.steps.count == below.count && $0.attribute?.local == attribute
    }
    let slots = Set(
      (exact.isEmpty && attribute == nil && !below.isEmpty ? found : exact).map(\.slot))
    if slots.count == 1, let slot = slots.first { return headings[slot] }
    let names = (below.isEmpty ? open.suffix(1) : below).map(\.name.local)
    return (isInRecord ? "" : "/") + names.joined(separator: "/")
      + (attribute.map { "/@\($0)" } ?? "")
  }
}
