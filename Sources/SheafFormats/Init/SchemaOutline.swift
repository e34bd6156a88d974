import SheafCore

/// An example of what a schema describes: each element and attribute that may stand there once, with its type for a value.
///
/// Names are taken without their namespaces, of which schemas of one donor have few.
final class SchemaOutline {
  /// Stands before each of the words that may stand at a place.
  static let wordMark: Character = "\u{1F}"

  /// Elements nested deeper, and types within themselves, are left out.
  private static let depthLimit = 14
  private static let elementLimit = 20_000

  private(set) var root: SampleElement
  private(set) var namespaces: [(prefix: String, uri: String)] = []
  private var components: [String: [String: Component]] = [:]
  private var elementCount = 0
  private var files: Set<String> = []

  private struct Component {
    var node: SampleElement
    var document: SampleElement
  }

  /// - Throws: `Failure` where a file cannot be read, or nothing is declared.
  init(_ path: String) throws {
    root = SampleElement(name: .init(uri: "", local: ""), attributes: [])
    let document = try read(path)
    // The root is an element that no other one takes in.
    let elements = document.children.filter { $0.name.local == "element" }
    let referred = Set(components.values.flatMap { $0.values }.flatMap { references(in: $0.node) })
    guard
      let first = elements.first(where: { !referred.contains($0.named("name") ?? "") })
        ?? elements.first
    else { throw Failure(.initNoRecord, [path], at: SourceLocation(file: path)) }
    root = element(first, document, [], isGlobal: true) ?? root
    let target = document.named("targetNamespace") ?? ""
    if !target.isEmpty, !namespaces.contains(where: { $0.uri == target }) {
      namespaces.insert(("", target), at: 0)
    }
    // The target's names are written without a prefix, where no name has none.
    let isQualified = document.named("elementFormDefault") == "qualified"
    namespaces = namespaces.map { $0.uri == target && isQualified ? ("", target) : $0 }
      .filter { !$0.prefix.isEmpty || $0.uri == target }
      .map { $0.uri == target && !isQualified && $0.prefix.isEmpty ? ("target", target) : $0 }
  }

  private func read(_ path: String) throws -> SampleElement {
    files.insert(path)
    let reader = try SampleReader(try FileBytes.read(path), file: path)
    for namespace in reader.namespaces
    where namespace.uri != "http://www.w3.org/2001/XMLSchema"
      && !namespaces.contains(where: { $0.uri == namespace.uri })
    {
      namespaces.append(namespace)
    }
    for node in reader.root.children {
      if let name = node.named("name") {
        components[node.name.local, default: [:]][name] = Component(
          node: node, document: reader.root)
      } else if let location = node.named("schemaLocation") {
        // What is fetched from elsewhere stands beside, or was refused before.
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        let name =
          location.contains("://") ? String(location.split(separator: "/").last ?? "") : location
        let file = FileBytes.exists(folder + name) ? folder + name : name
        if !files.contains(file), FileBytes.exists(file) { _ = try read(file) }
      }
    }
    return reader.root
  }

  private func references(in node: SampleElement) -> [String] {
    node.children.flatMap { child -> [String] in
      let own =
        child.name.local == "element" ? child.named("ref").map { [SchemaOutline.local($0)] } : nil
      return (own ?? []) + references(in: child)
    }
  }

  private static func local(_ name: String) -> String {
    name.split(separator: ":").last.map(String.init) ?? name
  }

  private func component(_ sort: String, _ name: String) -> Component? {
    components[sort]?[SchemaOutline.local(name)]
  }

  private func element(
    _ node: SampleElement, _ document: SampleElement, _ open: [String], isGlobal: Bool
  ) -> SampleElement? {
    if let reference = node.named("ref") {
      guard let found = component("element", reference) else { return nil }
      return element(found.node, found.document, open, isGlobal: true)
    }
    elementCount += 1
    guard let name = node.named("name"), open.count < SchemaOutline.depthLimit,
      !open.contains(name), elementCount < SchemaOutline.elementLimit
    else { return nil }
    let isQualified = isGlobal || document.named("elementFormDefault") == "qualified"
    let uri = isQualified ? document.named("targetNamespace") ?? "" : ""
    let made = SampleElement(name: .init(uri: uri, local: name), attributes: [])
    if let type = node.named("type") {
      fill(made, type: type, open + [name])
    } else {
      for child in node.children { fill(made, with: child, document, open + [name]) }
    }
    return made
  }

  /// Fills an element with what a named type says, which is one of the schema's own or of XML Schema's.
  private func fill(_ made: SampleElement, type: String, _ open: [String]) {
    if let found = component("complexType", type) ?? component("simpleType", type) {
      fill(made, with: found.node, found.document, open)
    } else {
      made.text = SchemaOutline.local(type)
    }
  }

  private func fill(
    _ made: SampleElement, with node: SampleElement, _ document: SampleElement, _ open: [String]
  ) {
    switch node.name.local {
    case "complexType", "sequence", "choice", "all", "complexContent", "simpleContent", "group",
      "attributeGroup", "extension", "restriction", "simpleType":
      if let base = node.named("base") { fill(made, type: base, open) }
      if let reference = node.named("ref"), let found = component(node.name.local, reference) {
        fill(made, with: found.node, found.document, open)
      }
      let words = node.children.filter { $0.name.local == "enumeration" }
        .compactMap { $0.named("value") }
      if !words.isEmpty {
        made.text = words.map { "\(SchemaOutline.wordMark)\($0)" }.joined()
      }
      for child in node.children { fill(made, with: child, document, open) }
    case "element":
      guard node.named("maxOccurs") != "0",
        let child = element(node, document, open, isGlobal: false),
        !made.children.contains(where: { $0.name == child.name })
      else { return }
      child.mayRepeat = !["1", nil].contains(node.named("maxOccurs"))
      made.children.append(child)
    case "attribute":
      let found = node.named("ref").flatMap { component("attribute", $0) }
      guard let name = node.named("name") ?? node.named("ref").map(SchemaOutline.local),
        node.named("use") != "prohibited"
      else { return }
      let holder = SampleElement(name: made.name, attributes: [])
      if let type = (found?.node ?? node).named("type") {
        fill(holder, type: type, open)
      } else {
        for child in (found?.node ?? node).children { fill(holder, with: child, document, open) }
      }
      let isXML = node.named("ref")?.hasPrefix("xml:") ?? false
      let uri =
        isXML
        ? "http://www.w3.org/XML/1998/namespace"
        : found.map { $0.document.named("targetNamespace") ?? "" } ?? ""
      let key = SampleElement.Name(uri: uri, local: name)
      if made.attribute(key) == nil {
        made.attributes.append((key, holder.text.isEmpty ? "string" : holder.text))
      }
    default: break
    }
  }
}

extension SampleElement {
  /// The value of an attribute without a namespace.
  fileprivate func named(_ attribute: String) -> String? {
    self.attribute(Name(uri: "", local: attribute))
  }
}
