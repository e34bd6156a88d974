/// The options of reading that a person may set.
package struct ReadingOptions: Sendable {
  /// The delimiter between a sheet's cells; nil detects it.
  package var delimiter: UInt8?
  /// The encoding of the text; nil detects it.
  package var encoding: TextEncoding?
  /// Whether a folder's sub-folders are read too.
  package var isRecursive = false

  package init() {}
}
