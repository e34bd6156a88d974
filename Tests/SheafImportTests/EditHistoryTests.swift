import Foundation
import SheafCore
import SheafFormats
import TestSupport
import Testing

@testable import SheafImport

/// Whatever people and programs do to a sheet, what the person changed comes back and nothing else does.
@Suite struct EditHistoryTests {
  static let histories = trialsAreFull ? 5000 : 100
  private let coder = FragmentCoder(mapping: Notes.mapping)

  @Test func onlyWhatWasEditedComesBack() throws {
    print("\(EditHistoryTests.histories) edit histories, seed \(SeededRandom.seed)")
    for number in 0..<EditHistoryTests.histories {
      let seed = SeededRandom.seed &+ UInt64(number) &* 1_000_003
      try run(try EditHistory(seed: seed), "SHEAF_SEED=\(seed)")
    }
  }

  private func run(_ start: EditHistory, _ name: String) throws {
    var history = start
    var random = SeededRandom(seed: UInt64(name.utf8.reduce(0) { $0 &* 31 &+ Int($1) }.magnitude))
    let exported = try history.export()
    #expect(exported.isWritten, "\(name)")

    let untouched = try plan(history, history.folder("out.csv"))
    #expect(untouched.isEmpty && !untouched.isOpen && untouched.repairCounts.isEmpty, "\(name)")
    #expect(untouched.unchanged == history.records.count, "\(name)")

    var rewritten = history
    rewritten.rewrite()
    let saved = try plan(rewritten, try rewritten.save())
    #expect(saved.isEmpty && !saved.isOpen, "\(name): \(text(saved))")

    history.edit()
    if Bool.random(using: &random) { history.rewrite() }
    try history.editFolder()
    let sheet = try history.save()
    let before = try history.files()
    var work = Import(mapping: Notes.mapping, formats: .all)
    work.decisions.preferred = [nil, .sheet, .folder].randomElement(using: &random)!
    work.deletesMissing = Bool.random(using: &random)
    let edited = try work.plan(sheet, as: nil, into: history.into)
    #expect(try history.files() == before, "\(name): planning wrote something")
    guard !edited.isEmpty else {
      return expectEdits(history, before, edited, work.decisions.preferred, name)
    }
    _ = try Journal(folder: history.into).apply(try edited.operations(coder))
    let after = try history.files()
    expectUntouched(before, after, edited, name)
    expectEdits(history, after, edited, work.decisions.preferred, name)
    #expect(try history.folder.names("in").filter { $0.hasPrefix(".sheaf-") } == [], "\(name)")

    let again = try work.plan(sheet, as: nil, into: history.into)
    #expect(again.isEmpty, "\(name): a second time \(text(again))")
    _ = try Journal(folder: history.into).undo()
    #expect(try history.files() == before, "\(name): undo")
  }

  private func plan(_ history: EditHistory, _ sheet: String) throws -> ImportPlan {
    try Import(mapping: Notes.mapping, formats: .all).plan(
      sheet, as: nil, into: history.into)
  }

  /// Files that the plan does not name keep their bytes; in the others only the fields that it names differ.
  private func expectUntouched(
    _ before: [String: [UInt8]], _ after: [String: [UInt8]], _ plan: ImportPlan, _ name: String
  ) {
    func base(_ path: String) -> String { String(path.split(separator: "/").last!) }
    let changed = Dictionary(
      uniqueKeysWithValues: plan.changed.map { (base($0.file), Set($0.fields.map(\.heading))) })
    let deleted = Set(plan.deleted.map { base($0.file) })
    for (file, bytes) in before where !deleted.contains(file) {
      guard let headings = changed[file] else {
        #expect(after[file] == bytes, "\(name): \(file)")
        continue
      }
      #expect(
        others(bytes, besides: headings) == others(after[file] ?? [], besides: headings),
        "\(name): \(file)")
    }
    #expect(after.count == before.count + plan.new.count - deleted.count, "\(name)")
  }

  /// The lines of all fields but some; that a last line gets its line break when a field comes after it does not count.
  private func others(_ bytes: [UInt8], besides headings: Set<String>) -> [String] {
    var isSkipped = false
    return bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(decoding: $0.last == 0x0D ? $0.dropLast() : $0, as: UTF8.self) }
      .filter { line in
        if let field = line.firstMatch(of: #/^(?:\u{FEFF})?\*\*(.+?)\*\*:/#) {
          isSkipped = headings.contains(field.1 == "Note" ? "Remark" : String(field.1))
        }
        return !isSkipped && !line.allSatisfy(\.isWhitespace)
      }
  }

  /// Every edit of a row that is clear is in the folder now, or open; what nobody edited is what it was.
  private func expectEdits(
    _ history: EditHistory, _ files: [String: [UInt8]], _ plan: ImportPlan,
    _ preferred: Decisions.Take?, _ name: String
  ) {
    var found: [String: Fragment] = [:]
    for (file, bytes) in files {
      guard let fragment = try? coder.fragment(bytes, name: file) else { continue }
      found[fragment.value(of: 0) ?? ""] = fragment
    }
    let open = Set(plan.conflicts.map(\.id) + plan.questions.compactMap(\.id))
    for (id, values) in history.records where !history.unclear.contains(id) && !open.contains(id) {
      guard let fragment = found[id] else {
        if !plan.deleted.contains(where: { $0.id == id }) { Issue.record("\(name): \(id) is gone") }
        continue
      }
      for (index, heading) in (["ID"] + Notes.plainHeadings).enumerated() {
        var wanted = values[heading] ?? ""
        if let edit = history.edits[id]?[heading] {
          let isConflict = history.folderEdits[id]?.contains(heading) == true
          if !isConflict || preferred == .sheet { wanted = edit }
        }
        #expect(fragment.value(of: index) ?? "" == wanted, "\(name): \(id), \(heading)")
      }
    }
    for id in history.newIDs where history.records[id] == nil {
      let isKnown = found[id] != nil || !plan.questions.isEmpty || !plan.refused.isEmpty
      #expect(isKnown, "\(name): new \(id)")
    }
  }

  private func text(_ plan: ImportPlan) -> String {
    "\(plan.changed) \(plan.new) \(plan.deleted) \(plan.conflicts) \(plan.questions) \(plan.refused)"
  }
}
