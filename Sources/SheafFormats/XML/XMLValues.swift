import SheafCore

/// What stands at each place of a plan, for the record or item at hand.
final class XMLValues {
  enum State {
    case missing
    case blank
    case filled
  }

  private(set) var values: [ByteSlice]
  private(set) var states: [State]
  let scratch = ByteArena()
  private let plan: XMLPlan
  private let schema: FieldTable
  private let report: Report
  private let separators: [ByteSlice]
  private let regexes: [Int: Regex<AnyRegexOutput>]
  /// What patterns found before, by node and value: values repeat, and patterns take time.
  private var found: [Int: [ByteSlice: [[ByteSlice]]]] = [:]
  private var buffer: [UInt8] = []
  /// The fields that the record's places tell of, where some may be left out; nil where none is.
  private(set) var carried: [Bool]?
  private let alwaysCarried: [Int]
  /// The fields that each composed text really told of.
  private var told: [Int: [Int]] = [:]

  init(_ plan: XMLPlan, _ schema: FieldTable, _ report: Report) {
    self.plan = plan
    self.schema = schema
    self.report = report
    values = plan.places.map { _ in .empty }
    states = plan.places.map { _ in .missing }
    separators = schema.mapping.fields.map { schema.arena.copy($0.separator) }
    var regexes: [Int: Regex<AnyRegexOutput>] = [:]
    for (index, node) in plan.nodes.enumerated() {
      switch node.each {
      case .matches(_, let pattern)?, .split(_, let pattern)?: regexes[index] = try? Regex(pattern)
      default: break
      }
    }
    self.regexes = regexes
    alwaysCarried = plan.fieldsOutsideRecord()
    if plan.mayLeaveOut { carried = [] }
  }

  func isWritten(_ place: Int) -> Bool {
    switch states[place] {
    case .missing: false
    case .blank: plan.places[place].layout.blank == .empty
    case .filled: true
    }
  }

  /// Works out what stands at the places in and below an element, but for those that are about an item; where a condition keeps an
  /// element out, nothing does.
  ///
  /// - Parameter inner: an element that is left alone.
  func evaluate(below index: Int, except inner: Int? = nil, _ record: Record) {
    guard !plan.nodes[index].places.isEmpty, index != inner else { return }
    guard isAllowed(index, record) else { return leaveOut(index) }
    for place in plan.nodes[index].ownPlaces { evaluate(place, record, nil) }
    for child in plan.nodes[index].children { evaluate(below: child, except: inner, record) }
    for place in plan.nodes[index].requiredOwn where states[place] != .filled {
      return leaveOut(index)
    }
  }

  private func leaveOut(_ index: Int) {
    for place in plan.nodes[index].places { states[place] = .missing }
  }

  /// Notes which fields the places of a record tell of.
  func noteCarried(_ record: Record) {
    guard carried != nil else { return }
    var carried = [Bool](repeating: false, count: schema.fieldCount)
    for slot in alwaysCarried { carried[slot] = true }
    for place in plan.nodes[plan.record].places
    where !plan.places[place].isOfItem && states[place] == .filled {
      switch plan.places[place].layout.content {
      case .field(let slot): carried[slot] = true
      case .text: for slot in told[place] ?? [] { carried[slot] = true }
      case .constant, .item: break
      }
    }
    noteItems(plan.record, record, &carried)
    self.carried = carried
  }

  private func noteItems(_ index: Int, _ record: Record, _ carried: inout [Bool]) {
    guard plan.nodes[index].isVariable, isAllowed(index, record) else { return }
    for place in plan.nodes[index].requiredOwn where states[place] != .filled { return }
    switch plan.nodes[index].each {
    case .items(let slot)?, .split(let slot, _)?, .matches(let slot, _)?:
      if !items(of: index, record).isEmpty { carried[slot] = true }
    case .fields?, nil: break
    }
    for child in plan.nodes[index].children { noteItems(child, record, &carried) }
  }

  /// Whether an element's conditions let it be written for a record.
  func isAllowed(_ index: Int, _ record: Record) -> Bool {
    guard let element = plan.nodes[index].element else { return true }
    if let when = element.when, !when.holds(in: record) { return false }
    if let unless = element.unless, unless.holds(in: record) { return false }
    for slot in element.needs where record.value(of: slot)?.isEmpty ?? true { return false }
    return true
  }

  /// Works out places for an item of a record.
  func evaluate(_ places: [Int], _ record: Record, _ item: XMLItem) {
    for index in places { evaluate(index, record, item) }
  }

  private func evaluate(_ index: Int, _ record: Record, _ item: XMLItem?) {
    let place = plan.places[index]
    var entry = item?.entry
    var value: ByteSlice?
    switch place.layout.content {
    case .field(let slot):
      entry = record.entry(of: slot)
      value = place.layout.isList ? item?.captures.first : entry?.value
      if value == nil, plan.template != nil { value = .empty }
    case .constant: break
    case .text(let texts): value = text(texts, record, index)
    case .item(let text): value = item.map { self.text(text, record, $0) }
    }
    if let coding = place.coding, let plain = value {
      value = coded(plain, coding, place, entry, record)
    }
    values[index] = value ?? .empty
    states[index] = value.map { $0.isEmpty ? .blank : .filled } ?? .missing
  }

  private func coded(
    _ plain: ByteSlice, _ coding: XMLCoding, _ planned: XMLPlan.PlannedPlace,
    _ entry: Record.Entry?, _ record: Record
  ) -> ByteSlice {
    func place() -> SourceLocation {
      entry.map { record.place(of: $0, schema) }
        ?? SourceLocation(file: record.file.string, line: record.line)
    }
    do {
      let value = try coding.encoded(plain, scratch)
      if planned.isRead, !plan.hasFields, coding.isLost(plain) {
        report.change(.noSuchSlug, [plain.string.shortened, value.string.shortened], at: place())
      }
      return value
    } catch let refusal as XMLCoding.Refusal {
      report.fail(refusal.phrase, refusal.arguments, at: place(), problem: .typeError)
    } catch {}
    return .empty
  }

  /// The texts that have a field to tell of, joined.
  private func text(_ texts: [XMLText], _ record: Record, _ index: Int) -> ByteSlice {
    let place = plan.places[index].layout
    if carried != nil { told[index] = [] }
    buffer.removeAll(keepingCapacity: true)
    var isFirst = true
    for text in texts {
      let isTelling = text.fields.contains { slot in
        guard let whole = record.value(of: slot), !whole.isEmpty else { return false }
        let value = whole.trimmed
        if value.isEmpty { return plan.places[index].slot != nil }
        return place.blanks.isEmpty || !place.blanks.contains(value.string)
      }
      guard isTelling else { continue }
      if carried != nil { told[index]? += text.fields }
      if !isFirst { buffer += (place.join ?? "").utf8 }
      isFirst = false
      append(text, record, nil)
    }
    return scratch.copy(buffer)
  }

  private func text(_ text: XMLText, _ record: Record, _ item: XMLItem) -> ByteSlice {
    if text.bareItem == .capture(0) { return item.captures.first ?? .empty }
    buffer.removeAll(keepingCapacity: true)
    append(text, record, item)
    return scratch.copy(buffer)
  }

  private func append(_ text: XMLText, _ record: Record, _ item: XMLItem?) {
    for part in text.parts {
      switch part {
      case .text(let text): buffer += text.utf8
      case .value(let source, let isSlug):
        let value = value(source, record, item)
        if isSlug {
          buffer += Slug.of(value.string, separator: "-").utf8
        } else {
          buffer += value.buffer
        }
      }
    }
  }

  private func value(_ source: XMLText.Source, _ record: Record, _ item: XMLItem?) -> ByteSlice {
    switch source {
    case .field(let slot): return record.value(of: slot) ?? .empty
    case .item(.capture(let number)):
      let captures = item?.captures ?? []
      return number < captures.count ? captures[number] : .empty
    case .item(.heading): return item?.entry.map { schema.headings[$0.slot] } ?? .empty
    case .item(.value): return item?.entry?.value ?? .empty
    case .item(.name):
      guard let slot = item?.entry?.slot else { return .empty }
      return slot < schema.fieldCount
        ? scratch.copy(schema.mapping.fields[slot].name) : schema.headings[slot]
    }
  }

  /// The items that an element is repeated for.
  func items(of index: Int, _ record: Record) -> [XMLItem] {
    let node = plan.nodes[index]
    switch node.each {
    case .items(let slot)?:
      guard let entry = record.entry(of: slot) else { return [] }
      if entry.value.isEmpty {
        let keepsBlank = node.itemPlaces.contains {
          plan.places[$0].layout.isList && plan.places[$0].layout.blank == .empty
        }
        return keepsBlank ? [XMLItem(captures: [.empty], entry: entry)] : []
      }
      return entry.value.split(by: separators[slot]).map { XMLItem(captures: [$0], entry: entry) }
    case .split(let slot, _)?, .matches(let slot, _)?:
      guard let entry = record.entry(of: slot), !entry.value.isEmpty else { return [] }
      return parts(of: entry.value, index).map { XMLItem(captures: $0, entry: entry) }
    case .fields?:
      return record.entries.map { XMLItem(captures: [$0.value], entry: $0) }
    case nil: return []
    }
  }

  private func parts(of value: ByteSlice, _ index: Int) -> [[ByteSlice]] {
    if let known = found[index]?[value] { return known }
    guard let regex = regexes[index] else { return [] }
    let text = value.string
    let isRemembered = value.count <= 1024 && (found[index]?.count ?? 0) < 4096
    func keep(_ text: Substring) -> ByteSlice {
      (isRemembered ? plan.arena : scratch).copy(String(text))
    }
    let parts: [[ByteSlice]]
    if case .split? = plan.nodes[index].each {
      parts = text.split(separator: regex).map { [keep($0)] }
    } else {
      parts = text.matches(of: regex).map { match in
        match.output.map { keep($0.substring ?? "") }
      }
    }
    if isRemembered { found[index, default: [:]][plan.arena.copy(value.buffer)] = parts }
    return parts
  }
}
