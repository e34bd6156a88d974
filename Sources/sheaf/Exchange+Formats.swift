import SheafCore
import SheafFormats
import SheafServer

extension Exchange {
  /// The formats that this program knows.
  static let formats = Exchange(
    download: { paths, format, mapping, output in
      var conversion = Conversion(mapping: try MappingReader.mapping(named: mapping))
      conversion.dialect = CSVDialect(for: CSVDialect.Program(rawValue: format))
      let result = try conversion.run(
        paths, from: .fragments, to: output, as: format == "xml" ? .xml : .csv)
      let errors = result.report.findings.filter { $0.severity == .error }
      if !errors.isEmpty { throw Failure(errors) }
    },
    check: { path, name, mapping in
      try Inspection(mapping: mapping).run([path], from: Format.of(path: name))
    })
}
