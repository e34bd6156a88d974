extension MappingReader {
  /// Reads every `[[field]]` but for what refers to other fields.
  mutating func readFields() {
    for node in root.nodes("field", keys: MappingKeys.field) where !document.isHopeless {
      let givenName = node.required("name")
      let givenHeading = node.required("heading")
      let name = givenName ?? ""
      let heading = givenHeading ?? ""
      if givenName != nil, !MappingReader.isName(name) { node.report(.badName, [name], at: "name") }
      if givenHeading != nil, !Heading.isWritable(heading) {
        node.report(.badHeading, [heading], at: "heading")
      }
      if !node.has("kind") { document.report(.missingKey, ["kind"], at: node.path) }
      let kind = node.name("kind", of: FieldKind.self)
      var field = Field(
        name: name, heading: heading, label: node.text("label") ?? LocalizedText([.en: heading]),
        kind: kind ?? .text)
      if !name.isEmpty, fields.contains(where: { $0.name == name }) {
        node.report(.duplicateName, [name], at: "name")
      }
      field.aliases = node.strings("aliases") ?? []
      checkHeadings(of: field, node)
      field.hint = node.text("hint")
      field.section = node.string("section").flatMap { section(named: $0, node) }
      field.isRequired = node.bool("required")
      field.isConfidential = node.bool("confidential")
      field.isOpen = node.bool("open")
      field.separator = node.string("separator") ?? field.separator
      if field.separator.isEmpty { node.report(.emptySeparator, at: "separator") }
      field.trueSpellings = node.strings("true") ?? []
      field.falseSpellings = node.strings("false") ?? []
      field.choices = choices(node)
      if let list = codeList("codelist", in: node) {
        if node.has("choices") { node.report(.choicesAndCodeList, at: "codelist") }
        field.choices = list.entries.map { Choice(value: $0.value, label: $0.label) }
      }
      readPattern(&field, node)
      if let kind { checkKeys(of: field, kind, node) }
      fields.append(field)
      nodes.append(node)
    }
  }

  /// A name that is an XML element too: lower-case letters, digits and `_`, a letter first.
  private static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
    else { return false }
    return name.utf8.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        || $0 == UInt8(ascii: "_")
    }
  }

  private func checkHeadings(of field: Field, _ node: TOMLNode) {
    // Headings are compared by their bytes, as they are when records are read.
    func isSame(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }
    let headings = [field.heading] + field.aliases
    for (number, heading) in headings.enumerated() where !heading.isEmpty {
      let key = number == 0 ? "heading" : "aliases[\(number - 1)]"
      if let other = fields.first(where: {
        ([$0.heading] + $0.aliases).contains { isSame($0, heading) }
      }) {
        node.report(.duplicateHeading, [heading, other.name], at: key)
      } else if headings[..<number].contains(where: { isSame($0, heading) }) {
        node.report(.duplicateHeading, [heading, field.name], at: key)
      }
    }
  }

  private func section(named name: String, _ node: TOMLNode) -> Int? {
    if let section = sections.firstIndex(where: { $0.name == name }) { return section }
    node.reportUnknown(
      name, among: sections.map(\.name), key: "section", nearest: .unknownSectionNearest,
      plain: .unknownSection)
    return nil
  }

  private func choices(_ node: TOMLNode) -> [Choice] {
    guard let array = node.table["choices"]?.array else {
      if node.has("choices") {
        node.report(.wrongType, ["choices", Phrase.typeChoices.reference], at: "choices")
      }
      return []
    }
    var choices: [Choice] = []
    for (number, element) in array.enumerated() {
      let path = "choices[\(number)]"
      var choice: Choice?
      if let value = element.string {
        choice = Choice(value: value, label: nil)
      } else if let table = element.table {
        let item = TOMLNode(
          document: document, table: table, path: node.path(path), keys: MappingKeys.choice)
        choice = item.required("value").map { Choice(value: $0, label: item.text("label")) }
      } else {
        node.report(.wrongType, ["choices", Phrase.typeChoices.reference], at: path)
      }
      guard let choice else { continue }
      if choices.contains(where: { $0.value == choice.value }) {
        node.report(.duplicateChoice, [choice.value], at: path)
      }
      choices.append(choice)
    }
    return choices
  }

  private func readPattern(_ field: inout Field, _ node: TOMLNode) {
    guard let pattern = node.string("pattern") else { return }
    do {
      _ = try Regex(pattern)
      field.pattern = pattern
    } catch {
      node.report(.badPattern, [pattern], at: "pattern")
    }
  }

  /// Reports keys that the kind has no use for, and those that it cannot do without.
  private func checkKeys(of field: Field, _ kind: FieldKind, _ node: TOMLNode) {
    for key in node.table.keys where FieldKind.specialKeys.contains(key) && !kind.keys.contains(key)
    {
      node.report(.keyOfOtherKind, [key, kind.rawValue], at: key)
    }
    let needed: [String]
    switch kind {
    case .flag: needed = ["true", "false"]
    case .choice, .choices: needed = node.has("codelist") ? [] : ["choices"]
    case .composed: needed = ["compose"]
    case .derived: needed = ["from", "derive"]
    default: needed = []
    }
    for key in needed where !node.has(key) {
      document.report(.keyNeededByKind, [key, kind.rawValue], at: node.path)
    }
    for spelling in field.trueSpellings where field.falseSpellings.contains(spelling) {
      node.report(.duplicateChoice, [spelling], at: "false")
    }
    for key in needed + (kind == .derived ? ["choices"] : [])
    where node.table[key]?.array?.isEmpty == true && !field.isOpen {
      node.report(.emptyList, [key], at: key)
    }
  }

  /// Reads what of the fields refers to other fields, once all names are known.
  mutating func resolveFields() {
    for index in fields.indices {
      guard let node = nodes[index] else { continue }
      fields[index].relevant = condition("relevant", in: node)
      for (number, part) in node.nodes("compose", keys: MappingKeys.compose).enumerated() {
        if !part.has("text") {
          document.report(.missingKey, ["text"], at: node.path("compose[\(number)]"))
        }
        let when = condition("when", in: part)
        guard let template = template("text", in: part) else { continue }
        for used in template.fields where fields[used].kind == .composed {
          part.report(.composedOfComposed, [fields[used].name], at: "text")
        }
        fields[index].compositions.append(Field.Composition(when: when, template: template))
      }
      readDerivation(of: index, node)
    }
  }

  private mutating func readDerivation(of index: Int, _ node: TOMLNode) {
    let from = fieldReference("from", in: node)
    if let from, fields[from].kind != .choices {
      node.report(.derivedFromOther, [fields[from].name], at: "from")
    }
    var table: [String: String] = [:]
    for entry in node.nodes("derive", keys: MappingKeys.derive) {
      guard let item = entry.required("item"), let gives = entry.required("gives") else { continue }
      if table.updateValue(gives, forKey: item) != nil {
        entry.report(.duplicateChoice, [item], at: "item")
      }
      if let from { checkChoice(item, of: fields[from], key: "item", in: entry) }
      checkChoice(gives, of: fields[index], key: "gives", in: entry)
    }
    if let from { fields[index].derivation = Field.Derivation(from: from, table: table) }
  }

  private func checkChoice(_ value: String, of field: Field, key: String, in node: TOMLNode) {
    guard !field.choices.isEmpty, !field.isOpen,
      !field.choices.contains(where: { $0.value == value })
    else { return }
    node.reportUnknown(
      value, among: field.choices.map(\.value), key: key, nearest: .notAChoiceNearest,
      plain: .notAChoice)
  }

  /// A table of field names, each with the value or values that it must have.
  func condition(_ key: String, in node: TOMLNode) -> Condition? {
    guard node.has(key), let terms = node.node(key, keys: fields.map(\.name)) else { return nil }
    return Condition(
      terms: terms.table.keys.compactMap { name in
        guard let field = fields.firstIndex(where: { $0.name == name }),
          let values = terms.strings(name)
        else { return nil }
        // Blank stands for a field that is blank or missing.
        for value in values where !value.isEmpty {
          checkChoice(value, of: fields[field], key: name, in: terms)
        }
        return Condition.Term(field: field, values: values)
      })
  }
}
