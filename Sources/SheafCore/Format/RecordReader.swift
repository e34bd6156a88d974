/// Hands over the records of an input, one at a time.
package protocol RecordReader {
  /// Goes through the whole input from its start.
  ///
  /// A record and its slices are good only during the call of `body`. What can be passed over is noted in the report, so that all
  /// problems come out at once.
  ///
  /// - Throws: `Failure` where the input cannot be read further; `TextSource.ReadAgain` where it has to be gone through again with
  ///   what is known now; whatever `body` throws.
  mutating func read(_ body: (Record) throws -> Void) throws
}
