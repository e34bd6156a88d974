import SheafCore

/// How a form asks for a field, and how what it gets becomes a value: the table of what each kind does.
extension Field {
  /// With more choices than this a list takes less room than buttons.
  private static let radioLimit = 6

  /// Whether the value is made of other fields, and so is shown and never typed.
  var isFilled: Bool { kind == .composed || kind == .derived }

  /// The name of the template that shows it.
  func template(for state: ControlState) -> String {
    // A line of text would drop the breaks of a value that should have none, and has.
    let hasLines = state.text.utf8.contains { $0 == 0x0A || $0 == 0x0D }
    return switch kind {
    case .composed, .derived: "field-composed"
    case .paragraph: "field-paragraph"
    case .flag: "field-radio"
    case .choice: choices.count > Field.radioLimit ? "field-select" : "field-radio"
    case .choices: "field-choices"
    case .text, .identifier, .integer, .year, .date:
      hasLines ? "field-paragraph" : "field-\(kind.rawValue)"
    }
  }

  /// What the controls hold for a value.
  func state(of value: String) -> ControlState {
    switch kind {
    case .text, .paragraph, .identifier, .integer, .year, .date, .composed, .derived:
      return ControlState(text: value)
    case .flag:
      if value.isEmpty { return ControlState(picks: [""]) }
      if trueSpellings.contains(value) { return ControlState(picks: ["true"]) }
      if falseSpellings.contains(value) { return ControlState(picks: ["false"]) }
      return ControlState(picks: [ControlState.openedPick])
    case .choice:
      if value.isEmpty || !isOpen || choices.contains(where: { $0.value == value }) {
        return ControlState(picks: [value])
      }
      return ControlState(picks: [ControlState.otherPick], other: value)
    case .choices:
      let items = items(of: value)
      guard isOpen else { return ControlState(picks: items) }
      let listed = Set(choices.map(\.value))
      return ControlState(
        picks: items.filter(listed.contains),
        other: items.filter { !listed.contains($0) }.joined(separator: "\n"))
    }
  }

  /// The value that the controls hold.
  ///
  /// - Parameter opened: what the file holds. Where nobody touched the controls its bytes stay, whatever their spelling.
  func value(of state: ControlState, opened: String) -> String {
    if state.isSame(as: self.state(of: opened)) { return opened }
    switch kind {
    case .paragraph, .composed, .derived:
      return String(ControlState.unified(state.text).trimmingSuffix(while: { $0 == "\n" }))
    case .text: return ControlState.unified(state.text)
    case .identifier, .integer, .year, .date: return state.text.trimmed
    case .flag:
      switch state.picks.first {
      case "true": return trueSpellings[0]
      case "false": return falseSpellings[0]
      case ControlState.openedPick: return opened
      default: return ""
      }
    case .choice: return choiceValue(of: state)
    case .choices: return listValue(of: state, opened: opened)
    }
  }

  private func choiceValue(of state: ControlState) -> String {
    let pick = state.picks.first ?? ""
    // Who types beside "other" and does not pick it means it all the same.
    if pick == ControlState.otherPick || pick.isEmpty { return state.other.trimmed }
    return pick
  }

  /// What is still ticked stays in its place; what is new follows in the mapping's order, and then what was typed.
  private func listValue(of state: ControlState, opened: String) -> String {
    let ticked = state.picks.filter { !$0.isEmpty }
    let typed =
      isOpen ? state.otherItems.flatMap { items(of: $0) }.map(\.trimmed).filter { !$0.isEmpty } : []
    let wanted = ticked + typed
    var list = items(of: opened).filter(wanted.contains)
    let ordered = choices.map(\.value).filter(ticked.contains) + wanted
    for item in ordered where !list.contains(item) { list.append(item) }
    return list.joined(separator: separator)
  }

  /// The items of a list, without blank ones.
  func items(of list: String) -> [String] {
    list.split(separator: separator).map(String.init)
  }
}

extension String {
  /// Without white space at its ends.
  var trimmed: String {
    String(drop(while: \.isWhitespace).trimmingSuffix(while: \.isWhitespace))
  }
}

extension StringProtocol {
  fileprivate func trimmingSuffix(while condition: (Character) -> Bool) -> SubSequence {
    var end = endIndex
    while end > startIndex, condition(self[index(before: end)]) { end = index(before: end) }
    return self[startIndex..<end]
  }
}
