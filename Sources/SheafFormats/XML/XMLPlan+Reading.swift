import SheafCore

/// What becomes of a field that is written by a mapping's `[xml]` and read again.
package enum XMLCarriage: Sendable {
  /// It comes back as it was.
  case bothWays
  /// It is written, and cannot be read from what is written.
  case outOnly
  case none
}

/// Which places give back the fields that stand there.
extension XMLPlan {
  /// Settles, for every field, the one place that it is read from: the first that gives it back as it was.
  mutating func prepareReading() {
    let (readable, around) = surroundings()
    var seen: Set<Int> = []
    for index in places.indices {
      let layout = places[index].layout
      let single = layout.single
      var slot: Int?
      var isItem = layout.isList
      switch single?.source {
      case .field(let field)?: slot = field
      case .item(.capture(0))?:
        if case .items(let field)? = around[index] {
          slot = field
          isItem = true
        }
      default: break
      }
      places[index].slot = slot
      let coded = slot ?? layout.fields.first
      places[index].coding = XMLCoding(
        layout, field: coded.map { mapping.fields[$0] }, isItem: isItem || slot == nil,
        arena)
      guard let slot, readable.contains(index), places[index].coding?.isInvertible ?? true,
        seen.insert(slot).inserted
      else { continue }
      places[index].isRead = true
    }
  }

  /// The places that can be told again from what is written: not those of a group that stand after its records or once for many, nor
  /// parts of a value; and for each place what the element around it is repeated for.
  private func surroundings() -> (readable: Set<Int>, each: [Int: XMLMapping.Each]) {
    var readable: Set<Int> = []
    var around: [Int: XMLMapping.Each] = [:]
    var isBehind = false
    func visit(_ index: Int, _ each: XMLMapping.Each?, isInRecord: Bool) {
      let node = nodes[index]
      let isInRecord = isInRecord || index == record
      let each = node.each ?? each
      for case .place(let place) in node.attributes.map(\.content) + [node.text].compactMap({ $0 })
      {
        around[place] = each
        var isWhole = true
        if let each, places[place].isOfItem, case .items = each {
        } else if each != nil {
          isWhole = each == .fields && !places[place].isOfItem
        }
        if isWhole, isInRecord || each == nil && !isBehind { readable.insert(place) }
      }
      for child in node.children { visit(child, each, isInRecord: isInRecord) }
      if index == record { isBehind = true }
    }
    visit(0, nil, isInRecord: false)
    return (readable, around)
  }

  /// What becomes of a field on the way out and back.
  func carriage(of slot: Int) -> XMLCarriage {
    if hasFields || places.contains(where: { $0.isRead && $0.slot == slot }) { return .bothWays }
    return slots.contains(slot) ? .outOnly : .none
  }
}

extension XMLMapping.Binding {
  /// The one value that stands here, with the text before and after it; nil where it is none or several.
  var single: (prefix: String, source: XMLText.Source, suffix: String)? {
    let text: XMLText
    switch content {
    case .field(let field): return ("", .field(field), "")
    case .constant: return nil
    case .text(let texts):
      guard texts.count == 1 else { return nil }
      text = texts[0]
    case .item(let item): text = item
    }
    var found: (prefix: String, source: XMLText.Source, suffix: String)?
    var before = ""
    for part in text.parts {
      switch part {
      case .text(let piece):
        if found == nil { before += piece } else { found?.suffix += piece }
      case .value(let source, let isSlug):
        if isSlug || found != nil { return nil }
        found = (before, source, "")
      }
    }
    return found
  }
}
