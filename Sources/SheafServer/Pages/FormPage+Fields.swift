import SheafCore

/// Fields and their controls.
extension FormPage {
  func field(_ slot: Int, _ value: String, isRelevant: Bool) -> [String: Any] {
    let field = mapping.fields[slot]
    let state = form.states[slot]
    let id = "f-\(field.name)"
    let problems = problems.filter { $0.field == slot }.map(\.diagnostic)
    var item: [String: Any] = [
      "template": field.template(for: state),
      "kind": field.kind.rawValue,
      "name": field.name,
      "id": id,
      "key": id,
      "label": field.label[language],
      "isRequired": field.isRequired,
      "isHidden": !isRelevant,
      "isWrong": problems.contains { $0.severity == .error },
      "value": field.isFilled ? value : state.text,
      "rows": FormPage.rows(state.text),
    ]
    if let hint = field.hint { item["hint"] = hint[language] }
    if !problems.isEmpty { item["problems"] = ["items": problems.map(problem)] }
    let describedBy = [
      field.hint == nil ? nil : "\(id)-hint", problems.isEmpty ? nil : "\(id)-problems",
    ].compactMap(\.self)
    if !describedBy.isEmpty { item["describedBy"] = describedBy.joined(separator: " ") }
    if field.relevant != nil {
      item["unapplied"] = [
        "isShown": !isRelevant && !value.isEmpty,
        "text": FormPage.keptText(field, value, language),
      ]
    }
    addControl(slot, field, state, &item)
    return item
  }

  /// What is said of a field that does not apply, and holds something.
  static func keptText(_ field: Field, _ value: String, _ language: Language) -> String {
    Phrase.pageKept.page([field.label[language], value.shortened], language)
  }

  func problem(_ diagnostic: Diagnostic) -> [String: Any] {
    [
      "severity": diagnostic.severity.rawValue,
      "mark": (diagnostic.severity == .error ? Phrase.pageErrorMark : .pageWarningMark).page(
        [], language),
      "text": Typesetting.set(FormPage.sentence(diagnostic.message(in: language)), language),
    ]
  }

  /// A message that stands by itself begins like a sentence.
  private static func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  private func addControl(
    _ slot: Int, _ field: Field, _ state: ControlState, _ item: inout [String: Any]
  ) {
    switch field.kind {
    case .date:
      // A date picker would drop what is no date.
      let isPlain = !state.text.isEmpty && !CalendarDay.isOne(state.text)
      item["inputType"] = isPlain ? "text" : "date"
      item["isPlainDate"] = isPlain
    case .identifier:
      if !offers.isEmpty, slot == mapping.idField { item["offers"] = ["items": offers] }
    case .flag: addOptions(flagOptions(slot, field, state), field, state, &item)
    case .choice: addOptions(choiceOptions(field, state), field, state, &item)
    case .choices: addOptions(listOptions(field, state), field, state, &item)
    default: break
    }
  }

  private struct Option {
    var value: String
    var label: String
    var isChosen: Bool
  }

  private func addOptions(
    _ options: [Option], _ field: Field, _ state: ControlState, _ item: inout [String: Any]
  ) {
    let id = "f-\(field.name)"
    item["options"] = options.enumerated().map { index, option in
      [
        "value": option.value, "label": option.label, "isChosen": option.isChosen,
        "optionID": index == 0 ? id : "\(id)-\(index + 1)",
      ] as [String: Any]
    }
    guard field.isOpen else { return }
    item["open"] =
      [
        "other": ControlState.otherPick,
        "isChosen": state.picks == [ControlState.otherPick],
        "optionID": "\(id)-other-pick",
        "otherID": "o-\(field.name)",
        "otherKey": "o-\(field.name)",
        "otherValue": state.other,
        "otherLabel": Phrase.pageOtherFor.page([field.label[language]], language),
        "rows": max(1, min(6, state.otherItems.count)),
      ] as [String: Any]
  }

  private func flagOptions(_ slot: Int, _ field: Field, _ state: ControlState) -> [Option] {
    let pick = state.picks.first ?? ""
    var options = [
      Option(value: "true", label: Phrase.pageYes.page([], language), isChosen: pick == "true"),
      Option(value: "false", label: Phrase.pageNo.page([], language), isChosen: pick == "false"),
      Option(value: "", label: Phrase.pageNotStated.page([], language), isChosen: pick.isEmpty),
    ]
    let opened = form.openedValues[slot]
    if field.state(of: opened).picks == [ControlState.openedPick] {
      options.append(
        Option(
          value: ControlState.openedPick, label: Phrase.pageUnlisted.page([opened], language),
          isChosen: pick == ControlState.openedPick))
    }
    return options
  }

  private func choiceOptions(_ field: Field, _ state: ControlState) -> [Option] {
    let pick = state.picks.first ?? ""
    let isList = field.template(for: state) == "field-select"
    var options = listed(field) { $0 == pick }
    // A list has its blank entry already.
    if !field.isRequired, !isList {
      options.append(
        Option(value: "", label: Phrase.pageNotStated.page([], language), isChosen: pick.isEmpty))
    }
    if !pick.isEmpty, pick != ControlState.otherPick,
      !field.choices.contains(where: { $0.value == pick })
    {
      options.append(unlisted(pick))
    }
    return options
  }

  private func listOptions(_ field: Field, _ state: ControlState) -> [Option] {
    let unlistedPicks = state.picks.filter { pick in
      !pick.isEmpty && !field.choices.contains { $0.value == pick }
    }
    return listed(field, state.picks.contains) + unlistedPicks.map(unlisted)
  }

  private func listed(_ field: Field, _ isChosen: (String) -> Bool) -> [Option] {
    field.choices.map {
      Option(value: $0.value, label: $0.label?[language] ?? $0.value, isChosen: isChosen($0.value))
    }
  }

  private func unlisted(_ value: String) -> Option {
    Option(value: value, label: Phrase.pageUnlisted.page([value], language), isChosen: true)
  }

  /// How many lines an area of text shows at first.
  private static func rows(_ text: String) -> Int {
    let lines = text.utf8.count { $0 == 0x0A } + text.utf8.count / 85
    return max(3, min(14, lines + 1))
  }
}
