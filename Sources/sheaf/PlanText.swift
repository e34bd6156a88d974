import SheafCore
import SheafImport

/// A plan as people read it: a part for each thing that happens, records with their rows, differences in brackets.
struct PlanText {
  let language: Language
  let isColoured: Bool
  private var lines: [String] = []

  /// How many records, and how many values of one effect, are listed in full.
  private static let recordLimit = 50
  private static let repairLimit = 5

  init(language: Language, isColoured: Bool) {
    self.language = language
    self.isColoured = isColoured
  }

  var text: String { lines.joined(separator: "\n") }

  mutating func line(_ phrase: Phrase, _ arguments: [String] = [], indent: Int = 0) {
    lines.append(String(repeating: "  ", count: indent) + phrase.text(arguments, in: language))
  }

  mutating func describe(_ plan: ImportPlan) {
    describeBase(plan.base)
    list(.planChanged, plan.changed) { $0.describe($1) }
    list(.planNew, plan.new) { text, record in
      text.line(.planRecordRow, [record.id.onOneLine, "\(record.row)"], indent: 1)
      for field in record.fields { text.effects(field) }
    }
    list(.planConflicts, plan.conflicts) { $0.describe($1) }
    list(.planQuestions, plan.questions) { $0.describe($1) }
    list(.planRefused, plan.refused) { text, finding in
      text.lines.append("  " + finding.text(in: text.language))
    }
    describeMissing(plan)
    describeRepairs(plan)
    list(.planNotes, plan.notes) { text, finding in
      text.lines.append("  " + finding.text(in: text.language))
    }
    for (phrase, count) in [
      (Phrase.planChangedInFolder, plan.changedInFolder), (.planNewInFolder, plan.newInFolder),
      (.planGoneFromFolder, plan.goneFromFolder), (.planLeftOpen, plan.leftOpen),
      (.planUnchanged, plan.unchanged),
    ] where count > 0 || phrase == .planUnchanged {
      line(phrase, ["\(count)"])
    }
  }

  private mutating func describeBase(_ base: ImportPlan.Base) {
    switch base {
    case .none: line(.planNoBase)
    case .lost: line(.planLostBase)
    case .assumed(let stem): line(.planAssumedBase, [PlanText.date(stem)])
    case .named(let stem): line(.planBase, [PlanText.date(stem)])
    }
  }

  /// `20261121T123000.125Z-…` as `2026-11-21 12:30`, in Greenwich's time.
  private static func date(_ stem: String) -> String {
    let digits = Array(stem.filter(\.isNumber))
    guard digits.count >= 12 else { return stem }
    func part(_ from: Int, _ to: Int) -> String { String(digits[from..<to]) }
    return "\(part(0, 4))-\(part(4, 6))-\(part(6, 8)) \(part(8, 10)):\(part(10, 12)) UTC"
  }

  private mutating func list<Item>(
    _ title: Phrase, _ items: [Item], _ describe: (inout PlanText, Item) -> Void
  ) {
    guard !items.isEmpty else { return }
    line(title, ["\(items.count)"])
    for item in items.prefix(PlanText.recordLimit) { describe(&self, item) }
    if items.count > PlanText.recordLimit {
      line(.reportMore, ["\(items.count - PlanText.recordLimit)"], indent: 1)
    }
  }

  private mutating func describe(_ record: ImportPlan.RecordChange) {
    line(.planRecordRow, [record.id.onOneLine, "\(record.row)"], indent: 1)
    for field in record.fields {
      if field.isRemade {
        line(.planRemade, [field.heading.trimmed], indent: 2)
        continue
      }
      difference(field.heading, field.old ?? "", field.new)
      effects(field)
    }
  }

  /// Says what a spreadsheet did to a value that changed besides.
  private mutating func effects(_ field: ImportPlan.FieldChange) {
    guard !field.effects.isEmpty else { return }
    let names = field.effects.map { $0.phrase.text(in: language) }.sorted().joined(separator: ", ")
    line(.planEffects, [field.heading.trimmed, names], indent: 3)
  }

  private mutating func difference(_ heading: String, _ old: String, _ new: String) {
    let name = heading.trimmed.onOneLine
    if old.count <= 40, new.count <= 40, !(old + new).contains(where: \.isNewline) {
      return line(.planShortChange, [name, quoted(old), quoted(new)], indent: 2)
    }
    let difference = TextDifference(old, new)
    lines.append("    \(name)")
    line(.planBefore, [marked(difference.parts(of: .removed))], indent: 3)
    line(.planAfter, [marked(difference.parts(of: .added))], indent: 3)
  }

  private func quoted(_ value: String) -> String {
    value.isEmpty
      ? Phrase.planBlank.text(in: language)
      : Phrase.planQuoted.text([value.onOneLine], in: language)
  }

  /// A text with what differs in brackets, and long stretches of what does not left out.
  func marked(_ parts: [TextDifference.Part]) -> String {
    // Whoever gives a text without differences wants to see it.
    let isWhole = parts.count == 1
    let text = parts.enumerated().map { index, part in
      let line = part.text.replacing(#/\r\n|\r|\n/#, with: "⏎").onOneLine
      if isWhole, part.kind == .same { return line }
      guard part.kind == .same else {
        let shown = line.count > 300 ? line.prefix(200) + " … " + line.suffix(60) : line[...]
        let bracketed = "[\(shown)]"
        guard isColoured else { return bracketed }
        return "\u{1B}[\(part.kind == .removed ? 31 : 32)m\(bracketed)\u{1B}[0m"
      }
      let head = index == 0 ? "" : String(line.prefix(30))
      let tail = index == parts.count - 1 ? "" : String(line.suffix(30))
      return line.count <= head.count + tail.count + 5 ? line : "\(head)…\(tail)"
    }.joined()
    return text.isEmpty ? Phrase.planBlank.text(in: language) : text
  }

  private mutating func describe(_ conflict: ImportPlan.Conflict) {
    if let reason = conflict.reason(in: language) { return lines.append("  " + reason.onOneLine) }
    line(
      .planConflict,
      [conflict.id.onOneLine, "\(conflict.cell?.row ?? 0)", conflict.heading?.trimmed ?? ""],
      indent: 1)
    let base = conflict.base ?? ""
    line(.planExported, [marked([.init(kind: .same, text: base.excerpt)])], indent: 3)
    for (phrase, version) in [(Phrase.planFolder, conflict.folder), (.planSheet, conflict.sheet)] {
      line(phrase, [marked(TextDifference(base, version ?? "").parts(of: .added))], indent: 3)
    }
  }

  private mutating func describe(_ question: ImportPlan.Question) {
    lines.append("  " + question.reason(in: language).onOneLine)
    switch question.kind {
    case .doubt, .handEdit:
      difference(question.heading, question.folder ?? "", question.sheet)
    case .idEdited, .idBlanked, .idUnknown: break
    }
  }

  private mutating func describeMissing(_ plan: ImportPlan) {
    let kept = plan.missing.filter { !plan.deleted.contains($0) }
    list(.planDeleted, plan.deleted) { text, record in text.lines.append("  " + record.id.onOneLine)
    }
    // A few records more or less are what the option is for; most of them gone is what a filter leaves.
    let isKnown = if case .named = plan.base { true } else { false }
    let isMuch = plan.deleted.count > 1 && plan.deleted.count * 4 >= plan.recordsInFolder
    if !plan.deleted.isEmpty, isMuch || !isKnown {
      line(.planDeletedMany, ["\(plan.deleted.count)", "\(plan.recordsInFolder)"], indent: 1)
    }
    list(.planMissing, kept) { text, record in text.lines.append("  " + record.id.onOneLine) }
    if plan.withheldDeletion {
      let isEmpty = plan.missing.count == plan.recordsInFolder
      line(isEmpty ? .planWithheldEmpty : .planWithheldDeletion, indent: 1)
    }
  }

  private mutating func describeRepairs(_ plan: ImportPlan) {
    guard !plan.repairCounts.isEmpty else { return }
    line(.planRepairs)
    for effect in SheetEffect.allCases {
      guard let count = plan.repairCounts[effect] else { continue }
      line(.countedName, [effect.phrase.reference, "\(count)"], indent: 1)
      // What everybody's spreadsheet does all the time need not be shown.
      guard effect.isWorthShowing else { continue }
      for repair in plan.repairs.filter({ $0.effects.contains(effect) }).prefix(
        PlanText.repairLimit)
      {
        let column = repair.cell.column.map { SourceLocation.letters(ofColumn: $0) } ?? "–"
        let place = [repair.id.onOneLine, "\(repair.cell.row)", column, repair.heading.trimmed]
        let (kept, sheet) = PlanText.excerpts(repair.kept, repair.sheet)
        line(.planRepairOf, place + [sheet, kept], indent: 2)
      }
    }
  }
}

extension PlanText {
  /// The part of two long texts in which they begin to differ.
  fileprivate static func excerpts(_ left: String, _ right: String) -> (String, String) {
    let same = zip(left, right).prefix { $0 == $1 }.count
    guard same > 40 else { return (left.shortened, right.shortened) }
    func end(_ text: String) -> String { "…" + String(text.dropFirst(same - 20)).shortened }
    return (end(left), end(right))
  }
}

extension SheetEffect {
  /// Whether a person may want to see each case.
  fileprivate var isWorthShowing: Bool {
    switch self {
    case .spaces, .lineBreaks, .quotes, .dashes, .characterForm, .truthValue: false
    default: true
    }
  }
}

extension String {
  /// The beginning of a long text.
  fileprivate var excerpt: String { count > 120 ? prefix(120) + "…" : self }
}
