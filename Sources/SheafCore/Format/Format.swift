/// A format that records are read from and written to, with the traits by which the rest of the program treats it.
///
/// A new format is a folder with its reader and writer and one line in `Format.all`; the conformance suite runs over that list.
package struct Format: Sendable {
  /// An option of commands that only some formats take.
  package enum Option: Sendable {
    /// The delimiter between the cells of an input.
    case delimiter
    /// The character encoding of an input that does not state its own.
    case encoding
    /// Quoting and guarding for a spreadsheet program, in an output.
    case quoting
  }

  package typealias Reading =
    @Sendable (Input, FieldTable, Report, ReadingOptions) throws -> any RecordReader
  package typealias Writing =
    @Sendable (Output, FieldTable, Report, CSVDialect) throws -> any RecordWriter

  /// The name that `--from` and `--to` take.
  package let name: String
  /// The file name extensions by which it is recognised, without a dot.
  package let extensions: [String]
  package let mediaType: String
  package let reader: Reading
  package let writer: Writing

  package var options: Set<Option> = []
  /// Whether a folder, and a path without an extension, is of this format unless told otherwise.
  package var isFolderDefault = false
  /// Whether an edited file of this format can be imported.
  package var isImported = false
  /// Whether a folder can be exported to a file of this format, and downloaded as one.
  package var isExported = false
  /// Whether an output of inputs of this format has their columns, in their order, unless the mapping states its own.
  package var takesHeadingsFromInput = false
  /// The spreadsheet programs that it has a dialect for.
  package var programs: [CSVDialect.Program] = []
  /// The files of a folder that can be read together; nil where a folder is no input.
  ///
  /// Throws `Failure` where the folder cannot be read or has none.
  package var inputs: (@Sendable (_ folder: String) throws -> [String])?
  /// The extension of what a mapping makes of it.
  package var fileExtension: @Sendable (Mapping) -> String
  /// Whether each record becomes a file of its own, in a folder.
  package var writesFilePerRecord: @Sendable (Mapping) -> Bool = { _ in false }
  /// Whether the mark of an exported row has a place in what a mapping makes of it.
  package var keepsRowMarks: @Sendable (Mapping) -> Bool = { _ in true }
  /// Whom what a mapping makes of it is for.
  package var audience: @Sendable (Mapping) -> Audience = { _ in .trusted }
  /// A validator by the schema in a file, throwing `Failure` with all that is wrong with that; nil for a format that has no schemas.
  package var validator: (@Sendable (_ schema: String) throws -> any DocumentValidator)?

  package init(
    name: String, extensions: [String], mediaType: String,
    reader: @escaping Reading, writer: @escaping Writing
  ) {
    self.name = name
    self.extensions = extensions
    self.mediaType = mediaType
    self.reader = reader
    self.writer = writer
    let usual = extensions[0]
    fileExtension = { _ in usual }
  }
}

extension Format: Equatable {
  package static func == (left: Format, right: Format) -> Bool { left.name == right.name }
}
