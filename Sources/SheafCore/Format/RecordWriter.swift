/// Takes records one at a time and writes them.
package protocol RecordWriter {
  /// - Throws: `NewColumnFound` where a record has a column whose heading should have been written before.
  mutating func write(_ record: Record) throws

  /// Writes what follows the last record. The output has all of it only then.
  mutating func finish() throws
}

/// Asks for the input to be gone through again, now that one more of its columns is known.
package struct NewColumnFound: Error {
  package init() {}
}
