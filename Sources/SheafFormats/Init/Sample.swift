import SheafCore

/// What an example of a donor's file shows: its records, and what stands where in them.
struct Sample {
  /// A place in every record.
  struct Place {
    /// Its path below the record, or the heading of its column.
    var path: String
    /// What it could be called, from the last word of its path to all of them.
    var names: [String]
    /// The items found in each record: none where the place is not there.
    var items: [[String]]
    /// Whether it is an element that stands several times in a record.
    var isList = false

    /// The values of the records that have one.
    var values: [String] { items.flatMap { $0 }.filter { !$0.isEmpty } }

    /// In how many records there is a value.
    var filled: Int { items.count { !$0.allSatisfy(\.isEmpty) } }

    /// The value that every record has, where it is always the same.
    var constant: String? {
      guard !isList, items.count > 2, filled == items.count else { return nil }
      let first = items[0].first
      return items.allSatisfy { $0.first == first } ? first : nil
    }

    /// Whether it could tell records apart.
    var isUnique: Bool {
      !isList && filled == items.count && Set(items.map { $0.first ?? "" }).count == items.count
        && !values.contains { $0.contains("\n") || $0.count > 100 }
    }
  }

  var recordCount: Int
  /// Whether it is a schema: then a place's values are the types or the words that may stand there.
  var isOfSchema = false
  var places: [Place] = []
  /// The path of the record's element; nil for a table.
  var record: String?
  /// Other elements that might be meant.
  var otherRecords: [String] = []
  var namespaces: [(prefix: String, uri: String)] = []
  /// What stands outside of the records, by its path.
  var around: [(path: String, value: String)] = []
  /// What no place can hold: its path, and why.
  var unplaced: [(path: String, why: Phrase)] = []
}
