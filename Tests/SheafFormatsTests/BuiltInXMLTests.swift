import Foundation
import SheafCore
import TestSupport
import Testing

@testable import SheafFormats

/// The built-in mappings for XML, there and back over the seeds; IATI has tests of its own.
@Suite struct BuiltInXMLTests {
  private var seeds: String { Repository.root.appending(path: "seeds").path }

  private func convert(_ inputs: [String], to output: String, _ mapping: String) throws -> Report {
    let format = output.hasSuffix("-xml/") ? Format.xml : nil
    let from = inputs[0].hasSuffix("-xml/") ? Format.xml : nil
    return try Conversion(
      mapping: MappingReader.mapping(named: mapping), formats: .all
    )
    .run(inputs, from: from, to: output, as: format).report
  }

  private func texts(_ folder: TemporaryFolder, _ name: String) throws -> Set<String> {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder(name))
    return Set(try names.map { try folder.text("\(name)/\($0)") })
  }

  private func seedTexts() throws -> [String] {
    try Repository.seedFiles().map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test func submissionsAreAFileARecordAndComeBack() throws {
    let folder = try TemporaryFolder()
    let there = try convert([seeds], to: folder("odk-xml/"), "odk-submission")
    #expect(there.errorCount == 0 && !there.hasLoss, "\(there.losses)")
    let files = try texts(folder, "odk-xml")
    #expect(files.count == 5)
    #expect(
      files.contains {
        $0.contains(
          "<type_of_change>capacity_change_safety_and_security gender_sensitive</type_of_change>")
      })
    #expect(files.allSatisfy { $0.contains("<orx:instanceID>scc:scc-") })
    let back = try convert([folder("odk-xml/")], to: folder("back/"), "odk-submission")
    #expect(back.errorCount == 0 && !back.hasLoss, "\(back.losses)")
    #expect(try texts(folder, "back") == Set(seedTexts()))
  }

  @Test func valuesOfOneCountryAndYearCollide() throws {
    let folder = try TemporaryFolder()
    let report = try convert([seeds], to: folder("values.xml"), "dhis2-values")
    #expect(report.findings.contains { $0.phrase == .duplicateKey })
    #expect(!FileManager.default.fileExists(atPath: folder("values.xml")))
  }

  @Test func valuesComeBack() throws {
    let folder = try TemporaryFolder()
    let others = try Repository.seedFiles().filter { seed in
      !String(decoding: seed.bytes, as: UTF8.self).contains("SCC-SAH2508/CIV001")
    }
    let inputs = others.map { "\(seeds)/\($0.name)" }
    let there = try convert(inputs, to: folder("values.xml"), "dhis2-values")
    #expect(there.errorCount == 0 && !there.hasLoss, "\(there.findings)")
    let xml = try folder.text("values.xml")
    #expect(
      xml.contains(
        "<dataValue dataElement=\"scc_status\" period=\"2023\" orgUnit=\"BI\" value=\"Outcome\"/>"))
    let back = try convert([folder("values.xml")], to: folder("back/"), "dhis2-values")
    #expect(back.errorCount == 0 && back.recordsRead == 4, "\(back.findings)")
    // Blank values are not written, and so are missing when they come back.
    let expected = others.map { seed in
      String(decoding: seed.bytes, as: UTF8.self).split(separator: "\n")
        .filter { !$0.hasSuffix("**: ") }.map { $0 + "\n" }.joined()
    }
    #expect(try texts(folder, "back") == Set(expected))
  }

  @Test func dublinCoreHoldsPartOfARecord() throws {
    let folder = try TemporaryFolder()
    let there = try convert([seeds], to: folder("dc.xml"), "dublin-core")
    #expect(there.errorCount == 0)
    #expect(there.droppedFields.contains("Significance of the outcome"))
    let back = try convert([folder("dc.xml")], to: folder("back/"), "dublin-core")
    #expect(back.errorCount == 0 && !back.hasLoss, "\(back.losses)")
    let carried = [
      "FragmentID", "Outcome status", "coutnry", "Year", "Outcome description",
      "Evidence supporting the outcome statement", "Link to Outcomes in Results Framework ",
      "MCQType of change",
    ]
    let expected = try seedTexts().map { text in
      text.split(separator: "\n").filter { line in
        carried.contains { line.hasPrefix("**\($0)**:") }
      }.map { $0 + "\n" }.joined()
    }
    #expect(try texts(folder, "back") == Set(expected))
  }
}
