/// What joining several folders comes to, before anything is written. It does not depend on the order of the folders.
public struct MergePlan: Sendable {
  /// What some of the folders say.
  public struct Version: Sendable, Equatable {
    public var folders: [String]
    public var value: String

    public init(folders: [String], value: String) {
      self.folders = folders
      self.value = value
    }
  }

  public struct Conflict: Sendable, Equatable {
    public var id: String
    /// The field; nil where whole records that have nothing to do with each other share the id.
    public var heading: String?
    /// The value in the export that the folders have in common, if they have one.
    public var base: String?
    public var versions: [Version]

    public init(id: String, heading: String?, base: String?, versions: [Version]) {
      self.id = id
      self.heading = heading
      self.base = base
      self.versions = versions
    }
  }

  /// A record that got another id.
  public struct Renumbered: Sendable, Equatable {
    public var old: String
    public var new: String
    public var folders: [String]

    public init(old: String, new: String, folders: [String]) {
      self.old = old
      self.new = new
      self.folders = folders
    }
  }

  /// A record of the result.
  public struct Record: Sendable, Equatable {
    public var id: String
    public var bytes: [UInt8]

    public init(id: String, bytes: [UInt8]) {
      self.id = id
      self.bytes = bytes
    }
  }

  public var folders: [String]
  /// The result, in the order of the ids' bytes.
  public var records: [Record] = []
  /// How many are the same, byte for byte, wherever they are.
  public var same = 0
  /// The ids of those that were put together out of different ones.
  public var merged: [String] = []
  public var conflicts: [Conflict] = []
  public var renumbered: [Renumbered] = []
  /// Records that some folders deleted since the export that all have in common; they are kept.
  public var kept: [String] = []
  public var notes: [Diagnostic] = []

  /// How many records there are, those among them that are still in conflict.
  public var recordCount: Int {
    records.count + Set(conflicts.map(\.id)).subtracting(records.map(\.id)).count
  }

  public init(folders: [String]) {
    self.folders = folders
  }
}
