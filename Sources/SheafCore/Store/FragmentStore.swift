/// The fragments of a folder: opened one at a time, written so that a save that was answered lasts, deleted to a trash.
///
/// `.drafts` and `.trash` lie in the folder; files whose names begin with a dot are no fragments.
package final class FragmentStore: Sendable {
  package let folder: DurableFolder
  /// Where drafts are kept.
  package let drafts: DurableFolder
  private let trash: DurableFolder

  /// What became of a save.
  package enum Saved: Sendable {
    /// It is on the disk.
    case written(Fragment)
    /// There was nothing to write.
    case unchanged(Fragment)
    /// The file is not the one that was opened; nothing is written. Nil where it is gone.
    case conflict(Fragment?)
    /// Another fragment has the name that the new one would have, and its id; nothing is written.
    case taken(Fragment)
  }

  /// A deleted fragment.
  package struct Trashed: Sendable, Equatable {
    /// What ``FragmentStore/restore(_:)`` takes.
    package var id: String
    /// The name of the file before.
    package var name: String
    /// When it was deleted: seconds since 1970.
    package var time: Int
  }

  package init(path: String) {
    folder = DurableFolder(path: path, isLasting: true)
    drafts = DurableFolder(path: folder.path + "/.drafts", in: folder)
    trash = DurableFolder(path: folder.path + "/.trash", in: folder)
  }

  /// Sees to it that fragments can be saved, and removes what crashes left half-written. The folder itself is made with the first file.
  ///
  /// - Throws: ``Failure`` where the folder, or the one that it would be made in, cannot be written to.
  package func prepare() throws {
    var path = folder.path
    while !FileBytes.exists(path), OutputFile.folder(of: path) != path {
      path = OutputFile.folder(of: path)
    }
    _ = try FolderHandle(path)
    _ = try SystemFailure.check(path) { access(path, W_OK | X_OK) }
    for folder in [folder, drafts, trash] { try folder.sweep() }
  }

  /// The names of the fragments, in the order of their bytes.
  package func names() throws -> [String] { try folder.names().filter(FileName.isFragment) }

  /// Reads a fragment.
  ///
  /// - Throws: ``Failure`` where there is none of that name, or it is no text.
  package func open(_ name: String, _ coder: FragmentCoder) throws -> Fragment {
    guard FileName.isFragment(name) else {
      throw SystemFailure.failure("\(folder.path)/\(name.shortened)", error: ENOENT)
    }
    return try coder.fragment(try folder.read(name), name: name)
  }

  /// Writes a new fragment, in the canonical form, under the name that the mapping gives it.
  ///
  /// Where a fragment of another id has that name, the new one gets a number behind it.
  ///
  /// - Parameter values: by field; a field that is not among them is blank.
  package func create(_ values: [Int: String], _ coder: FragmentCoder) throws -> Saved {
    let bytes = coder.bytes(values)
    let id = values[coder.mapping.idField] ?? ""
    for name in coder.mapping.fileNames(values).prefix(1000) {
      if try folder.create(name, bytes) {
        return .written(try coder.fragment(bytes, name: name))
      }
      if let other = try? open(name, coder), !id.isEmpty,
        other.value(of: coder.mapping.idField) == id
      {
        return .taken(other)
      }
    }
    throw Failure(.outputExists, at: SourceLocation(file: folder.path))
  }

  /// Writes a fragment with some values changed; every byte of the other fields stays.
  ///
  /// - Parameters:
  ///   - values: by field; fields that are not among them stay.
  ///   - opened: the hash of the fragment that was opened.
  package func save(
    _ values: [Int: String], to name: String, opened: ContentHash, _ coder: FragmentCoder
  ) throws -> Saved {
    guard FileName.isFragment(name), folder.exists else { return .conflict(nil) }
    let current: Fragment
    do {
      current = try open(name, coder)
    } catch let failure as Failure where failure.diagnostics.first?.phrase == .noSuchFile {
      return .conflict(nil)
    }
    guard current.hash == opened else { return .conflict(current) }
    let bytes = try coder.bytes(values, changedIn: current)
    if bytes == current.bytes { return .unchanged(current) }
    if let other = try folder.replace(name, bytes, opened: opened) {
      return .conflict(other.isEmpty ? nil : try coder.fragment(other, name: name))
    }
    return .written(try coder.fragment(bytes, name: name))
  }

  /// Moves a fragment to the trash.
  ///
  /// - Parameter opened: the hash of what was shown; nil takes whatever is there.
  /// - Returns: what ``restore(_:)`` takes; nil where it is gone, or not the same any more.
  package func delete(_ name: String, opened: ContentHash? = nil) throws -> String? {
    guard FileName.isFragment(name), folder.exists else { return nil }
    return try folder.move(name, opened: opened, to: trash, as: TrashName.candidates(for: name))
  }

  /// What is in the trash, the latest first.
  package func trashed() throws -> [Trashed] {
    try trash.names().compactMap(FragmentStore.trashed).sorted {
      ($1.time, $0.name) < ($0.time, $1.name)
    }
  }

  /// Moves a fragment back from the trash, never over another one.
  ///
  /// - Returns: its name; nil where it is not in the trash, or its name is taken again.
  package func restore(_ id: String) throws -> String? {
    guard let trashed = FragmentStore.trashed(id), FileName.isFragment(trashed.name), trash.exists
    else { return nil }
    return try trash.move(id, to: folder, as: [trashed.name])
  }

  private static func trashed(_ id: String) -> Trashed? {
    TrashName(id).map { Trashed(id: id, name: $0.name, time: $0.time) }
  }
}
