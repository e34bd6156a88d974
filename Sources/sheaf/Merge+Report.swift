import SheafCore
import SheafImport

extension Console {
  private static let mergeListLimit = 50

  /// Tells what a merge would come to, or came to.
  func report(_ plan: MergePlan, writtenTo output: String?) throws {
    let isDone = output != nil
    if isJSON {
      return try put(try json(MergeReport(plan, isWritten: isDone, language)), isDone: isDone)
    }
    var lines = [
      Phrase.mergeRecords.text(
        [plan.recordCount, plan.folders.count, plan.same].map(String.init), in: language)
    ]
    func list<Item>(_ title: Phrase, _ items: [Item], _ line: (Item) -> [String]) {
      guard !items.isEmpty else { return }
      lines.append(title.text(["\(items.count)"], in: language))
      lines += items.prefix(Console.mergeListLimit).flatMap(line).map { "  " + $0 }
      let more = items.count - Console.mergeListLimit
      if more > 0 { lines.append("  " + Phrase.reportMore.text(["\(more)"], in: language)) }
    }
    list(.mergeMerged, plan.merged) { [$0] }
    list(.mergeConflicts, plan.conflicts) { conflict in
      let title =
        conflict.heading.map { Phrase.mergeConflict.text([conflict.id, $0.trimmed], in: language) }
        ?? Phrase.mergeClash.text([conflict.id], in: language)
      let base =
        conflict.base.map { [Phrase.planExported.text([$0.shortened], in: language)] } ?? []
      let versions = conflict.versions.map { version in
        let text = conflict.base.map { marked($0, version.value) } ?? version.value.shortened
        return Phrase.mergeVersion.text(
          [version.folders.joined(separator: ", "), text], in: language)
      }
      return [title] + (base + versions).map { "  " + $0 }
    }
    list(.mergeRenumbered, plan.renumbered) {
      [
        Phrase.mergeRenumberedTo.text(
          [$0.old, $0.new, $0.folders.joined(separator: ", ")], in: language)
      ]
    }
    list(.mergeKept, plan.kept) { [$0] }
    list(.planNotes, plan.notes) { [$0.text(in: language)] }
    if let output {
      lines.append(Phrase.mergeWritten.text(["\(plan.records.count)", output], in: language))
    } else {
      lines.append((plan.conflicts.isEmpty ? Phrase.mergeHowTo : .mergeNothing).text(in: language))
    }
    try put(lines.joined(separator: "\n"), isDone: isDone)
  }

  /// A text with what differs from another one in brackets.
  private func marked(_ base: String, _ text: String) -> String {
    PlanText(language: language, isColoured: false).marked(
      TextDifference(base, text).parts(of: .added))
  }

  /// Writes a file of decisions to make, and says so.
  func write(_ text: String, to path: String, count: Int) throws {
    let file = try OutputFile(path: path, replacing: false)
    defer { file.discard() }
    let bytes = Array(text.utf8)
    try bytes.withUnsafeBytes { try file.write($0.baseAddress!, $0.count) }
    try file.commit()
    let note = Diagnostic(
      .decisionsWritten, ["\(count)"], at: SourceLocation(file: path), severity: .note)
    say(note.text(in: language))
  }
}

/// A merge as programs read it.
private struct MergeReport: Encodable {
  struct Version: Encodable {
    let folders: [String]
    let value: String
  }

  struct Conflict: Encodable {
    let id: String
    let field: String?
    let exported: String?
    let versions: [Version]
  }

  struct Renumbered: Encodable {
    let old: String
    let new: String
    let folders: [String]
  }

  let folders: [String]
  let written: Bool
  let records: Int
  let same: Int
  let merged: [String]
  let conflicts: [Conflict]
  let renumbered: [Renumbered]
  let kept: [String]
  let notes: [DiagnosticReport]

  init(_ plan: MergePlan, isWritten: Bool, _ language: Language) {
    folders = plan.folders
    written = isWritten
    records = plan.recordCount
    same = plan.same
    merged = plan.merged
    conflicts = plan.conflicts.map {
      Conflict(
        id: $0.id, field: $0.heading, exported: $0.base,
        versions: $0.versions.map { Version(folders: $0.folders, value: $0.value) })
    }
    renumbered = plan.renumbered.map { Renumbered(old: $0.old, new: $0.new, folders: $0.folders) }
    kept = plan.kept
    notes = plan.notes.map { DiagnosticReport($0, language) }
  }
}
