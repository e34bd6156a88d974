import Foundation
import SheafCore
import SheafFormats
import TestSupport
import Testing

@testable import SheafImport

/// Joining folders comes to the same in whatever order they are named, and brings what each person changed.
@Suite struct MergeOrderTests {
  static let merges = trialsAreFull ? 2000 : 60
  private let coder = FragmentCoder(mapping: Notes.mapping)

  @Test func orderMakesNoDifference() throws {
    print("\(MergeOrderTests.merges) merges, seed \(SeededRandom.seed)")
    for number in 0..<MergeOrderTests.merges {
      let seed = SeededRandom.seed &+ UInt64(number) &* 1_000_003
      try merge(seed, "SHEAF_SEED=\(seed)")
    }
  }

  private func merge(_ seed: UInt64, _ name: String) throws {
    var random = SeededRandom(seed: seed)
    let team = try Team(seed: seed)
    var work = Merge(mapping: Notes.mapping, formats: .all)
    work.renumbers = Bool.random(using: &random)
    let paths = team.people.map { team.folder($0) }
    if Bool.random(using: &random) { work.decisions.preferred = .source(paths[0]) }

    let one = try work.plan(paths)
    let other = try work.plan(paths.shuffled(using: &random).map { $0 + "/" })
    expectSame(one, other, name)
    if work.decisions.preferred != nil {
      // What the preferred folder does not have it cannot decide.
      let decided = one.conflicts.filter { conflict in
        conflict.heading != nil && conflict.versions.contains { $0.folders.contains(paths[0]) }
      }
      #expect(decided == [], "\(name)")
    }
    expectWhole(one, team, name)
    try expectEdits(one, team, preferred: work.decisions.preferred, name)

    // A folder that says nothing new changes nothing.
    try FileManager.default.copyItem(atPath: paths[0], toPath: team.folder("copy"))
    let twice = try work.plan([paths[0], team.folder("copy")])
    #expect(twice.conflicts.isEmpty && twice.merged.isEmpty && twice.renumbered.isEmpty, "\(name)")
    #expect(
      twice.records.count == twice.same && twice.same == team.records(paths[0]).count, "\(name)")

    guard one.conflicts.isEmpty else { return }
    try work.write(one, to: team.folder("left"))
    try work.write(other, to: team.folder("right"))
    let (left, right) = (try team.files("left"), try team.files("right"))
    #expect(left == right, "\(name)")
    #expect(left.count == one.records.count, "\(name)")
  }

  private func expectSame(_ one: MergePlan, _ other: MergePlan, _ name: String) {
    #expect(one.records == other.records, "\(name)")
    #expect(one.conflicts == other.conflicts, "\(name)")
    #expect(one.renumbered == other.renumbered, "\(name)")
    #expect(
      one.merged == other.merged && one.kept == other.kept && one.same == other.same, "\(name)")
  }

  /// Every id of every folder is in the result or in conflict.
  private func expectWhole(_ plan: MergePlan, _ team: Team, _ name: String) {
    let found = Set(plan.records.map(\.id) + plan.conflicts.map(\.id))
    for person in team.people {
      for id in team.records(team.folder(person)).keys {
        #expect(found.contains(id), "\(name): \(id) of \(person)")
      }
    }
  }

  /// What one person alone changed of a record is in the result.
  private func expectEdits(
    _ plan: MergePlan, _ team: Team, preferred: Decisions.Take?, _ name: String
  ) throws {
    for record in plan.records {
      let fragment = try coder.fragment(record.bytes, name: record.id)
      for heading in Notes.plainHeadings {
        let edits = team.people.compactMap { team.edits[$0]?[record.id]?[heading] }
        guard edits.count == 1, preferred == nil else { continue }
        let index = Notes.mapping.fields.firstIndex { $0.heading == heading }!
        #expect(fragment.value(of: index) == edits[0], "\(name): \(record.id), \(heading)")
      }
    }
  }
}

/// People who each have a copy of one exported folder, and go on by themselves.
private struct Team {
  let folder: TemporaryFolder
  let people: [String]
  /// What each wrote, by person, id and heading.
  private(set) var edits: [String: [String: Notes.Values]] = [:]

  init(seed: UInt64) throws {
    var random = SeededRandom(seed: seed &+ 2)
    var notes = Notes(random: SeededRandom(seed: seed &+ 3))
    func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }
    folder = try TemporaryFolder()
    people = ["awa", "bintou", "chantal"].prefix(Int.random(in: 2...3, using: &random)).shuffled(
      using: &random)
    var records: [String: Notes.Values] = [:]
    for number in 1...Int.random(in: 1...4, using: &random) {
      records["N-00\(number)"] = notes.record(id: "N-00\(number)")
    }
    for (id, values) in records.sorted(by: { $0.key < $1.key }) {
      try folder.write("in/\(id).md", notes.fragment(values))
    }
    let isExported = !chance(5)
    if isExported {
      _ = try Export(Conversion(mapping: Notes.mapping, formats: .all)).run(
        folder("in"), to: folder("out.csv"), as: nil)
    }
    for person in people {
      try FileManager.default.copyItem(atPath: folder("in"), toPath: folder(person))
      for (id, values) in records.sorted(by: { $0.key < $1.key }) where chance(2) {
        if chance(6) {
          try FileManager.default.removeItem(atPath: folder("\(person)/\(id).md"))
          continue
        }
        var values = values
        let heading = ["Text", "Remark", "Year"].randomElement(using: &random)!
        let value =
          heading == "Year"
          ? "20\(Int.random(in: 31...39, using: &random))"
          : "\(person) wrote \(Int.random(in: 100...999, using: &random))"
        values[heading] = value
        if isExported { edits[person, default: [:]][id, default: [:]][heading] = value }
        try folder.write("\(person)/\(id).md", notes.fragment(values))
      }
      if chance(2) {
        try folder.write("\(person)/new.md", notes.fragment(notes.record(id: "N-010")))
      }
      if chance(6) {
        try folder.write(
          "\(person)/none.md", "**Text**: without an id, by \(chance(2) ? "all" : person)\n")
      }
    }
  }

  func files(_ name: String) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for file in try folder.names(name) where !file.hasPrefix(".") {
      files[file] = try folder.read("\(name)/\(file)")
    }
    return files
  }

  /// The fragments of a folder by their ids, or by their files where they have none.
  func records(_ path: String) -> [String: [UInt8]] {
    var records: [String: [UInt8]] = [:]
    let name = String(path.split(separator: "/").last!)
    for (file, bytes) in (try? files(name)) ?? [:] {
      let text = String(decoding: bytes, as: UTF8.self)
      records[text.firstMatch(of: #/\*\*ID\*\*: (N-\d+)/#).map { String($0.1) } ?? ""] = bytes
      _ = file
    }
    return records
  }
}
