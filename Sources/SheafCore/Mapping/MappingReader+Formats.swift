extension MappingReader {
  func readCSV() -> CSVLayout? {
    guard let node = root.node("csv", keys: MappingKeys.csv) else { return nil }
    if !node.has("column") { document.report(.missingKey, ["[[csv.column]]"], at: node.path) }
    if node.table["column"]?.array?.isEmpty == true {
      node.report(.emptyList, ["column"], at: "column")
    }
    var columns: [CSVLayout.Column] = []
    for column in node.nodes("column", keys: MappingKeys.column) {
      if !column.has("field") { document.report(.missingKey, ["field"], at: column.path) }
      guard let field = fieldReference("field", in: column) else { continue }
      let heading = column.string("heading") ?? fields[field].heading
      if columns.contains(where: { $0.heading == heading }) {
        column.report(.duplicateColumn, [heading], at: column.has("heading") ? "heading" : "field")
      }
      if columns.contains(where: { $0.field == field }) {
        column.report(.duplicateColumn, [fields[field].name], at: "field")
      }
      if let owner = fields.firstIndex(where: { ([$0.heading] + $0.aliases).contains(heading) }),
        owner != field
      {
        column.report(.duplicateHeading, [heading, fields[owner].name], at: "heading")
      }
      columns.append(CSVLayout.Column(field: field, heading: heading))
    }
    return CSVLayout(columns: columns)
  }

  func readXML() -> XMLLayout? {
    guard let node = root.node("xml", keys: MappingKeys.xml) else { return nil }
    let namespaces = node.nodes("namespace", keys: MappingKeys.namespace).compactMap {
      entry -> XMLLayout.Namespace? in
      guard let uri = entry.required("uri") else { return nil }
      let prefix = entry.string("prefix") ?? ""
      if uri.isEmpty
        || !prefix.isEmpty && (!XMLPath.isName(prefix) || prefix.lowercased().hasPrefix("xml"))
      {
        document.report(.badNamespace, [prefix, uri], at: entry.path)
      }
      return XMLLayout.Namespace(prefix: prefix, uri: uri)
    }
    for (number, namespace) in namespaces.enumerated()
    where namespaces[..<number].contains(where: { $0.prefix == namespace.prefix }) {
      document.report(.duplicateName, [namespace.prefix], at: node.path("namespace[\(number)]"))
    }
    if !node.has("record") { document.report(.missingKey, ["record"], at: node.path) }
    let record = path("record", in: node, namespaces)
    if let record, !record.isAbsolute || record.attribute != nil || record.steps.count < 2 {
      node.report(.recordPath, [record.description], at: "record")
    }
    let extra = path("extra", in: node, namespaces)
    if let extra, extra.isAbsolute || extra.attribute == nil || extra.steps.count != 1 {
      node.report(.extraPath, [extra.description], at: "extra")
    }
    // With a placeholder for what is wrong, the places are looked at all the same.
    var layout = XMLLayout(
      namespaces: namespaces, record: record ?? XMLPath(elements: [], isAbsolute: true),
      extra: extra, places: [])
    layout.audience = node.name("audience", of: XMLLayout.Audience.self) ?? .trusted
    for entry in node.nodes("place", keys: MappingKeys.place) {
      guard let place = place(entry, layout) else { continue }
      if let clash = layout.clash(of: place) {
        entry.report(.pathClash, [place.path.description, clash.description], at: "path")
      }
      layout.places.append(place)
    }
    return layout
  }

  private func path(_ key: String, in node: TOMLNode, _ namespaces: [XMLLayout.Namespace])
    -> XMLPath?
  {
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

  private func place(_ node: TOMLNode, _ layout: XMLLayout) -> XMLLayout.Place? {
    if node.has("field") == node.has("value") { document.report(.fieldOrValue, at: node.path) }
    if !node.has("path") { document.report(.missingKey, ["path"], at: node.path) }
    let blank = node.name("blank", of: XMLLayout.Blank.self)
    let isList = node.bool("list")
    let field = fieldReference("field", in: node)
    let content =
      field.map { .field($0) } ?? node.string("value").map { XMLLayout.Content.constant($0) }
    guard let path = path("path", in: node, layout.namespaces), let content else { return nil }
    if isList {
      if let field, ![.choices, .derived].contains(fields[field].kind) {
        node.report(.listOfOtherKind, [fields[field].name], at: "list")
      }
      if path.attribute != nil || field == nil { node.report(.listPath, at: "list") }
    }
    if path.isAbsolute {
      let record = layout.record.steps
      let isWrapper = path.attribute == nil && record.starts(with: path.steps)
      let isOutside =
        path.steps.first == record.first && !path.steps.starts(with: record) && !isWrapper
      if field != nil || !isOutside && !record.isEmpty {
        node.report(.absolutePath, [path.description], at: "path")
      }
    }
    return XMLLayout.Place(content: content, path: path, isList: isList, blank: blank ?? .empty)
  }
}

extension XMLLayout {
  /// A place already there that this one cannot stand beside: the same one, or text and elements in one element.
  func clash(of place: Place) -> XMLPath? {
    places.map(\.path).first { other in
      guard other.isAbsolute == place.path.isAbsolute else { return false }
      if other.attribute == place.path.attribute, other.steps == place.path.steps { return true }
      let (short, long) =
        other.steps.count < place.path.steps.count ? (other, place.path) : (place.path, other)
      if short.attribute == nil, short.steps.count < long.steps.count,
        long.steps.starts(with: short.steps)
      {
        return true
      }
      return short.assigns(in: long) || long.assigns(in: short)
    }
  }
}

extension XMLPath {
  /// Whether this path is an attribute that a predicate of the other one already gives a value.
  fileprivate func assigns(in other: XMLPath) -> Bool {
    guard let attribute, steps.count <= other.steps.count, !steps.isEmpty,
      other.steps.starts(with: steps)
    else { return false }
    return steps[steps.count - 1].predicates.contains { $0.attribute == attribute }
  }
}
