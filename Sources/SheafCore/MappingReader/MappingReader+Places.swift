/// Reads the places of `[xml]`.
extension MappingReader {
  private static let contentKeys = ["field", "value", "text", "parts", "item"]

  func place(_ node: TOMLNode, _ layout: XMLMapping) -> XMLMapping.Binding? {
    if MappingReader.contentKeys.count(where: node.has) != 1 {
      document.report(.fieldOrValue, at: node.path)
    }
    if !node.has("path") { document.report(.missingKey, ["path"], at: node.path) }
    let content = content(of: node)
    let blank = node.name("blank", of: XMLMapping.Blank.self)
    let isList = node.bool("list")
    guard let path = path("path", in: node, layout.namespaces), let content else { return nil }
    var place = XMLMapping.Binding(
      content: content, path: path, isList: isList, blank: blank ?? .empty)
    place.origin.place = document.place(of: node.path("path"))
    place.join = node.string("join")
    place.codes = codeList("codes", in: node)
    place.day = node.name("day", of: XMLMapping.YearDay.self)
    place.slug = node.string("slug")
    place.blanks = node.strings("blanks") ?? []
    place.isCDATA = node.bool("cdata")
    place.type = node.name("type", of: XMLMapping.ValueType.self)
    check(place, node, layout)
    return place
  }

  private func content(of node: TOMLNode) -> XMLMapping.Content? {
    if let field = fieldReference("field", in: node) { return .field(field) }
    if let value = node.string("value") { return .constant(value) }
    if let text = xmlText("text", node.string("text"), in: node) {
      return text.constant.map { .constant($0) } ?? .text([text])
    }
    if let parts = node.strings("parts") {
      return .text(parts.compactMap { xmlText("parts", $0, in: node) })
    }
    return xmlText("item", node.string("item"), in: node).map { .item($0) }
  }

  /// Text with `{name}`s of fields, of constants, and of the parts of an item, each with `:slug` behind it or not.
  private func xmlText(_ key: String, _ text: String?, in node: TOMLNode) -> XMLText? {
    guard let text else { return nil }
    guard let pieces = TextTemplate.pieces(of: text) else {
      node.report(.templateBrace, at: key)
      return nil
    }
    let parts = pieces.compactMap { piece -> XMLText.Part? in
      guard piece.isName else { return .text(piece.text) }
      let isSlug = piece.text.hasSuffix(":slug")
      let name = isSlug ? String(piece.text.dropLast(":slug".count)) : piece.text
      if let constant = constants[name] {
        return .text(isSlug ? Slug.of(constant, separator: "-") : constant)
      }
      if key == "item", let item = XMLText.Item(name: name) {
        return .value(.item(item), isSlug: isSlug)
      }
      return field(named: name, key: key, in: node).map { .value(.field($0), isSlug: isSlug) }
    }
    return XMLText(parts: parts)
  }

  private func check(_ place: XMLMapping.Binding, _ node: TOMLNode, _ layout: XMLMapping) {
    var field: Int?
    if case .field(let slot) = place.content { field = slot }
    let isListField = field.map { [.choices, .derived].contains(fields[$0].kind) } ?? false
    if place.isList {
      if let field, !isListField { node.report(.listOfOtherKind, [fields[field].name], at: "list") }
      if place.path.attribute != nil || field == nil { node.report(.listPath, at: "list") }
    }
    if place.join != nil, let field, !isListField {
      node.report(.listOfOtherKind, [fields[field].name], at: "join")
    }
    if place.isCDATA, place.path.attribute != nil { node.report(.cdataAttribute, at: "cdata") }
    if place.day != nil, field.map({ fields[$0].kind != .year }) ?? true {
      node.report(.dayOfOtherKind, at: "day")
    }
    guard place.path.isAbsolute else { return }
    let record = layout.record.steps
    let isWrapper = place.path.attribute == nil && record.starts(with: place.path.steps)
    let isOutside =
      place.path.steps.first == record.first && !place.path.steps.starts(with: record)
      && !isWrapper
    var isConstant = false
    if case .constant = place.content { isConstant = true }
    let isInGroup = layout.group.map { place.path.steps.starts(with: $0.path.steps) } ?? false
    if !isConstant && !isInGroup || !isOutside && !record.isEmpty {
      node.report(.absolutePath, [place.path.description], at: "path")
    }
  }
}

extension XMLText.Item {
  /// `item`, `heading`, `name`, `value`, or a pattern's group by its number.
  fileprivate init?(name: String) {
    switch name {
    case "item": self = .capture(0)
    case "heading": self = .heading
    case "name": self = .name
    case "value": self = .value
    default:
      guard let number = Int(name), 0...9 ~= number else { return nil }
      self = .capture(number)
    }
  }
}
