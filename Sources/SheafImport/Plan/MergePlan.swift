import SheafCore

/// What joining several folders comes to, before anything is written. It does not depend on the order of the folders.
package struct MergePlan: Sendable {
  /// What some of the folders say.
  package struct Version: Sendable, Equatable {
    package var folders: [String]
    package var value: String

    package init(folders: [String], value: String) {
      self.folders = folders
      self.value = value
    }
  }

  package struct Conflict: Sendable, Equatable {
    package var id: String
    /// The field; nil where whole records that have nothing to do with each other share the id.
    package var heading: String?
    /// The value in the export that the folders have in common, if they have one.
    package var base: String?
    package var versions: [Version]

    package init(id: String, heading: String?, base: String?, versions: [Version]) {
      self.id = id
      self.heading = heading
      self.base = base
      self.versions = versions
    }
  }

  /// A record that got another id.
  package struct Renumbered: Sendable, Equatable {
    package var old: String
    package var new: String
    package var folders: [String]

    package init(old: String, new: String, folders: [String]) {
      self.old = old
      self.new = new
      self.folders = folders
    }
  }

  /// A record of the result.
  package struct Record: Sendable, Equatable {
    package var id: String
    package var bytes: [UInt8]

    package init(id: String, bytes: [UInt8]) {
      self.id = id
      self.bytes = bytes
    }
  }

  package var folders: [String]
  /// The result, in the order of the ids' bytes.
  package var records: [Record] = []
  /// How many are the same, byte for byte, wherever they are.
  package var same = 0
  /// The ids of those that were put together out of different ones.
  package var merged: [String] = []
  package var conflicts: [Conflict] = []
  package var renumbered: [Renumbered] = []
  /// Records that some folders deleted since the export that all have in common; they are kept.
  package var kept: [String] = []
  package var notes: [Diagnostic] = []

  /// How many records there are, those among them that are still in conflict.
  package var recordCount: Int {
    records.count + Set(conflicts.map(\.id)).subtracting(records.map(\.id)).count
  }

  package init(folders: [String]) {
    self.folders = folders
  }
}
