import SheafCore

/// What a person decided where a plan leaves something open, or does not want of it.
package struct Decisions: Sendable, Equatable {
  /// What is taken.
  package enum Take: Sendable, Equatable {
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
  package struct Key: Hashable, Sendable {
    package var record: String
    /// The field's heading.
    package var field: String?

    package init(record: String, field: String?) {
      self.record = record
      self.field = field
    }
  }

  package var takes: [Key: Take] = [:]
  /// The file that they were read from.
  package var file: String?
  /// What is taken of every conflict that has no decision of its own; nil leaves it open.
  package var preferred: Take?

  package init() {}

  /// What was decided for a field: for it alone, else for the whole record.
  package func take(_ record: String, _ field: String?) -> Take? {
    takes[Key(record: record, field: field)] ?? takes[Key(record: record, field: nil)]
  }
}
