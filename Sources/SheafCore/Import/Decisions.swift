/// What a person decided where a plan leaves something open, or does not want of it.
public struct Decisions: Sendable, Equatable {
  /// What is taken.
  public enum Take: Sendable, Equatable {
    /// What the sheet says.
    case sheet
    /// What the folder says.
    case folder
    /// Something else.
    case value(String)
    /// What one of the folders of a merge says, by its path as it was given.
    case source(String)
    /// For a row whose id was edited: it is a record of its own.
    case new
  }

  /// A field of a record, or a record where the field is nil.
  public struct Key: Hashable, Sendable {
    public var record: String
    /// The field's heading.
    public var field: String?

    public init(record: String, field: String?) {
      self.record = record
      self.field = field
    }
  }

  public var takes: [Key: Take] = [:]
  /// The file that they were read from.
  public var file: String?
  /// What is taken of every conflict that has no decision of its own; nil leaves it open.
  public var preferred: Take?

  public init() {}

  /// What was decided for a field: for it alone, else for the whole record.
  public func take(_ record: String, _ field: String?) -> Take? {
    takes[Key(record: record, field: field)] ?? takes[Key(record: record, field: nil)]
  }
}
