import Foundation
import SheafCore
import TestSupport
import Testing

@testable import SheafFormats

/// What goes round comes back, whatever it is.
@Suite(.serialized) struct PropertyTests {
  static let batch = 1000
  static let batches = trialsAreFull ? 100 : 10

  /// Every way from a format back to itself, with what each step is written with.
  static let ways: [(name: String, steps: [(String, CSVDialect)])] = [
    ("csv", [("csv", CSVDialect())]),
    ("tsv", [("tsv", CSVDialect(delimiter: UInt8(ascii: "\t")))]),
    ("xml", [("xml", CSVDialect())]),
    ("fragments", [("", CSVDialect())]),
    ("csv, xml, csv", [("csv", CSVDialect()), ("xml", CSVDialect()), ("csv", CSVDialect())]),
    ("xml, csv, xml", [("xml", CSVDialect()), ("csv", CSVDialect()), ("xml", CSVDialect())]),
    ("excel", [("csv", CSVDialect(for: .excel))]),
    ("excel-fr, libreoffice", [("csv", CSVDialect(for: .excelFrench)), ("csv", CSVDialect(for: .libreOffice))]),
    ("guarded", [("csv", guarded), ("csv", CSVDialect()), ("csv", guarded)]),
  ]

  static let guarded: CSVDialect = {
    var dialect = CSVDialect()
    dialect.guardsFormulas = true
    return dialect
  }()

  @Test(arguments: ways.indices)
  func recordsComeBack(way index: Int) throws {
    let way = PropertyTests.ways[index]
    print("records through \(way.name): \(PropertyTests.batch * PropertyTests.batches), seed \(SeededRandom.seed)")
    let hasXML = way.steps.contains { $0.0 == "xml" }
    var maker = RecordMaker(
      seed: SeededRandom.seed &+ UInt64(index), headings: Records.mapping.fields.map(\.heading), allowsControls: !hasXML)
    for _ in 0..<PropertyTests.batches {
      let folder = try TemporaryFolder()
      let records = (0..<PropertyTests.batch).map { _ in maker.record() }
      let first = folder("0")
      #expect(try Records.write(records, to: first, .fragments).errorCount == 0)
      var path = first
      for (number, step) in way.steps.enumerated() {
        path = try convert(path, to: folder("\(number + 1)" + (step.0.isEmpty ? "" : ".\(step.0)")), step.1)
      }
      let back = try convert(path, to: folder("back"), CSVDialect())
      try expectSame(first, back, records)
    }
  }

  private func convert(_ input: String, to output: String, _ dialect: CSVDialect) throws -> String {
    var conversion = Conversion(mapping: Records.mapping)
    conversion.dialect = dialect
    let result = try conversion.run([input], from: nil, to: output, as: nil)
    #expect(result.isWritten, "\(result.report.findings.map { $0.text(in: .en) })")
    #expect(!result.report.hasLoss)
    #expect(result.report.fieldsRead == result.report.fieldsWritten)
    return output
  }

  /// Compares folders file by file, but for the columns that a sheet gave every record because another one had them.
  private func expectSame(_ first: String, _ back: String, _ records: [[RecordMaker.Field]]) throws {
    let found = try Records.read(back)
    try #require(found.count == records.count)
    for (wanted, found) in zip(records, found) {
      let headings = Set(wanted.map(\.heading))
      let kept = found.filter { headings.contains($0.heading) || !$0.value.isEmpty }
      if kept != wanted {
        let differing = zip(wanted, kept).first { $0 != $1 }
        Issue.record("\(String(describing: differing))")
        return
      }
    }
    // What reads back the same and has no blank columns of others has the same bytes.
    let names = try FileManager.default.contentsOfDirectory(atPath: first).sorted()
    #expect(try FileManager.default.contentsOfDirectory(atPath: back).sorted() == names)
    for (name, (wanted, found)) in zip(names, zip(records, found)) where wanted.count == found.count {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(first)/\(name)"))
      #expect(try Data(contentsOf: URL(fileURLWithPath: "\(back)/\(name)")) == bytes, "\(name)")
    }
  }

  /// Any layout of a fragment stays through fragments, and its values through every format.
  @Test func layoutStaysFromFragmentsToFragments() throws {
    print("layouts, seed \(SeededRandom.seed)")
    var maker = LayoutMaker(seed: SeededRandom.seed, headings: Records.mapping.fields.map(\.heading))
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
