import Foundation
import SheafCore

/// Joins the folders of several people into one.
package struct Merge {
  package let mapping: Mapping
  package let formats: FormatCatalog
  package var decisions = Decisions()
  /// Whether new records of different people that happen to have one id get ids of their own.
  package var renumbers = false
  /// Whether the folders' sub-folders are read too.
  package var isRecursive = false

  /// The heading of the field that keeps the id that a renumbered record had.
  package var formerHeading: String { "Former " + mapping.fields[mapping.idField].heading }

  package init(mapping: Mapping, formats: FormatCatalog) {
    self.mapping = mapping
    self.formats = formats
  }

  struct Source {
    let path: String
    let index: FolderIndex
    let exports: [String: String]
  }

  /// Finds out what joining the folders comes to. Nothing is written.
  ///
  /// - Throws: `Failure` where a folder cannot be read, or has one id twice.
  package func plan(_ folders: [String]) throws -> MergePlan {
    let folders = Set(folders.map { StateFolder(folder: $0).folder }).sorted()
    var plan = MergePlan(folders: folders)
    let schema = FieldTable(mapping: mapping)
    var problems: [Diagnostic] = []
    let sources = try folders.map { folder in
      let index = try FolderIndex(
        folder, schema: schema, formats: formats, recursive: isRecursive, notes: &plan.notes)
      for entry in index.entries where index.repeated.contains(entry.id) {
        problems.append(
          Diagnostic(
            .duplicateID, [entry.id.shortened], at: SourceLocation(file: entry.file),
            problem: .primaryKey))
      }
      let stems = try ExportedState.stems(StateFolder(folder: folder))
      let exports = Dictionary(stems.map { (String($0.suffix(12)), $0) }, uniquingKeysWith: max)
      return Source(path: folder, index: index, exports: exports)
    }
    guard problems.isEmpty else { throw Failure(problems) }
    try join(sources, schema, &plan)
    return plan
  }

  private func join(_ sources: [Source], _ schema: FieldTable, _ plan: inout MergePlan) throws {
    let coder = FragmentCoder(mapping: mapping)
    let merge = RecordMerge(coder, decisions)
    var bases = CommonExports(sources)
    let ids = Set(sources.flatMap { $0.index.entries.map(\.id) }).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    var taken = Set(ids)
    plan.notes += decisions.unknown(
      isRecord: { taken.contains($0) }, records: ids,
      headings: schema.headings.indices.map(schema.heading))
    for id in ids {
      let holders = sources.filter { source in source.index.byID[id] != nil || id.isEmpty }
      let versions = try versions(of: id, in: holders, coder)
      if !id.isEmpty, holders.count < sources.count, try bases.have(id, among: sources) {
        plan.kept.append(id)
      }
      // Without an id nothing tells records apart but what they say.
      if versions.count == 1 || id.isEmpty {
        plan.records += versions.map { .init(id: id, bytes: $0.fragment.bytes) }
        plan.same += versions.count
        continue
      }
      if let base = try bases.base(of: id, among: holders, coder) {
        if let bytes = try merge.merge(versions, base: base, id: id, plan: &plan) {
          plan.records.append(.init(id: id, bytes: bytes))
          plan.merged.append(id)
        }
        continue
      }
      try joinWithoutBase(id, versions, merge, coder, &taken, &plan)
    }
    plan.records.sort { left, right in
      left.id.hasSameBytes(as: right.id)
        ? left.bytes.lexicographicallyPrecedes(right.bytes)
        : left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
    }
  }

  /// The different versions of a record, in the order of their bytes.
  private func versions(of id: String, in holders: [Source], _ coder: FragmentCoder) throws
    -> [RecordMerge.Version]
  {
    var versions: [RecordMerge.Version] = []
    for holder in holders {
      for entry in holder.index.entries where entry.id == id {
        let fragment = try coder.fragment(try FileBytes.read(entry.file), name: entry.file)
        if let index = versions.firstIndex(where: { $0.fragment.bytes == fragment.bytes }) {
          versions[index].folders.append(holder.path)
        } else {
          versions.append(.init(fragment: fragment, folders: [holder.path]))
        }
        if !id.isEmpty { break }
      }
    }
    return versions.sorted { $0.fragment.bytes.lexicographicallyPrecedes($1.fragment.bytes) }
  }

  /// Versions that no common export explains: of one record where they are alike, else of different ones that got one id by accident.
  private func joinWithoutBase(
    _ id: String, _ versions: [RecordMerge.Version], _ merge: RecordMerge, _ coder: FragmentCoder,
    _ taken: inout Set<String>, _ plan: inout MergePlan
  ) throws {
    var groups: [[RecordMerge.Version]] = []
    for version in versions {
      if let index = groups.firstIndex(where: { merge.areAlike($0[0].fragment, version.fragment) })
      {
        groups[index].append(version)
      } else {
        groups.append([version])
      }
    }
    guard groups.count == 1 || renumbers else {
      let found = groups.map { group in
        MergePlan.Version(
          folders: group.flatMap(\.folders).sorted(), value: summary(group[0].fragment))
      }
      plan.conflicts.append(.init(id: id, heading: nil, base: nil, versions: found))
      return
    }
    for (number, group) in groups.enumerated() {
      let isMerged = group.count > 1
      guard
        var bytes = isMerged
          ? try merge.merge(group, base: nil, id: id, plan: &plan) : group[0].fragment.bytes
      else { continue }
      var newID = id
      if number > 0 {
        newID = NextIdentifier.after(id) { taken.contains($0) }
        taken.insert(newID)
        let fragment = try coder.fragment(bytes, name: group[0].fragment.name)
        bytes = try coder.bytes(
          [mapping.idField: newID], others: [formerHeading: id], changedIn: fragment)
        plan.renumbered.append(
          .init(old: id, new: newID, folders: group.flatMap(\.folders).sorted()))
      } else if isMerged {
        plan.merged.append(id)
      }
      plan.records.append(.init(id: newID, bytes: bytes))
    }
  }

  /// What tells a person which record it is: its longest value, shortened.
  private func summary(_ fragment: Fragment) -> String {
    let values = mapping.fields.indices.filter { mapping.fields[$0].kind != .composed }.compactMap {
      fragment.value(of: $0)
    }
    return (values.max { $0.utf8.count < $1.utf8.count } ?? "").shortened
  }

  /// Writes the result to a new folder, with the exports of all of them, so that sheets that are still out can be taken back there.
  ///
  /// - Throws: `Failure` where there is something already under one of the names.
  package func write(_ plan: MergePlan, to path: String) throws {
    let present = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    guard present.isEmpty else { throw Failure(.mergeOutputExists, at: SourceLocation(file: path)) }
    let output = try OutputFolder(path: path, replacing: false)
    defer { output.discard() }
    let coder = FragmentCoder(mapping: mapping)
    var names = SafeName()
    defer { names.release() }
    let (stem, suffix) = mapping.fileNameParts
    for record in plan.records {
      let fragment = try coder.fragment(record.bytes, name: record.id)
      let name = stem.parts.map { part in
        switch part {
        case .text(let text): text
        case .field(let field): fragment.value(of: field) ?? ""
        }
      }.joined()
      let file = names.fileName(Array(name.utf8), extension: suffix)
      try record.bytes.withUnsafeBytes { try output.write(ByteSlice($0), name: file) }
    }
    try output.commit()
    try copyExports(plan.folders, to: StateFolder(folder: path))
  }

  private func copyExports(_ folders: [String], to target: StateFolder) throws {
    var stems: [String: String] = [:]
    for folder in folders {
      for stem in try ExportedState.stems(StateFolder(folder: folder))
      where stem >= stems[String(stem.suffix(12))]?.stem ?? "" {
        stems[String(stem.suffix(12))] = "\(StateFolder(folder: folder).path(.exports))/\(stem)"
      }
    }
    for (_, path) in stems {
      let folder = try target.make(.exports)
      let stem = path.stem
      for ending in ["fragments", "index"] where !FileBytes.exists("\(folder)/\(stem).\(ending)") {
        let bytes = try FileBytes.read("\(path).\(ending)")
        let file = try OutputFile(path: "\(folder)/\(stem).\(ending)", replacing: false)
        defer { file.discard() }
        try bytes.withUnsafeBytes {
          if let base = $0.baseAddress { try file.write(base, $0.count) }
        }
        try file.commit()
      }
    }
  }
}

extension String {
  /// The last part of a path.
  fileprivate var stem: String { String(split(separator: "/").last ?? "") }
}
