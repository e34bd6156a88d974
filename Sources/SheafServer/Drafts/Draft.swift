import SheafCore

/// A form that is not saved yet, as it is kept on the disk: JSON that a person can read, should it ever come to that.
struct Draft: Codable, Sendable {
  struct Entry: Codable, Sendable {
    var name: String
    var value: String
  }

  /// What tells it from others: letters and digits.
  var id: String
  /// When it was kept: seconds since 1970.
  var time: Int
  /// Everything that the form has to bring back.
  var entries: [Entry]

  var fields: Fields { Fields(entries.map { ($0.name, $0.value) }) }

  /// The file that it changes; "" for a fragment that is new.
  var file: String { fields["file"] ?? "" }
}
