import SheafCore

/// One fragment as the form holds it: what the controls hold, and the file that they were filled from.
struct FragmentForm: Sendable {
  let mapping: Mapping
  /// What the controls hold, by field.
  var states: [ControlState]
  /// The file as it was when the form was first shown; nil for a fragment that is new.
  var opened: Fragment?
  /// The draft that it is kept as, once it is.
  var draft = ""
  /// What was typed for fields that the mapping does not ask for any more.
  private(set) var unknownFields: Fields = [:]

  /// A form for a fragment that is new.
  init(mapping: Mapping, values: [String]? = nil) {
    self.mapping = mapping
    let values = values ?? mapping.fields.map { _ in "" }
    states = zip(mapping.fields, values).map { $0.state(of: $1) }
  }

  /// A form for a fragment that there is.
  init(mapping: Mapping, opened: Fragment) {
    self.init(mapping: mapping, values: opened.values(fieldCount: mapping.fields.count))
    self.opened = opened
  }

  /// What came back from the form, or was kept as a draft.
  ///
  /// A field that did not come back, as one that the mapping has had only since then, is left as it was.
  /// - Throws: `Failure` where the file that the form was filled from is no fragment.
  init(mapping: Mapping, sent fields: Fields, coder: FragmentCoder) throws {
    let bytes = fields["opened"].map { Base64.decode($0) } ?? []
    if bytes.isEmpty {
      self.init(mapping: mapping)
    } else {
      self.init(
        mapping: mapping, opened: try coder.fragment(bytes, name: fields["file"] ?? ""))
    }
    draft = fields["draft"] ?? ""
    var sent: [String: [String]] = [:]
    for field in fields.all { sent[field.name, default: []].append(field.value) }
    for (slot, field) in mapping.fields.enumerated() where !field.isFilled {
      if let picks = sent["f-" + field.name] {
        states[slot] = field.state(sent: picks, states[slot])
      }
      if let other = sent["o-" + field.name]?.first { states[slot].other = other }
    }
    unknownFields = Fields(
      fields.all.filter { isStranger($0) }.map { ($0.name, $0.value) })
  }

  /// Whether something was typed for a field that nobody is asked for, and the file does not hold it either.
  private func isStranger(_ entry: Fields.Field) -> Bool {
    guard entry.name.hasPrefix("f-") || entry.name.hasPrefix("o-"), !entry.value.isEmpty,
      entry.value != ControlState.otherPick, entry.value != ControlState.openedPick
    else { return false }
    if let slot = mapping.field(named: String(entry.name.dropFirst(2))) {
      return mapping.fields[slot].isFilled
    }
    let typed = ControlState.unified(entry.value)
    return opened?.entries.contains { $0.value.hasSameBytes(as: typed) } != true
  }

  /// The values that the controls hold, with those that follow from them filled in.
  ///
  /// What the file holds in a field that is filled in stays where nothing that it is made of was changed, be it made by the mapping or by
  /// hand.
  var values: [String] {
    let before = openedValues
    var values = before
    for (slot, field) in mapping.fields.enumerated() where !field.isFilled {
      values[slot] = field.value(of: states[slot], opened: values[slot])
    }
    mapping.fill(&values)
    guard opened != nil else { return values }
    var filledBefore = before
    mapping.fill(&filledBefore)
    for (slot, field) in mapping.fields.enumerated() where field.isFilled {
      if values[slot].hasSameBytes(as: filledBefore[slot]) { values[slot] = before[slot] }
    }
    return values
  }

  /// The values of the file as it was opened; blank ones for a new fragment.
  var openedValues: [String] {
    opened?.values(fieldCount: mapping.fields.count) ?? mapping.fields.map { _ in "" }
  }

  /// The text of the file with what was typed: where nothing was, the very bytes that it had.
  func bytes(_ coder: FragmentCoder) throws -> [UInt8] {
    let values = values
    let byField = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($0, $1) })
    guard let opened else { return coder.bytes(byField) }
    let before = openedValues
    return try coder.bytes(
      byField.filter { !$0.value.hasSameBytes(as: before[$0.key]) }, changedIn: opened)
  }

  /// Everything that a form has to bring back, as a draft keeps it.
  var fields: Fields {
    var fields = Fields()
    fields.append("file", opened?.name ?? "")
    fields.append("opened", opened.map { Base64.encode($0.bytes) } ?? "")
    for (slot, field) in mapping.fields.enumerated() where !field.isFilled {
      let state = states[slot]
      switch field.kind {
      case .choice, .flag: for pick in state.picks { fields.append("f-" + field.name, pick) }
      case .choices:
        for pick in [""] + state.picks.filter({ !$0.isEmpty }) {
          fields.append("f-" + field.name, pick)
        }
      default: fields.append("f-" + field.name, state.text)
      }
      if field.isOpen { fields.append("o-" + field.name, state.other) }
    }
    for entry in unknownFields.all { fields.append(entry.name, entry.value) }
    return fields
  }

  /// Whether anything was typed that the file does not hold.
  var isTouched: Bool { !zip(values, openedValues).allSatisfy { $0.hasSameBytes(as: $1) } }
}

extension Field {
  /// What the controls hold by what they sent.
  fileprivate func state(sent: [String], _ shown: ControlState) -> ControlState {
    switch kind {
    case .choice, .flag, .choices: ControlState(picks: sent, other: shown.other)
    default: ControlState(text: sent[0])
    }
  }
}
