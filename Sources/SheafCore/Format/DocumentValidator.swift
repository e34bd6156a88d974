/// A schema that whole documents are held against.
package protocol DocumentValidator {
  /// Reports what the schema refuses in a document, by record, field and line.
  ///
  /// - Parameters:
  ///   - name: the file's name, for locations.
  ///   - severity: a warning where the person wants the document all the same.
  ///   - read: hands over the next bytes, none at the end.
  /// - Throws: `Failure` where the bytes are not a document that can be read.
  func validate(
    _ name: String, mapping: Mapping, report: Report, severity: Diagnostic.Severity,
    _ read: (UnsafeMutableRawPointer, Int) throws -> Int
  ) throws
}
