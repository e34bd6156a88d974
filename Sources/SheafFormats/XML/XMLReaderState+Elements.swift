import CLibXML2
import SheafCore

/// Which elements and attributes of the plan those of the document are.
extension XMLReaderState {
  mutating func startElement(
    _ name: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?,
    _ uri: UnsafePointer<xmlChar>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ attributeCount: Int
  ) {
    calls += 1
    guard error == nil else { return }
    guard stack.count < XMLReader.depthLimit else {
      return fail(Failure(.tooDeep, ["\(XMLReader.depthLimit)"], at: place()))
    }
    let list = XMLAttributes(base: attributes, count: attributeCount)
    let mark = match(Key(name: name, uri: uri), list)
    if mark == XMLReaderState.unknownMark, stack.last != XMLReaderState.unknownMark {
      if stack.isEmpty {
        return fail(wrongRoot(name, uri))
      }
      let path = path(String(cString: name))
      report.dropUnread(path, .unknownElement, [path], at: place())
    }
    hasBegun = true
    stack.append(mark)
    names.append(name)
    hasReportedText = false
    switch mark {
    case XMLReaderState.unknownMark: break
    case XMLReaderState.extraMark: startExtra(list)
    default: startKnown(mark, list)
    }
  }

  /// The plan's element that an element is, among the children of the open one.
  mutating func match(_ key: Key, _ attributes: XMLAttributes) -> Int {
    guard let parent = stack.last else {
      return keys[0] == key && fits(0, attributes) ? 0 : XMLReaderState.unknownMark
    }
    guard parent >= 0 else { return XMLReaderState.unknownMark }
    let children = plan.nodes[parent].children
    // Children come in the plan's order as a rule, so the one after the last is looked at first.
    for offset in 0..<children.count {
      let position =
        guess + offset < children.count ? guess + offset : guess + offset - children.count
      let child = children[position]
      guard keys[child] == key, fits(child, attributes) else { continue }
      guess = position + 1 < children.count ? position + 1 : 0
      return plan.nodes[child].isAlone ? child : mostPrecise(children, key, attributes)
    }
    return extra(parent, key)
  }

  /// What an element that is no field's is: one for an unknown heading, or unknown.
  func extra(_ parent: Int, _ key: Key) -> Int {
    parent == recordNode && plan.extra != nil && key == extraKey
      ? XMLReaderState.extraMark : XMLReaderState.unknownMark
  }

  /// The child with the most predicates that an element meets; one without any takes what the others leave.
  func mostPrecise(_ children: [Int], _ key: Key, _ attributes: XMLAttributes) -> Int {
    var best = XMLReaderState.unknownMark
    var most = -1
    for child in children where keys[child] == key {
      let count = predicateKeys[child].count
      if count > most, fits(child, attributes) { (best, most) = (child, count) }
    }
    return best
  }

  func fits(_ node: Int, _ attributes: XMLAttributes) -> Bool {
    for (index, key) in predicateKeys[node].enumerated() {
      guard let value = attributes.value(where: { $0 == key.name && $1 == key.uri }),
        XMLAttributes.decoded(value, equals: predicateBytes[node][index])
      else { return false }
    }
    return true
  }

  mutating func startKnown(_ node: Int, _ attributes: XMLAttributes) {
    if node == recordNode { startRecord() }
    if node == groupNode { groupValues.removeAll() }
    if fieldNodes[node] { field = XMLFieldElement() }
    if attributes.count > 0 { readAttributes(node, attributes) }
    if !plan.nodes[node].children.isEmpty || node == recordNode { guess = 0 }
    let text = texts[node]
    textStart = text == XMLReaderState.noText ? nil : used
    textPlace = text
  }

  mutating func readAttributes(_ node: Int, _ attributes: XMLAttributes) {
    for index in 0..<attributes.count {
      let (name, uri, value) = attributes[index]
      if predicateKeys[node].contains(where: { $0.name == name && $0.uri == uri }) { continue }
      let known = attributeKeys[node].firstIndex { $0.name == name && $0.uri == uri }
      switch known.map({ plan.nodes[node].attributes[$0].content }) {
      case .place(let place):
        let start = used
        keepAttribute(value)
        take(place, from: start)
      case .constant(let text) where XMLAttributes.decoded(value) == text: break
      default:
        let path = path(
          "@" + (uri.map { "{\(String(cString: $0))}" } ?? "") + String(cString: name!))
        report.dropUnread(
          path, .unknownAttribute, [path, XMLAttributes.decoded(value).shortened], at: place())
      }
    }
  }

  private mutating func keepAttribute(_ value: ByteSlice) {
    guard value.firstIndex(of: UInt8(ascii: "&")) != nil else { return keep(value) }
    XMLAttributes.decodedBytes(value).withUnsafeBytes { keep(ByteSlice($0)) }
  }

  /// Takes what was kept from an offset on as what stands at a place.
  mutating func take(_ place: Int, from start: Int) {
    let slot = placeSlots[place]
    if slot == XMLReaderState.ofField { return takeField(place, from: start) }
    guard slot >= 0 else {
      used = start
      return
    }
    if isInRecord {
      values.append(
        Value(slot: slot, place: place, line: line, start: start, count: used - start))
    } else {
      let text = ByteSlice(start: UnsafeRawPointer(arena) + start, count: used - start)
      groupValues.append((slot, place, line, text.bytes))
      used = start
    }
  }

  mutating func startExtra(_ attributes: XMLAttributes) {
    guard let value = attributes.value(where: { $0 == headingKey.name && $1 == headingKey.uri }),
      attributes.count == 1
    else {
      let name = names.removeLast()
      let path = path(String(cString: name))
      report.dropUnread(path, .unknownElement, [path], at: place())
      names.append(name)
      stack[stack.count - 1] = XMLReaderState.unknownMark
      return
    }
    do {
      var heading = XMLAttributes.decoded(value)
      textSlot = try heading.withUTF8 { bytes in
        let heading = ByteSlice(UnsafeRawBufferPointer(bytes))
        return try schema.slot(of: heading)?.slot ?? schema.addHeading(heading, file: file)
      }
      textStart = used
      textPlace = XMLReaderState.noText
    } catch {
      fail(error)
    }
  }

  mutating func endElement() {
    guard error == nil, let mark = stack.popLast() else { return }
    names.removeLast()
    if mark != XMLReaderState.unknownMark, let start = textStart {
      switch textPlace {
      case XMLReaderState.constantText: checkConstant(mark, from: start)
      case XMLReaderState.noText:
        let value = Value(slot: textSlot, place: nil, line: line, start: start, count: used - start)
        if plan.hasFields { fieldValues.append(value) } else { values.append(value) }
      default: take(textPlace, from: start)
      }
      textStart = nil
    }
    if mark >= 0, fieldNodes[mark] { endField(mark) } else if mark == recordNode { endRecord() }
    if recordKey != nil, mark >= 0, mark != recordNode, !isInRecord { endRecordOfElements() }
    // The parent's next child is looked for after this one.
    if mark >= 0, let parent = stack.last, parent >= 0, !plan.nodes[mark].children.isEmpty {
      guess = (plan.nodes[parent].children.firstIndex(of: mark) ?? -1) + 1
      if guess >= plan.nodes[parent].children.count { guess = 0 }
    }
  }

  mutating func checkConstant(_ node: Int, from start: Int) {
    let text = ByteSlice(start: UnsafeRawPointer(arena) + start, count: used - start).string
    used = start
    guard case .constant(let constant)? = plan.nodes[node].text, constant != text else { return }
    let path = path(plan.nodes[node].name.description)
    report.dropUnread(path, .otherThanConstant, [path, text.shortened, constant], at: place())
  }
}
