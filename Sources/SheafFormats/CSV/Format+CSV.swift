import SheafCore

extension Format {
  /// Comma-separated values.
  package static let csv: Format = {
    var csv = sheet(name: "csv", mediaType: "text/csv") { $0 }
    csv.programs = CSVDialect.Program.allCases
    return csv
  }()

  /// CSV with tabs between the cells.
  package static let tsv = sheet(name: "tsv", mediaType: "text/tab-separated-values") { dialect in
    var dialect = dialect
    dialect.delimiter = UInt8(ascii: "\t")
    return dialect
  }

  private static func sheet(
    name: String, mediaType: String, _ adapted: @escaping @Sendable (CSVDialect) -> CSVDialect
  ) -> Format {
    var format = Format(
      name: name, extensions: [name], mediaType: mediaType,
      reader: { input, schema, report, options in
        CSVReader(try input.file(), schema: schema, report: report, delimiter: options.delimiter)
      },
      writer: { output, schema, report, dialect in
        CSVWriter(
          to: try output.file(), schema: schema, report: report, dialect: adapted(dialect))
      })
    format.options = [.delimiter, .encoding, .quoting]
    format.isImported = true
    format.isExported = true
    format.takesHeadingsFromInput = true
    return format
  }
}
