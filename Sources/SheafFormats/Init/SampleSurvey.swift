import SheafCore

/// Goes through the records of a sample side by side, and writes down every place.
struct SampleSurvey {
  private typealias Name = SampleElement.Name

  /// A step of a path, and the words that a name could be made of.
  struct Step {
    var text: String
    var words: [String]
  }

  /// Attributes that tell more elements apart than this are no constants.
  private static let variantLimit = 20

  let namer: RecordSearch
  private(set) var places: [Sample.Place] = []
  private(set) var unplaced: [(path: String, why: Phrase)] = []
  private(set) var around: [(path: String, value: String)] = []
  private(set) var unplacedAround: [(path: String, why: Phrase)] = []

  init(namer: RecordSearch) { self.namer = namer }

  /// - Parameter elements: for each record the elements at this path: one, or none.
  mutating func visit(
    _ elements: [[SampleElement]], at steps: [Step], except known: Set<SampleElement.Name> = []
  ) {
    let all = elements.flatMap { $0 }
    for name in names(all.flatMap { $0.attributes.map(\.name) }) where !known.contains(name) {
      add(
        steps, attribute: name,
        elements.map { $0.compactMap { $0.attribute(name) } })
    }
    let hasChildren = all.contains { !$0.children.isEmpty }
    let hasText = all.contains { !$0.text.allSatisfy(\.isWhitespace) }
    if hasChildren, hasText {
      unplaced.append((path(steps) + "/text()", .initMixed))
    } else if !steps.isEmpty, !hasChildren,
      hasText || all.allSatisfy({ $0.attributes.isEmpty })
    {
      add(steps, attribute: nil, elements.map { $0.map(\.text) })
    }
    for name in names(all.flatMap { $0.children.map(\.name) }) {
      visitFamily(
        name, elements.map { $0.flatMap { $0.children.filter { $0.name == name } } }, steps)
    }
  }

  /// Elements of one name: one in a record, several that a constant attribute tells apart, or a list.
  private mutating func visitFamily(
    _ name: SampleElement.Name, _ elements: [[SampleElement]], _ steps: [Step]
  ) {
    let text = namer.text(name)
    let step = Step(text: text, words: [name.local])
    guard elements.contains(where: { $0.count > 1 }) else {
      if let only = elements.first?.first, only.mayRepeat, !only.hasParts {
        return add(steps + [step], attribute: nil, [[only.text]], isList: true)
      }
      return visit(elements, at: steps + [step])
    }
    if let (attribute, values) = variants(elements) {
      let written = namer.text(attribute, isAttribute: true)
      for value in values {
        let quote = value.contains("'") ? "\"" : "'"
        let variant = Step(
          text: "\(text)[@\(written)=\(quote)\(value)\(quote)]", words: [name.local, value])
        visit(
          elements.map { $0.filter { $0.attribute(attribute) == value } }, at: steps + [variant],
          except: [attribute])
      }
      return
    }
    let path = path(steps + [step])
    guard elements.allSatisfy({ $0.allSatisfy { $0.children.isEmpty } }) else {
      return unplaced.append((path, .initRepeated))
    }
    let attributes = names(elements.flatMap { $0.flatMap { $0.attributes.map(\.name) } })
    for attribute in attributes {
      unplaced.append((path + "/@" + namer.text(attribute, isAttribute: true), .initRepeated))
    }
    if attributes.isEmpty || elements.contains(where: { $0.contains { !$0.text.isEmpty } }) {
      add(steps + [step], attribute: nil, elements.map { $0.map(\.text) }, isList: true)
    }
  }

  /// Whether a value looks like a word or a short code, and not like what differs from record to record.
  private static func isConstant(_ value: String) -> Bool {
    value.count <= 30 && !value.contains(#/[0-9]{4}|[-\/].*[-\/]|:\/\//#)
  }

  /// The attribute by which elements of one name are told apart in every record, with its values.
  private func variants(_ elements: [[SampleElement]]) -> (SampleElement.Name, [String])? {
    // Where there is nothing else, the attribute is the value.
    guard elements.joined().contains(where: \.holdsMoreThanAnAttribute) else { return nil }
    for attribute in names(elements.flatMap { $0.flatMap { $0.attributes.map(\.name) } }) {
      var values: [String] = []
      let isTelling = elements.allSatisfy { siblings in
        let found = siblings.compactMap { $0.attribute(attribute) }
        for value in found where !values.contains(value) { values.append(value) }
        return found.count == siblings.count && Set(found).count == found.count
      }
      // What differs from record to record is a value and no constant.
      let isConstant = values.allSatisfy { value in
        elements.count < 3
          ? SampleSurvey.isConstant(value)
          : elements.count { $0.contains { $0.attribute(attribute) == value } } > 1
      }
      if isTelling, isConstant, values.count <= SampleSurvey.variantLimit,
        !values.contains(where: { $0.contains("'") && $0.contains("\"") })
      {
        return (attribute, values)
      }
    }
    return nil
  }

  private mutating func add(
    _ steps: [Step], attribute: SampleElement.Name?, _ items: [[String]], isList: Bool = false
  ) {
    let tail = attribute.map { "@" + namer.text($0, isAttribute: true) }
    let words = steps.flatMap(\.words) + (attribute.map { [$0.local] } ?? [])
    let path = (steps.map(\.text) + [tail].compactMap { $0 }).joined(separator: "/")
    guard XMLPath(path) != nil else { return unplaced.append((path, .initPath)) }
    // An attribute's name says little without the element's.
    let starts = attribute == nil || words.count == 1 ? words.indices : words.indices.dropLast()
    let names = starts.reversed().map { words[$0...].joined(separator: " ") }
    places.append(Sample.Place(path: path, names: names, items: items, isList: isList))
  }

  private func path(_ steps: [Step]) -> String { steps.map(\.text).joined(separator: "/") }

  /// Each name once, in the order in which they first come.
  private func names(_ names: [SampleElement.Name]) -> [SampleElement.Name] {
    var seen: Set<SampleElement.Name> = []
    return names.filter { seen.insert($0).inserted }
  }

  /// Writes down what stands outside of the records: attributes of the elements around them, and what stands beside those.
  mutating func lookAround(
    _ element: SampleElement, _ chain: [SampleElement.Name], _ steps: [Step]
  ) {
    let steps = steps + [Step(text: namer.text(element.name), words: [])]
    for (name, value) in element.attributes {
      note("/" + path(steps) + "/@" + namer.text(name, isAttribute: true), value)
    }
    let inner = chain.dropFirst()
    if inner.isEmpty, element.children.isEmpty { note("/" + path(steps), element.text) }
    for (name, members) in element.families {
      if name == inner.first {
        // The record itself has places of its own.
        guard inner.count > 1 else { continue }
        if members.count > 1 {
          unplacedAround.append(("/" + path(steps) + "/" + namer.text(name), .initGroups))
        } else {
          lookAround(members[0], Array(inner), steps)
        }
      } else if members.count > 1 {
        unplacedAround.append(("/" + path(steps) + "/" + namer.text(name), .initRepeated))
      } else {
        lookAround(members[0], [name], steps)
      }
    }
  }

  private mutating func note(_ path: String, _ value: String) {
    guard XMLPath(path) != nil else { return unplacedAround.append((path, .initPath)) }
    around.append((path, value))
  }
}
