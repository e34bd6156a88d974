import SheafCore

/// The page that shows what was typed and what the file holds by now, field by field, to choose from.
struct ConflictPage {
  /// What was typed, with the file as it was when it was opened.
  let form: FragmentForm
  /// The file as it is now; nil where it is gone.
  let current: Fragment?
  let language: Language
  /// What was picked already.
  let picks: Fields

  private var mapping: Mapping { form.mapping }

  var title: String {
    let name = form.values[mapping.idField]
    let phrase = current == nil ? Phrase.pageGone : .pageConflict
    return phrase.page([name.isEmpty ? form.opened?.name ?? "" : name], language)
  }

  /// What the template `conflict` shows, without the frame.
  func values(action: String) -> [String: Any] {
    let lead = current == nil ? Phrase.pageGoneLead : .pageConflictLead
    return [
      "lead": lead.page([], language),
      "action": action,
      "carried": carried,
      "both": current.map(differences) ?? [],
      "submitAction": current == nil ? "save-new" : "merge",
      "submitName": (current == nil ? Phrase.pageSaveAsNew : .pageSaveChosen).page([], language),
    ]
  }

  /// All that was typed goes along, and the file as it is now.
  private var carried: [[String: Any]] {
    var fields = form.fields
    fields.append("draft", form.draft)
    if let current { fields.append("current", Base64.encode(current.bytes)) }
    return fields.all.map { ["name": $0.name, "value": $0.value] }
  }

  private func differences(_ current: Fragment) -> [[String: Any]] {
    let mine = form.values
    let before = form.openedValues
    let theirs = current.values(fieldCount: mapping.fields.count)
    return mapping.fields.indices.compactMap { slot -> [String: Any]? in
      let field = mapping.fields[slot]
      // What is filled in follows from what is chosen.
      guard !field.isFilled, !mine[slot].hasSameBytes(as: theirs[slot]) else { return nil }
      let isMine = theirs[slot].hasSameBytes(as: before[slot])
      let isTheirs = mine[slot].hasSameBytes(as: before[slot])
      let difference = TextDifference(
        field.shown(theirs[slot], language).joined(separator: "\n"),
        field.shown(mine[slot], language).joined(separator: "\n"))
      let pick = picks["pick-\(field.name)"]
      return [
        "key": "pick-\(field.name)",
        "label": field.label[language],
        "isClash": !isMine && !isTheirs,
        "takesMine": pick.map { $0 == "mine" } ?? isMine,
        "takesTheirs": pick.map { $0 == "theirs" } ?? isTheirs,
        "mine": ["parts": difference.marked(.added)],
        "theirs": ["parts": difference.marked(.removed)],
        "mineBlank": mine[slot].isEmpty,
        "theirsBlank": theirs[slot].isEmpty,
      ]
    }
  }

  /// The form over the file as it is now, with the values that were chosen; a field without a choice takes what was changed.
  ///
  /// - Returns: nil where a field was changed on both sides, and nothing was chosen.
  static func merged(_ form: FragmentForm, current: Fragment, picks: Fields) -> FragmentForm? {
    var merged = FragmentForm(mapping: form.mapping, opened: current)
    merged.draft = form.draft
    let mine = form.values
    let before = form.openedValues
    let theirs = current.values(fieldCount: form.mapping.fields.count)
    for (slot, field) in form.mapping.fields.enumerated() where !field.isFilled {
      if mine[slot].hasSameBytes(as: theirs[slot]) { continue }
      let isChanged = !mine[slot].hasSameBytes(as: before[slot])
      let pick = picks["pick-" + field.name]
      if pick == nil, isChanged, !theirs[slot].hasSameBytes(as: before[slot]) { return nil }
      if pick.map({ $0 == "mine" }) ?? isChanged {
        merged.states[slot] = field.state(of: mine[slot])
      }
    }
    return merged
  }
}
