/// An element of a sample, with all that stands in it.
final class SampleElement {
  /// A name, with the address of its namespace; that is empty where it has none.
  struct Name: Hashable {
    var uri: String
    var local: String
  }

  let name: Name
  var attributes: [(name: Name, value: String)]
  var children: [SampleElement] = []
  var text = ""
  /// Whether a schema lets it stand several times.
  var mayRepeat = false

  init(name: Name, attributes: [(name: Name, value: String)]) {
    self.name = name
    self.attributes = attributes
  }

  func attribute(_ name: Name) -> String? { attributes.first { $0.name == name }?.value }

  /// Whether it holds more than text.
  var hasParts: Bool { !children.isEmpty || !attributes.isEmpty }

  /// Whether there is anything in it but one attribute.
  var holdsMoreThanAnAttribute: Bool {
    attributes.count > 1 || !children.isEmpty || !text.allSatisfy(\.isWhitespace)
  }

  /// How many values stand in it and below.
  var valueCount: Int {
    attributes.count + (children.isEmpty ? 1 : children.reduce(0) { $0 + $1.valueCount })
  }

  /// Its children by name, in the order in which the names first come.
  var families: [(name: Name, members: [SampleElement])] {
    var order: [Name] = []
    var members: [Name: [SampleElement]] = [:]
    for child in children {
      if members[child.name] == nil { order.append(child.name) }
      members[child.name, default: []].append(child)
    }
    return order.map { ($0, members[$0]!) }
  }
}
