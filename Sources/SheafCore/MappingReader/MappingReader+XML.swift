/// Reads `[xml]` but for its places.
extension MappingReader {
  func readXML() -> XMLMapping? {
    guard let node = root.node("xml", keys: MappingKeys.xml) else { return nil }
    if node.has("sheet") { return sheet(node) }
    let namespaces = namespaces(in: node)
    if !node.has("record") { document.report(.missingKey, ["record"], at: node.path) }
    let record = path("record", in: node, namespaces)
    let files = node.name("files", of: XMLMapping.Files.self) ?? .one
    if let record,
      !record.isAbsolute || record.attribute != nil || record.steps.count < (files == .one ? 2 : 1)
    {
      node.report(.recordPath, [record.description], at: "record")
    }
    let extra = path("extra", in: node, namespaces)
    if let extra, extra.isAbsolute || extra.attribute == nil || extra.steps.count != 1 {
      node.report(.extraPath, [extra.description], at: "extra")
    }
    // With a placeholder for what is wrong, the places are looked at all the same.
    var layout = XMLMapping(
      namespaces: namespaces, record: record ?? XMLPath(elements: [], isAbsolute: true),
      extra: extra, places: [])
    layout.audience = node.name("audience", of: Audience.self) ?? .trusted
    layout.files = files
    layout.template = template(in: node)
    layout.group = group(in: node, layout)
    for entry in node.nodes("element", keys: MappingKeys.element) {
      if let element = element(entry, layout) { layout.elements.append(element) }
    }
    for entry in node.nodes("place", keys: MappingKeys.place) {
      guard let place = place(entry, layout) else { continue }
      if let clash = layout.clash(of: place) {
        entry.report(.pathClash, [place.path.description, clash.description], at: "path")
      }
      layout.places.append(place)
    }
    return layout
  }

  /// A workbook, whose columns are those of `[csv]` or the fields.
  private func sheet(_ node: TOMLNode) -> XMLMapping {
    var layout = XMLMapping(record: XMLPath(elements: [], isAbsolute: true), places: [])
    layout.sheet = node.name("sheet", of: XMLMapping.Sheet.self)
    layout.audience = node.name("audience", of: Audience.self) ?? .trusted
    for key in MappingKeys.xml
    where !["sheet", "audience", "template"].contains(key) && node.has(key) {
      node.report(.keyWithSheet, [key], at: key)
    }
    layout.template = template(in: node, default: layout.sheet?.templateName)
    return layout
  }

  private func namespaces(in node: TOMLNode) -> [XMLMapping.Namespace] {
    let namespaces = node.nodes("namespace", keys: MappingKeys.namespace).compactMap {
      entry -> XMLMapping.Namespace? in
      guard let uri = entry.required("uri") else { return nil }
      let prefix = entry.string("prefix") ?? ""
      if uri.isEmpty
        || !prefix.isEmpty && (!XMLPath.isName(prefix) || prefix.lowercased().hasPrefix("xml"))
      {
        document.report(.badNamespace, [prefix, uri], at: entry.path)
      }
      return XMLMapping.Namespace(prefix: prefix, uri: uri)
    }
    for (number, namespace) in namespaces.enumerated()
    where namespaces[..<number].contains(where: { $0.prefix == namespace.prefix }) {
      document.report(.duplicateName, [namespace.prefix], at: node.path("namespace[\(number)]"))
    }
    return namespaces
  }

  private func template(in node: TOMLNode, default builtIn: String? = nil) -> XMLMapping.Template? {
    guard let name = node.string("template") ?? (node.has("template") ? nil : builtIn) else {
      return nil
    }
    let path = MappingReader.resolve(name, from: document.file, exists)
    do {
      return XMLMapping.Template(name: path, bytes: try bytes(ofFile: path))
    } catch let failure as Failure {
      for diagnostic in failure.diagnostics {
        document.report(
          Diagnostic(
            diagnostic.phrase, diagnostic.arguments, at: SourceLocation(file: path),
            problem: .mappingError))
      }
    } catch {
      node.report(.systemError, ["\(error)"], at: "template")
    }
    return nil
  }

  private func group(in node: TOMLNode, _ layout: XMLMapping) -> XMLMapping.Group? {
    guard let group = node.node("group", keys: MappingKeys.group) else { return nil }
    if !group.has("path") { document.report(.missingKey, ["path"], at: group.path) }
    let fields = (group.strings("by") ?? []).compactMap { field(named: $0, key: "by", in: group) }
    if layout.files == .each { document.report(.groupOfFiles, at: group.path) }
    guard let path = path("path", in: group, layout.namespaces) else { return nil }
    let isAround =
      path.isAbsolute && path.attribute == nil && path.steps.count < layout.record.steps.count
      && layout.record.steps.starts(with: path.steps)
    if !isAround, !layout.record.steps.isEmpty {
      group.report(.groupPath, [path.description, layout.record.description], at: "path")
    }
    return XMLMapping.Group(path: path, fields: fields)
  }

  private func element(_ node: TOMLNode, _ layout: XMLMapping) -> XMLMapping.Element? {
    if !node.has("path") { document.report(.missingKey, ["path"], at: node.path) }
    var element = XMLMapping.Element()
    element.origin.place = document.place(of: node.path("path"))
    if node.string("path") != "." {
      guard let path = path("path", in: node, layout.namespaces) else { return nil }
      element.path = path
    }
    element.each = each(node)
    element.when = condition("when", in: node)
    element.unless = condition("unless", in: node)
    element.needs = (node.strings("needs") ?? []).compactMap {
      field(named: $0, key: "needs", in: node)
    }
    element.unique = (node.strings("unique") ?? []).compactMap { text in
      if let path = XMLPath(text), path.steps.isEmpty, path.attribute != nil { return path }
      node.report(.uniquePath, [text], at: "unique")
      return nil
    }
    return element
  }

  private func each(_ node: TOMLNode) -> XMLMapping.Each? {
    for key in ["pattern", "split"] where node.has(key) && !node.has("each") {
      node.report(.missingKey, ["each"], at: key)
    }
    guard let name = node.string("each") else { return nil }
    if name == "*" { return .fields }
    guard let slot = field(named: name, key: "each", in: node) else { return nil }
    if let pattern = regex("pattern", in: node) { return .matches(slot, of: pattern) }
    if let pattern = regex("split", in: node) { return .split(slot, by: pattern) }
    if !node.has("pattern"), !node.has("split"), ![.choices, .derived].contains(fields[slot].kind) {
      node.report(.listOfOtherKind, [fields[slot].name], at: "each")
    }
    return .items(slot)
  }

  private func regex(_ key: String, in node: TOMLNode) -> String? {
    guard let pattern = node.string(key) else { return nil }
    guard (try? Regex(pattern)) != nil else {
      node.report(.badPattern, [pattern], at: key)
      return nil
    }
    return pattern
  }

  func path(_ key: String, in node: TOMLNode, _ namespaces: [XMLMapping.Namespace]) -> XMLPath? {
    guard let text = node.string(key) else { return nil }
    guard let path = XMLPath(text) else {
      node.report(.badPath, [text], at: key)
      return nil
    }
    let attributes =
      [path.attribute].compactMap { $0 } + path.steps.flatMap { $0.predicates.map(\.attribute) }
    for name in path.steps.map(\.name) + attributes
    where !name.prefix.isEmpty && name.prefix != "xml" {
      if !namespaces.contains(where: { $0.prefix == name.prefix }) {
        node.report(.unknownPrefix, [name.prefix], at: key)
      }
    }
    return path
  }
}
