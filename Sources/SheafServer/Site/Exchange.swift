import SheafCore
import SheafImport

/// The ways of records out of the site and back in: downloads, checks and imports.
package struct Exchange: Sendable {
  /// What is to be written, and where.
  package struct Download: Sendable {
    /// The folder, and the names of the fragments in it, in the order of their bytes.
    package var folder: String
    package var names: [String]
    package var format: Format
    package var dialect: CSVDialect
    package var mapping: Mapping
    /// What stays in; nil lets everything out.
    package var disclosure: Disclosure?
    package var output: UnnamedFile
  }

  /// Writes fragments in a format; with an error in the report nothing is written.
  package var download: @Sendable (Download) throws -> Report
  /// Says what is wrong with a file.
  ///
  /// - Parameters:
  ///   - path: where its bytes are.
  ///   - name: what it is called, which tells its format.
  package var check: @Sendable (_ path: String, _ name: String, _ mapping: Mapping) throws -> Report

  /// Finds out what taking an edited sheet back would do; nothing is written.
  ///
  /// - Parameters:
  ///   - sheet: its path, whose extension tells its format.
  ///   - folder: that of the fragments.
  package var plan:
    @Sendable (_ sheet: String, _ mapping: Mapping, _ folder: String, _ decisions: Decisions) throws
      -> ImportPlan

  package init(
    download: @escaping @Sendable (Download) throws -> Report,
    check: @escaping @Sendable (String, String, Mapping) throws -> Report,
    plan: @escaping @Sendable (String, Mapping, String, Decisions) throws -> ImportPlan
  ) {
    self.download = download
    self.check = check
    self.plan = plan
  }

  /// Downloads, checks and imports in some formats.
  package init(_ formats: FormatCatalog) {
    self.init(
      download: { download in
        var conversion = Conversion(mapping: download.mapping, formats: formats)
        conversion.dialect = download.dialect
        conversion.disclosure = download.disclosure
        let input = Input(
          folder: download.folder, names: download.names, format: formats.folderDefault)
        let output = OutputFile(to: download.output, name: download.format.name)
        return try conversion.run([input], to: .file(output), as: download.format).report
      },
      check: { path, name, mapping in
        guard let format = formats.of(path: name) else {
          throw Failure(.unknownInputFormat, [formats.names], at: SourceLocation(file: name))
        }
        return try Validation(mapping: mapping, formats: formats).run([path], from: format)
      },
      plan: { sheet, mapping, folder, decisions in
        var work = Import(mapping: mapping, formats: formats)
        work.decisions = decisions
        return try work.plan(sheet, as: nil, into: folder)
      })
  }
}
