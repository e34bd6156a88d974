import SheafCore
import SheafFormats
import SheafServer

extension Exchange {
  /// The formats that this program knows.
  static let formats = Exchange(
    download: { download in
      var conversion = Conversion(mapping: download.mapping)
      conversion.dialect = CSVDialect(for: CSVDialect.Program(rawValue: download.format))
      conversion.disclosure = download.disclosure
      let input = Input(folder: download.folder, names: download.names)
      let format = download.format == "xml" ? Format.xml : .csv
      let output = OutputFile(to: download.output, name: download.format)
      return try conversion.run([input], to: .file(output), as: format).report
    },
    check: { path, name, mapping in
      guard let format = Format.of(path: name) else {
        throw Failure(
          .unknownInputFormat, [Format.all.map(\.name).joined(separator: ", ")],
          at: Place(file: name))
      }
      return try Inspection(mapping: mapping).run([path], from: format)
    },
    plan: { sheet, mapping, folder, decisions in
      var work = Import(mapping: mapping)
      work.decisions = decisions
      return try work.plan(sheet, as: nil, into: folder)
    })
}
