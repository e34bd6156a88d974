import SheafCore
import SheafImport

/// The page that shows what an edited sheet would do to the folder, to be ticked.
struct ImportPage {
  let plan: ImportPlan
  let mapping: Mapping
  let language: Language
  /// What was ticked and picked already, where the plan is shown once more.
  var choices: ImportChoices?

  /// With more changes than this nobody ticks them one by one, and a form would be too long to send.
  private static let tickLimit = 600
  private static let listLimit = 200

  /// Whether a name is one that a sheet is kept under.
  static func isSheet(_ name: String) -> Bool {
    name.wholeMatch(of: #/import-[0-9a-z]{1,40}\.[0-9a-z]{1,20}/#) != nil
  }

  /// All that carrying a plan out would change, as it is ticked: field by field, new records whole.
  static func keys(_ plan: ImportPlan) -> [Decisions.Key] {
    plan.changed.flatMap { record in
      record.fields.filter { !$0.isRemade }.map {
        Decisions.Key(record: record.id, field: $0.heading)
      }
    } + plan.new.map { Decisions.Key(record: $0.id, field: nil) }
  }

  /// What the template `import` shows, without the frame.
  ///
  /// - Parameter shape: the mapping that the sheet was read by, as a form names it.
  func values(sheet: String, name: String, shape: String) -> [String: Any] {
    let isWhole = ImportPage.keys(plan).count > ImportPage.tickLimit
    var page: [String: Any] = [
      "lead": base, "sheet": sheet, "name": name, "shape": shape, "isWhole": isWhole,
      "changed": plan.changed.prefix(ImportPage.listLimit * 3).map { changed($0) },
      "new": plan.new.prefix(ImportPage.listLimit * 3).map { new($0) },
      "conflicts": plan.conflicts.prefix(ImportPage.listLimit).enumerated().map {
        conflict($1, $0)
      },
      "questions": plan.questions.prefix(ImportPage.listLimit).enumerated().map {
        question($1, $0)
      },
      "refused": plan.refused.prefix(ImportPage.listLimit).map(text),
      "notes": plan.notes.prefix(ImportPage.listLimit).map(text),
      "tallies": tallies,
      "settled": choices?.settled ?? [],
      "isApplicable": !plan.isEmpty || !plan.conflicts.isEmpty || !plan.questions.isEmpty,
    ]
    let headings: [(String, Phrase, Int)] = [
      ("changedHeading", .planChanged, plan.changed.count),
      ("newHeading", .planNew, plan.new.count),
      ("conflictHeading", .pagePlanConflicts, plan.conflicts.count),
      ("questionHeading", .pagePlanQuestions, plan.questions.count),
      ("refusedHeading", .planRefused, plan.refused.count),
      ("noteHeading", .planNotes, plan.notes.count),
    ]
    for (key, phrase, count) in headings where count > 0 {
      page[key] = phrase.page(["\(count)"], language)
    }
    let more: [(key: String, phrase: Phrase, left: Int)] = [
      ("moreConflicts", .pagePlanMore, plan.conflicts.count - ImportPage.listLimit),
      ("moreQuestions", .pagePlanMore, plan.questions.count - ImportPage.listLimit),
      ("moreChanged", .reportMore, plan.changed.count - ImportPage.listLimit * 3),
      ("moreNew", .reportMore, plan.new.count - ImportPage.listLimit * 3),
    ]
    for (key, phrase, left) in more where left > 0 {
      page[key] = phrase.page(["\(left)"], language)
    }
    return page
  }

  private var base: String {
    switch plan.base {
    case .named: Phrase.pagePlanBase.page([], language)
    case .assumed: Phrase.pagePlanBase.page([], language)
    case .none: Phrase.planNoBase.page([], language)
    case .lost: Phrase.planLostBase.page([], language)
    }
  }

  private var tallies: [String] {
    let counts: [(Phrase, Int)] = [
      (.planUnchanged, plan.unchanged), (.planMissing, plan.missing.count),
      (.planChangedInFolder, plan.changedInFolder), (.planNewInFolder, plan.newInFolder),
      (.planGoneFromFolder, plan.goneFromFolder), (.planLeftOpen, plan.leftOpen),
    ]
    let repairs = SheetEffect.allCases.compactMap { effect in
      plan.repairCounts[effect].map {
        Phrase.countedName.page([effect.phrase.reference, "\($0)"], language)
      }
    }
    let repaired =
      repairs.isEmpty
      ? [] : [Phrase.planRepairs.page([], language) + " " + repairs.joined(separator: ", ")]
    return counts.filter { $0.1 > 0 }.map { $0.page(["\($1)"], language) } + repaired
  }

  private func text(_ diagnostic: Diagnostic) -> String {
    Typesetting.set(diagnostic.text(in: language), language)
  }

  private func label(_ heading: String) -> String {
    mapping.fields.first { $0.heading == heading }?.label[language] ?? heading.trimmed
  }

  // MARK: Changes

  private func changed(_ record: ImportPlan.RecordChange) -> [String: Any] {
    [
      "title": Phrase.planRecordRow.page([record.id, "\(record.row)"], language),
      "fields": record.fields.map { field -> [String: Any] in
        if field.isRemade {
          return ["remade": Phrase.planRemade.page([label(field.heading)], language)]
        }
        let key = Decisions.Key(record: record.id, field: field.heading)
        return [
          "key": key.text, "isTicked": isTicked(key), "label": label(field.heading),
        ].merging(sides(field.old ?? "", field.new)) { $1 }
      },
    ]
  }

  private func new(_ record: ImportPlan.NewRecord) -> [String: Any] {
    let excerpt = mapping.excerptField.flatMap { slot in
      record.fields.first { $0.heading == mapping.fields[slot].heading }?.new
    }
    let key = Decisions.Key(record: record.id, field: nil)
    return [
      "key": key.text, "isTicked": isTicked(key),
      "title": Phrase.planRecordRow.page([record.id, "\(record.row)"], language),
      "excerpt": ListPage.shortened(excerpt ?? ""),
    ]
  }

  private func isTicked(_ key: Decisions.Key) -> Bool { choices?.isUnticked(key) != true }

  /// Two texts, with what differs marked.
  private func sides(_ old: String, _ new: String) -> [String: Any] {
    let difference = TextDifference(old, new)
    return [
      "before": difference.marked(.removed), "after": difference.marked(.added),
      "beforeBlank": old.isEmpty,
      "afterBlank": new.isEmpty,
    ]
  }

  private func conflict(_ conflict: ImportPlan.Conflict, _ index: Int) -> [String: Any] {
    let row = "\(conflict.cell?.row ?? 0)"
    let title: String =
      switch conflict.kind {
      case .field:
        Phrase.planConflict.page([conflict.id, row, label(conflict.heading ?? "")], language)
      case .goneFromFolder: Phrase.planGoneConflict.page([conflict.id, row], language)
      case .goneFromSheet: Phrase.planMissingConflict.page([conflict.id], language)
      }
    let key = Decisions.Key(record: conflict.id, field: conflict.heading)
    var item: [String: Any] = [
      "pick": pick(
        key, "open-c\(index)", [folder(conflict.folder ?? ""), sheet(conflict.sheet ?? "")])
    ]
    item["title"] = title
    if let base = conflict.base { item["base"] = ["text": base] }
    return item
  }

  private func question(_ question: ImportPlan.Question, _ index: Int) -> [String: Any] {
    let column = question.cell.column.map { SourceLocation.letters(ofColumn: $0) } ?? "–"
    let place = ["\(question.cell.row)", column, question.id ?? ""]
    let heading = label(question.heading)
    var item: [String: Any] = [:]
    switch question.kind {
    case .doubt(let effect):
      item["title"] = Phrase.planDoubt.page(place + [effect.phrase.reference], language)
    case .handEdit: item["title"] = Phrase.planHandEdit.page(place + [heading], language)
    case .idEdited: item["title"] = Phrase.planIDEdited.page(place + [question.sheet], language)
    case .idBlanked: item["title"] = Phrase.planIDBlanked.page(place, language)
    case .idUnknown: item["title"] = Phrase.planIDUnknown.page(place + [question.sheet], language)
    }
    guard let id = question.id else { return item }
    let key = Decisions.Key(record: id, field: question.heading)
    item["pick"] = pick(key, "open-q\(index)", choices(question, id))
    return item
  }

  // MARK: Choices

  /// One way to settle what is open.
  private struct Choice {
    let word: ImportChoices.Word
    let says: String
    var text: String?
  }

  /// What can be said to a question.
  private func choices(_ question: ImportPlan.Question, _ id: String) -> [Choice] {
    switch question.kind {
    case .doubt, .handEdit:
      // A new record has nothing in the folder that could be kept.
      guard let folder = question.folder else {
        return [sheet(question.sheet)]
      }
      return [self.folder(folder), sheet(question.sheet)]
    case .idBlanked: return [Choice(word: .folder, says: Phrase.pageIDKept.page([id], language))]
    case .idEdited, .idUnknown:
      return [
        Choice(word: .folder, says: Phrase.pageIDKept.page([id], language)),
        Choice(word: .sheet, says: Phrase.pageIDRenamed.page([id, question.sheet], language)),
        Choice(word: .new, says: Phrase.pageIDNew.page([question.sheet], language)),
      ]
    }
  }

  private func folder(_ text: String) -> Choice {
    Choice(word: .folder, says: Phrase.pagePlanFolder.page([], language), text: text)
  }

  private func sheet(_ text: String) -> Choice {
    Choice(word: .sheet, says: Phrase.pagePlanSheet.page([], language), text: text)
  }

  private func pick(_ key: Decisions.Key, _ name: String, _ choices: [Choice]) -> [String: Any] {
    let texts = choices.compactMap(\.text)
    let difference = texts.count == 2 ? TextDifference(texts[0], texts[1]) : nil
    let later = Choice(word: .open, says: Phrase.pagePlanLeave.page([], language))
    return [
      "name": name,
      "choices": (choices + [later]).map { choice -> [String: Any] in
        [
          "value": choice.word.value(key), "says": choice.says, "isChosen": choice.word == .open,
          "hasText": choice.text != nil, "isBlank": choice.text?.isEmpty == true,
          "parts": difference?.marked(choice.word == .folder ? .removed : .added)
            ?? [["text": choice.text ?? "", "isMarked": false]],
        ]
      },
    ]
  }
}
