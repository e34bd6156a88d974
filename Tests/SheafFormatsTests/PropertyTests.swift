import Foundation
import SheafCore
import TestSupport
import Testing

@testable import SheafFormats

/// What goes round comes back, whatever it is.
struct PropertyTests {
  static let batch = 1000
  static let batches = trialsAreFull ? 50 : 10

  /// The ways that records go, from a format back to itself: every pair of formats, and the dialects.
  static let ways: [[Step]] = [
    [.fragments, .csv, .fragments], [.fragments, .tsv, .fragments], [.fragments, .xml, .fragments],
    [.csv, .tsv, .csv], [.csv, .xml, .csv], [.tsv, .xml, .tsv], [.xml, .csv, .xml],
    [.csv, .excel, .excelFrench, .libreOffice, .csv], [.csv, .guarded, .csv, .guarded, .xml, .csv],
    [.fragments, .csv, .xml, .csv, .fragments],
  ]

  struct Step: CustomStringConvertible {
    var description: String
    var ending: String
    var dialect = CSVDialect()

    static let fragments = Step(description: "fragments", ending: "")
    static let csv = Step(description: "csv", ending: ".csv")
    static let tsv = Step(
      description: "tsv", ending: ".tsv", dialect: CSVDialect(delimiter: UInt8(ascii: "\t")))
    static let xml = Step(description: "xml", ending: ".xml")
    static let excel = Step(description: "excel", ending: ".csv", dialect: CSVDialect(for: .excel))
    static let excelFrench = Step(
      description: "excel-fr", ending: ".csv", dialect: CSVDialect(for: .excelFrench))
    static let libreOffice = Step(
      description: "libreoffice", ending: ".csv", dialect: CSVDialect(for: .libreOffice))
    static let guarded = Step(
      description: "guarded", ending: ".csv", dialect: PropertyTests.guarded)
  }

  static let guarded: CSVDialect = {
    var dialect = CSVDialect()
    dialect.guardsFormulas = true
    return dialect
  }()

  @Test(arguments: ways.indices)
  func recordsComeBack(way index: Int) throws {
    let way = PropertyTests.ways[index]
    print(
      "\(PropertyTests.batch * PropertyTests.batches) records through \(way), seed \(SeededRandom.seed)"
    )
    var maker = RecordMaker(
      seed: SeededRandom.seed &+ UInt64(index), headings: Records.mapping.fields.map(\.heading),
      allowsControls: !way.contains { $0.ending == ".xml" })
    // ext4 looks for a file's place past all that were deleted in the last seconds; so nothing is deleted until all is done.
    var folders: [TemporaryFolder] = []
    for _ in 0..<PropertyTests.batches {
      let folder = try TemporaryFolder()
      folders.append(folder)
      let records = (0..<PropertyTests.batch).map { _ in maker.record() }
      let first = folder("0\(way[0].ending)")
      let report = try Records.write(
        records, to: first,
        way[0].ending.isEmpty ? .fragments : FormatCatalog.all.of(path: first)!)
      #expect(report.errorCount == 0)
      var path = first
      for (number, step) in way.enumerated().dropFirst() {
        path = try convert(path, to: folder("\(number)\(step.ending)"), step.dialect)
      }
      try expectSame(first, path, records)
    }
  }

  private func convert(_ input: String, to output: String, _ dialect: CSVDialect) throws -> String {
    var conversion = Conversion(mapping: Records.mapping, formats: .all)
    conversion.dialect = dialect
    let result = try conversion.run([input], from: nil, to: output, as: nil)
    #expect(result.isWritten, "\(result.report.findings.map { $0.text(in: .en) })")
    #expect(!result.report.hasLoss)
    #expect(result.report.fieldsRead == result.report.fieldsWritten)
    return output
  }

  /// Compares the records, but for the blank columns that a sheet gives each because another one has them; then the bytes.
  private func expectSame(_ first: String, _ back: String, _ records: [[RecordMaker.Field]]) throws
  {
    let found = try Records.read(back)
    try #require(found.count == records.count)
    for (wanted, found) in zip(records, found) {
      let headings = Set(wanted.map(\.heading))
      let kept = found.filter { headings.contains($0.heading) || !$0.value.isEmpty }
      if kept != wanted {
        Issue.record("\(String(describing: zip(wanted, kept).first { $0 != $1 }))")
        return
      }
    }
    if FormatCatalog.all.of(path: first) == .xml {
      // Going through a sheet, XML gains the blank fields of its columns.
      return
    }
    if FormatCatalog.all.of(path: first) != nil {
      #expect(
        try Data(contentsOf: URL(fileURLWithPath: first))
          == Data(contentsOf: URL(fileURLWithPath: back)))
      return
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: first).sorted()
    #expect(try FileManager.default.contentsOfDirectory(atPath: back).sorted() == names)
    for (name, (wanted, found)) in zip(names, zip(records, found)) where wanted.count == found.count
    {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(first)/\(name)"))
      #expect(try Data(contentsOf: URL(fileURLWithPath: "\(back)/\(name)")) == bytes, "\(name)")
    }
  }

  /// Any layout of a fragment stays through fragments, and its values through every format.
  @Test func layoutStaysFromFragmentsToFragments() throws {
    print("layouts, seed \(SeededRandom.seed)")
    var maker = LayoutMaker(
      seed: SeededRandom.seed, headings: Records.mapping.fields.map(\.heading))
    let folder = try TemporaryFolder()
    var files: [String: [UInt8]] = [:]
    for number in 0..<(trialsAreFull ? 20_000 : 2_000) {
      let name = String(format: "R%06d.md", number)
      files[name] = maker.fragment(id: String(format: "R%06d", number))
      try folder.write("in/\(name)", files[name]!)
    }
    let back = try convert(folder("in"), to: folder("out"), CSVDialect())
    for (name, bytes) in files {
      #expect(try folder.read("out/\(name)") == bytes, "\(name)")
    }
    // Through XML, and through CSV, the values stay while the layout becomes canonical.
    let read = try Records.read(back)
    _ = try convert(back, to: folder("a.xml"), CSVDialect())
    #expect(try Records.read(folder("a.xml")) == read)
    _ = try convert(folder("a.xml"), to: folder("canonical"), CSVDialect())
    #expect(try Records.read(folder("canonical")) == read)
  }
}
