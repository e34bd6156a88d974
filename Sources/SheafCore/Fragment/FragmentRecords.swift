/// Reads the records of single fragments, one after another, where no more is wanted: a small part of what a ``FragmentCoder`` costs.
package final class FragmentRecords {
  private var work: FragmentWork

  package init(mapping: Mapping) {
    work = FragmentWork(mapping: mapping)
  }

  /// - Parameter body: gets the record, which is good only during the call.
  /// - Throws: ``Failure`` where the bytes are no text, or there is no field in them.
  package func withRecord<Result>(
    _ bytes: [UInt8], name: String, _ body: (Record) throws -> Result
  ) throws -> Result {
    try work.withRecord(bytes, name: name, body)
  }
}
