import SheafCore

/// Puts the versions that several folders have of one record together, field by field.
package struct RecordMerge {
  /// A record as some of the folders have it.
  package struct Version {
    package var fragment: Fragment
    package var folders: [String]

    package init(fragment: Fragment, folders: [String]) {
      self.fragment = fragment
      self.folders = folders
    }
  }

  private let coder: FragmentCoder
  private let decisions: Decisions
  private let comparisons: [ValueComparison]
  private let unknown: ValueComparison
  private var mapping: Mapping { coder.mapping }

  package init(_ coder: FragmentCoder, _ decisions: Decisions) {
    self.coder = coder
    self.decisions = decisions
    comparisons = coder.mapping.fields.map { ValueComparison($0) }
    unknown = ValueComparison(
      Field(name: "", heading: "", label: LocalizedText([:]), kind: .paragraph))
  }

  /// Puts versions together.
  ///
  /// - Parameters:
  ///   - versions: different ones, in the order of their bytes.
  ///   - base: the record in the newest export that the folders have in common.
  /// - Returns: the bytes; nil where conflicts are left, which are in the plan then.
  /// - Throws: ``Failure`` where a fragment cannot be read.
  package func merge(_ versions: [Version], base: Fragment?, id: String, plan: inout MergePlan)
    throws -> [UInt8]?
  {
    let carrier = versions.first { !$0.fragment.stray.isEmpty } ?? versions[0]
    for version in versions
    where !version.fragment.stray.isEmpty && version.fragment.stray != carrier.fragment.stray {
      plan.notes.append(
        Diagnostic(
          .mergeLostText, at: SourceLocation(file: version.fragment.name), severity: .warning))
    }
    var values: [Int: String] = [:]
    var isWhole = true
    for field in mapping.fields.indices where !isMade(field) {
      guard versions.contains(where: { $0.fragment.value(of: field) != nil }) else { continue }
      let heading = mapping.fields[field].heading
      if let value = settle(
        heading, comparisons[field], versions, base: base, id: id, plan: &plan,
        { $0.value(of: field) })
      {
        values[field] = value
      } else {
        isWhole = false
      }
    }
    var others: [String: String] = [:]
    let headings = Set(
      versions.flatMap { $0.fragment.entries.filter { $0.field == nil }.map(\.heading) })
    for heading in headings.sorted() {
      let value = settle(heading, unknown, versions, base: base, id: id, plan: &plan) { fragment in
        fragment.entries.first { $0.field == nil && $0.heading == heading }?.value
      }
      if let value { others[heading] = value } else { isWhole = false }
    }
    for field in mapping.fields.indices where isMade(field) && isWhole {
      guard versions.contains(where: { $0.fragment.value(of: field) != nil }) else { continue }
      let value =
        made(field, values, versions, base: base, plan: &plan)
        ?? settle(
          mapping.fields[field].heading, comparisons[field], versions, base: base, id: id,
          plan: &plan,
          { $0.value(of: field) })
      if let value { values[field] = value } else { isWhole = false }
    }
    return isWhole ? try coder.bytes(values, others: others, changedIn: carrier.fragment) : nil
  }

  private func isMade(_ field: Int) -> Bool {
    mapping.fields[field].kind == .composed || mapping.fields[field].kind == .derived
  }

  /// What a composed or derived field is made of again; where none of the versions followed from its parts, what all of them say.
  private func made(
    _ field: Int, _ values: [Int: String], _ versions: [Version], base: Fragment?,
    plan: inout MergePlan
  ) -> String? {
    let isFollowed = versions.contains { version in
      let own = version.fragment.values(fieldCount: mapping.fields.count)
      return mapping.made(field, of: own)?.hasSameBytes(as: own[field]) == true
    }
    if isFollowed,
      let made = mapping.made(field, of: mapping.fields.indices.map { values[$0] ?? "" })
    {
      noteHandEdits(field, made: made, versions, base: base, plan: &plan)
      return made
    }
    let said = versions.map { $0.fragment.value(of: field) ?? "" }
    return said.allSatisfy { $0.hasSameBytes(as: said[0]) } ? said[0] : nil
  }

  /// Says which texts that somebody wrote by hand are not in the result.
  private func noteHandEdits(
    _ field: Int, made: String, _ versions: [Version], base: Fragment?, plan: inout MergePlan
  ) {
    for version in versions {
      let own = version.fragment.values(fieldCount: mapping.fields.count)
      let known = [made, mapping.made(field, of: own), base?.value(of: field), ""]
      guard !known.contains(where: { $0?.hasSameBytes(as: own[field]) == true }) else { continue }
      let place = SourceLocation(file: version.fragment.name, field: mapping.fields[field].heading)
      plan.notes.append(Diagnostic(.mergeMadeAgain, at: place, severity: .warning))
    }
  }

  /// The value that a field comes to; nil where that is a conflict.
  private func settle(
    _ heading: String, _ comparison: ValueComparison, _ versions: [Version], base: Fragment?,
    id: String,
    plan: inout MergePlan, _ value: (Fragment) -> String?
  ) -> String? {
    let said = versions.map { value($0.fragment) ?? "" }
    if said.allSatisfy({ $0.hasSameBytes(as: said[0]) }) { return said[0] }
    switch decisions.take(id, heading) ?? decisions.preferred {
    case .value(let value): return value
    case .source(let folder):
      if let index = versions.firstIndex(where: { $0.folders.contains(folder) }) {
        return said[index]
      }
    case .sheet, .folder, .new, nil: break
    }
    let exported = base.map { value($0) ?? "" }
    let changed = said.filter { text in exported.map { !isSame($0, text, comparison) } ?? true }
    guard let first = changed.min(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) else {
      return exported
    }
    if changed.allSatisfy({ isSame(first, $0, comparison) }) { return first }
    var found: [MergePlan.Version] = []
    for (text, version) in zip(said, versions) {
      if let index = found.firstIndex(where: { $0.value.hasSameBytes(as: text) }) {
        found[index].folders = (found[index].folders + version.folders).sorted()
      } else {
        found.append(.init(folders: version.folders.sorted(), value: text))
      }
    }
    found.sort { $0.folders.lexicographicallyPrecedes($1.folders) }
    plan.conflicts.append(.init(id: id, heading: heading, base: exported, versions: found))
    return nil
  }

  /// Whether both say the same by the field's kind, whichever is held against the other.
  private func isSame(_ left: String, _ right: String, _ comparison: ValueComparison) -> Bool {
    func holds(_ old: String, _ new: String) -> Bool {
      let outcome = comparison.compare(old, new)
      return outcome.doubt == nil && outcome.value.hasSameBytes(as: old)
    }
    return holds(left, right) || holds(right, left)
  }

  /// Whether two versions are of one record: at least half of what they say at length is the same.
  package func areAlike(_ left: Fragment, _ right: Fragment) -> Bool {
    var (same, all) = (0, 0)
    var (sameShort, allShort) = (0, 0)
    for field in mapping.fields.indices where field != mapping.idField && !isMade(field) {
      let (one, other) = (left.value(of: field) ?? "", right.value(of: field) ?? "")
      guard !one.isEmpty, !other.isEmpty else { continue }
      let isEqual = isSame(one, other, comparisons[field])
      if max(one.utf8.count, other.utf8.count) >= 40 {
        all += 1
        if isEqual { same += 1 }
      } else {
        allShort += 1
        if isEqual { sameShort += 1 }
      }
    }
    return all > 0 ? same * 2 >= all : sameShort * 2 >= allShort
  }
}
