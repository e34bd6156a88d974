import Foundation
import SheafCore
import TestSupport
import Testing

@testable import SheafFormats

/// The built-in mapping for IATI 2.03 over the seeds, held against IATI's own schema where that is at hand.
@Suite struct IATITests {
  /// The folder with IATI's own schema, which is not ours to keep here: `SHEAF_IATI` names it.
  static let schema: String? = {
    let folder = ProcessInfo.processInfo.environment["SHEAF_IATI"] ?? ""
    let path = "\(folder)/iati-activities-schema.xsd"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()

  private func convert(_ inputs: [String], to output: String, isPublic: Bool = false) throws
    -> Report
  {
    let mapping = try MappingReader.mapping(named: "iati-2.03")
    var conversion = Conversion(mapping: mapping, formats: .all)
    if isPublic { conversion.disclosure = Disclosure(mapping: mapping) }
    return try conversion.run(inputs, from: nil, to: output, as: nil).report
  }

  private var seeds: String { Repository.root.appending(path: "seeds").path }

  @Test func everyRecordComesBackByteForByte() throws {
    let folder = try TemporaryFolder()
    let there = try convert([seeds], to: folder("iati.xml"))
    #expect(there.errorCount == 0 && !there.hasLoss && there.recordsWritten == 5)
    let back = try convert([folder("iati.xml")], to: folder("back/"))
    #expect(back.errorCount == 0 && !back.hasLoss, "\(back.losses)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder("back"))
    let texts = try names.map { try folder.text("back/\($0)") }
    for seed in try Repository.seedFiles() {
      #expect(texts.contains(String(decoding: seed.bytes, as: UTF8.self)), "\(seed.name)")
    }
  }

  /// What others write has no elements of ours: then the record is what stands in IATI's own.
  @Test func withoutTheTailWhatIATIHoldsIsRead() throws {
    let folder = try TemporaryFolder()
    _ = try convert([seeds], to: folder("iati.xml"))
    let text = try folder.text("iati.xml")
    try folder.write("bare.xml", text.replacing(#/<oh:record>(?s:.*?)<\/oh:record>/#, with: ""))
    let back = try convert([folder("bare.xml")], to: folder("bare.csv"))
    #expect(back.errorCount == 0)
    let sheet = try folder.text("bare.csv")
    for text in ["Outcome lead", "DR Congo", "2022", "medium", "Civic change agents"] {
      #expect(sheet.contains(text), "\(text)")
    }
  }

  @Test func whatIsConfidentialStaysIn() throws {
    let folder = try TemporaryFolder()
    let report = try convert([seeds], to: folder("iati.xml"), isPublic: true)
    #expect(report.recordsWithheld == 5 && report.recordsWritten == 0)
    #expect(!(try folder.text("iati.xml").contains("<result")))
  }

  @Test func identifiersFitTheRuleset() throws {
    let folder = try TemporaryFolder()
    _ = try convert([seeds], to: folder("iati.xml"))
    let text = try folder.text("iati.xml")
    let identifiers = text.matches(of: #/<iati-identifier>(.*?)</#).map { String($0.1) }
    #expect(
      identifiers == [
        "XM-EXAMPLE-000000-scc-burundi", "XM-EXAMPLE-000000-scc-sahel",
        "XM-EXAMPLE-000000-scc-dr-congo",
      ])
    // No address is made up: the seeds hold none.
    #expect(!text.contains("<document-link"))
  }

  @Test func anAddressInTheEvidenceBecomesALink() throws {
    let folder = try TemporaryFolder()
    let seed = String(decoding: try Repository.seedFiles()[0].bytes, as: UTF8.self)
    let source = try folder.write(
      "a.md",
      seed.replacing(
        "Training report, follow-up report", with: "Report <https://report.example/a?b&c>"))
    _ = try convert([source], to: folder("iati.xml"))
    #expect(
      try folder.text("iati.xml").contains(
        "<document-link url=\"https://report.example/a?b&amp;c\" format="))
  }

  @Test(.enabled(if: schema != nil, "SHEAF_IATI does not name a folder with IATI's schema"))
  func whatIsWrittenIsValid() throws {
    let folder = try TemporaryFolder()
    _ = try convert([seeds], to: folder("iati.xml"))
    // All five seeds stay in; a file of no activity is none that IATI knows. So two of them are let out.
    let open = try Repository.seedFiles().map { seed in
      try folder.write(
        "open/\(seed.name)",
        String(decoding: seed.bytes, as: UTF8.self).replacing(
          #/(CONFIDENTIAL\*\*: )(1\.0)?\n/#, with: { "\($0.1)0.0\n" }))
    }
    let report = try convert(
      Array(open.prefix(2)) + [seeds], to: folder("public.xml"), isPublic: true)
    #expect(report.recordsWritten == 2 && report.recordsWithheld == 5)
    for file in ["iati.xml", "public.xml"] {
      let result = try Program.run(
        program: "/usr/bin/env",
        ["xmllint", "--nonet", "--noout", "--schema", IATITests.schema ?? "", folder(file)],
        folder: folder.path, environment: [:])
      #expect(result.exitCode == 0, "\(result.messages)")
    }
  }
}
