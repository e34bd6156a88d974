import SheafCore

extension ImportPlan {
  /// What carrying the plan out does to files.
  ///
  /// - Throws: ``Failure`` naming the records that changed since the plan was made.
  package func operations(_ coder: FragmentCoder) throws -> [FileOperation] {
    var operations: [FileOperation] = []
    var problems: [Diagnostic] = []
    for record in changed {
      let bytes = try FileBytes.read(record.file)
      let fragment = try coder.fragment(bytes, name: record.file)
      let edit = Edit(record.fields, coder.mapping)
      guard record.fields.allSatisfy({ edit.old($0, in: fragment) == $0.old }) else {
        problems.append(Diagnostic(.changedMeanwhile, at: SourceLocation(file: record.file)))
        continue
      }
      let edited = try coder.bytes(edit.values, others: edit.others, changedIn: fragment)
      operations.append(FileOperation(name: name(record.file), old: bytes, new: edited))
    }
    guard problems.isEmpty else { throw Failure(problems) }
    for record in deleted {
      operations.append(
        FileOperation(name: name(record.file), old: try FileBytes.read(record.file), new: nil))
    }
    return try operations + newFiles(coder)
  }

  /// A path from the folder.
  private func name(_ path: String) -> String { String(path.dropFirst(folder.count + 1)) }

  private func newFiles(_ coder: FragmentCoder) throws -> [FileOperation] {
    guard !new.isEmpty else { return [] }
    let present = FileBytes.exists(folder) ? try FolderHandle(folder).names() : []
    var taken = Set(present.map { $0.lowercased() })
    return new.map { record in
      let edit = Edit(record.fields, coder.mapping)
      let name = coder.mapping.fileNames(edit.values).first { !taken.contains($0.lowercased()) }!
      taken.insert(name.lowercased())
      let bytes = coder.bytes(edit.values) + edit.lines
      return FileOperation(name: name, old: nil, new: bytes)
    }
  }
}

/// The changes of one record, by field.
private struct Edit {
  var values: [Int: String] = [:]
  var others: [String: String] = [:]
  private let slots: [String: Int]
  private let headings: [String]

  init(_ fields: [ImportPlan.FieldChange], _ mapping: Mapping) {
    slots = Dictionary(
      mapping.fields.enumerated().map { ($1.heading, $0) }, uniquingKeysWith: { first, _ in first })
    var headings: [String] = []
    for change in fields {
      if let slot = slots[change.heading] {
        values[slot] = change.new
      } else {
        others[change.heading] = change.new
        headings.append(change.heading)
      }
    }
    self.headings = headings
  }

  func old(_ change: ImportPlan.FieldChange, in fragment: Fragment) -> String? {
    if let slot = slots[change.heading] { return fragment.value(of: slot) }
    return fragment.entries.first { $0.field == nil && $0.heading == change.heading }?.value
  }

  /// The lines of the fields that the mapping does not know.
  var lines: [UInt8] {
    headings.flatMap { FragmentCoder.line($0, others[$0] ?? "", lineBreak: "\n") }
  }
}
