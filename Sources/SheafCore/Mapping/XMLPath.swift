/// A place in an XML document: the part of XPath 1.0 that can be written as well as read.
///
/// `/fragments/fragment/@id`, `result[@type='2']/description/narrative`. Steps are element names, each with any number of
/// predicates on attributes; the last may be an attribute. Written, steps become elements and predicates their attributes.
package struct XMLPath: Sendable, Equatable {
  /// A name as it is written, with its prefix if it has one.
  package struct Name: Sendable, Hashable, CustomStringConvertible {
    package var prefix: String
    package var local: String

    package init(prefix: String, local: String) {
      self.prefix = prefix
      self.local = local
    }

    package var description: String { prefix.isEmpty ? local : "\(prefix):\(local)" }
  }

  package struct Predicate: Sendable, Hashable {
    package var attribute: Name
    package var value: String

    package init(attribute: Name, value: String) {
      self.attribute = attribute
      self.value = value
    }
  }

  package struct Step: Sendable, Equatable, CustomStringConvertible {
    package var name: Name
    package var predicates: [Predicate] = []

    package init(name: Name, predicates: [Predicate] = []) {
      self.name = name
      self.predicates = predicates
    }

    /// The order of predicates means nothing.
    package static func == (left: Step, right: Step) -> Bool {
      left.name == right.name && Set(left.predicates) == Set(right.predicates)
    }

    package var description: String {
      predicates.reduce(name.description) { $0 + "[@\($1.attribute)='\($1.value)']" }
    }
  }

  package var isAbsolute: Bool
  package var steps: [Step]
  package var attribute: Name?

  /// Builds a path of plain names.
  init(elements: [String], attribute: String? = nil, isAbsolute: Bool = false) {
    self.isAbsolute = isAbsolute
    steps = elements.map { Step(name: Name(prefix: "", local: $0)) }
    self.attribute = attribute.map { Name(prefix: "", local: $0) }
  }

  /// Reads a path; nil where it is not of the subset.
  package init?(_ text: String) {
    var parser = Parser(rest: text[...])
    isAbsolute = parser.take("/")
    steps = []
    repeat {
      if parser.take("@") {
        guard let name = parser.name(), parser.rest.isEmpty else { return nil }
        attribute = name
        break
      }
      guard let step = parser.step() else { return nil }
      steps.append(step)
    } while parser.take("/")
    guard parser.rest.isEmpty, !steps.isEmpty || attribute != nil else { return nil }
  }

  /// Whether text is a name without a prefix.
  static func isName(_ text: String) -> Bool {
    guard let path = XMLPath(text) else { return false }
    return path.steps.count == 1 && path.description == path.steps[0].name.local
  }

  private struct Parser {
    var rest: Substring

    mutating func take(_ text: Character) -> Bool {
      guard rest.first == text else { return false }
      rest.removeFirst()
      return true
    }

    mutating func name() -> Name? {
      guard let first = part() else { return nil }
      guard take(":") else { return Name(prefix: "", local: first) }
      return part().map { Name(prefix: first, local: $0) }
    }

    /// An NCName of the letters that XML's and Unicode's tables agree on.
    private mutating func part() -> String? {
      let part = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" || $0 == "." }
      guard let first = part.first, first.isLetter || first == "_" else { return nil }
      rest = rest.dropFirst(part.count)
      return String(part)
    }

    mutating func step() -> Step? {
      guard let name = name() else { return nil }
      var step = Step(name: name)
      while take("[") {
        guard take("@"), let attribute = self.name(), take("="), let quote = rest.popFirst(),
          quote == "'" || quote == "\"",
          let end = rest.firstIndex(of: quote)
        else { return nil }
        let value = String(rest[..<end])
        rest = rest[rest.index(after: end)...]
        guard take("]"), !step.predicates.contains(where: { $0.attribute == attribute }) else {
          return nil
        }
        step.predicates.append(Predicate(attribute: attribute, value: value))
      }
      return step
    }
  }
}

extension XMLPath: CustomStringConvertible {
  package var description: String {
    let tail = attribute.map { ["@\($0)"] } ?? []
    return (isAbsolute ? "/" : "") + (steps.map(\.description) + tail).joined(separator: "/")
  }
}
