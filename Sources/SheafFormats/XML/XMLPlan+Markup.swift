import SheafCore

/// The bytes of an element that do not change, made ready to be written.
struct XMLMarkup {
  /// What comes before the element once, however often it is repeated.
  var leadOnce = ByteSlice.empty
  /// The line break and spaces before it, `<name`, and the attributes that never change.
  var open: ByteSlice
  /// What ends the start tag, and an element that is left empty.
  var end: ByteSlice
  var emptyEnd: ByteSlice
  /// The text of a leaf, where it never changes.
  var constant: ByteSlice?
  /// What stands before the end tag, with that.
  var close: ByteSlice
  var isLeaf: Bool
  /// For each attribute ` name="`, or the whole of it where it is a constant.
  var attributes: [ByteSlice]
}

extension XMLPlan {
  func markup() -> [XMLMarkup] {
    var depths = [Int](repeating: 0, count: nodes.count)
    func measure(_ index: Int) {
      for child in nodes[index].children {
        depths[child] = depths[index] + 1
        measure(child)
      }
    }
    measure(0)
    return nodes.indices.map { index in
      nodes[index].raw.map { fromTemplate(nodes[index], $0, index) }
        ?? fromPath(nodes[index], index, depth: depths[index])
    }
  }

  private func fromPath(_ node: Node, _ index: Int, depth: Int) -> XMLMarkup {
    let indent = "\n" + String(repeating: "  ", count: depth)
    var open = Array(((index == 0 ? "" : indent) + "<\(node.name)").utf8)
    func append(_ name: String, _ value: String) {
      open += Array(" \(name)=\"".utf8) + XMLEscape.bytes(value, .attribute) + Array("\"".utf8)
    }
    for namespace in index == 0 ? layout.namespaces : [] {
      append(namespace.prefix.isEmpty ? "xmlns" : "xmlns:\(namespace.prefix)", namespace.uri)
    }
    for predicate in node.predicates { append(predicate.attribute.description, predicate.value) }
    let isLeaf = node.children.isEmpty && !(index == record && extra != nil)
    var constant: ByteSlice?
    if case .constant(let text)? = node.text {
      constant = arena.copy(XMLEscape.bytes(text, .text))
    }
    let attributes = node.attributes.map { attribute in
      var bytes = Array(" \(attribute.name)=\"".utf8)
      if case .constant(let text) = attribute.content {
        bytes += XMLEscape.bytes(text, .attribute) + Array("\"".utf8)
      }
      return arena.copy(bytes)
    }
    return XMLMarkup(
      open: arena.copy(open), end: arena.copy(">"), emptyEnd: arena.copy("/>"),
      constant: constant, close: arena.copy((isLeaf ? "" : indent) + "</\(node.name)>"),
      isLeaf: isLeaf, attributes: attributes)
  }

  private func fromTemplate(_ node: Node, _ raw: DonorTemplate.Markup, _ index: Int) -> XMLMarkup {
    let isLeaf = node.children.isEmpty && !(index == record && extra != nil)
    var isFilled = false
    if case .place? = node.text { isFilled = true }
    let closing = raw.isEmptyTag ? Array("</\(node.name)>".utf8) : raw.close
    // What never changes is written as it stands, an empty tag or an empty element.
    let end = raw.isEmptyTag && isFilled ? Array(">".utf8) : raw.end
    let isAsItStands = isLeaf && !isFilled
    return XMLMarkup(
      leadOnce: arena.copy(raw.leadOnce), open: arena.copy(raw.lead + raw.name),
      end: arena.copy(end),
      emptyEnd: arena.copy(
        raw.isEmptyTag ? raw.end : raw.end + (isAsItStands ? raw.tail : []) + raw.close),
      constant: nil,
      close: arena.copy((isLeaf ? [] : raw.tail) + closing), isLeaf: isLeaf,
      attributes: node.attributes.map { arena.copy($0.raw ?? []) })
  }
}
