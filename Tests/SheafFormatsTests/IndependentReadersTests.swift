import Foundation
import SheafCore
import SwiftCSV
import TestSupport
import Testing
import XMLCoder

@testable import SheafFormats

/// What is written means the same to readers that are not ours.
@Suite struct IndependentReadersTests {
  private struct Document: Decodable {
    struct Fragment: Decodable {
      let id: String
      let country: String
      let story: String
      let types: String

      enum CodingKeys: String, CodingKey {
        case id, country, story
        case types = "type_of_change"
      }
    }

    let fragment: [Fragment]
  }

  private func convert(to name: String) throws -> Data {
    let folder = try TemporaryFolder()
    _ = try Conversion(mapping: Records.mapping, formats: .all).run(
      [Repository.seeds], from: nil, to: folder(name), as: nil)
    return Data(try folder.read(name))
  }

  @Test func swiftCSVReadsTheSeeds() throws {
    let sheet = try CSV<Named>(string: String(decoding: convert(to: "a.csv"), as: UTF8.self))
    let records = try Records.read(Repository.seeds)
    #expect(sheet.header == Records.mapping.fields.map(\.heading))
    try #require(sheet.rows.count == 5)
    for (row, record) in zip(sheet.rows, records) {
      for field in record {
        #expect(row[field.heading] == String(decoding: field.value, as: UTF8.self))
      }
    }
  }

  @Test func xmlCoderReadsTheSeeds() throws {
    let decoder = XMLDecoder(trimValueWhitespaces: false, removeWhitespaceElements: true)
    let document = try decoder.decode(Document.self, from: convert(to: "a.xml"))
    let records = try Records.read(Repository.seeds)
    func value(_ heading: String) -> [String] {
      records.map { record in
        String(decoding: record.first { $0.heading == heading }!.value, as: UTF8.self)
      }
    }
    #expect(document.fragment.map(\.id) == value("FragmentID"))
    #expect(document.fragment.map(\.country) == value("coutnry"))
    #expect(document.fragment.map(\.story) == value("StoryFragment_Merged"))
    #expect(document.fragment.map(\.types) == value("MCQType of change"))
  }
}
