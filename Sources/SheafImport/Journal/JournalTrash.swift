import Foundation
import SheafCore

/// Where an import's removed files go: `.trash`, as with those that are deleted in the form.
struct JournalTrash {
  private let folder: DurableFolder
  private let isNeeded: Bool

  /// - Parameter isNeeded: false where files are taken back that the journal itself holds.
  init(_ path: String, isNeeded: Bool) throws {
    folder = DurableFolder(path: path + "/.trash")
    self.isNeeded = isNeeded
    if isNeeded { try folder.make() }
  }

  func take(_ name: String, from source: borrowing FolderHandle) throws {
    guard isNeeded else { return source.remove(name) }
    let target = try FolderHandle(folder.path)
    for id in TrashName.candidates(for: name) {
      if try target.status(id) != nil { continue }
      _ = try SystemFailure.check(source.file(name)) {
        renameat(source.descriptor, name, target.descriptor, id)
      }
      return try target.synchronise()
    }
  }
}
