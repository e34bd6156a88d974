import SheafCore

/// Takes records one at a time and writes them.
public protocol RecordWriter {
  /// Thrown where a record has a column that the first ones had not, and whose heading is already written.
  typealias NewColumn = NewColumnFound

  mutating func write(_ record: Record) throws

  /// Writes what follows the last record. The output has all of it only then.
  mutating func finish() throws
}

/// Asks for the input to be gone through again, now that one more of its columns is known.
public struct NewColumnFound: Error {}
