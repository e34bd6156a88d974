import BuiltInMappings
import Foundation
import SheafCore
import TestSupport
import Testing

@Suite struct BuiltInMappingsTests {
  @Test func theTableHoldsEveryFileOfTheFolder() throws {
    let folder = Repository.root.appending(path: "mappings").path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
      !$0.hasSuffix(".swift")
    }.sorted()
    #expect(BuiltInMappings.files.map(\.name) == names)
    for file in BuiltInMappings.files {
      #expect(
        try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(file.name)")) == Data(file.bytes),
        "\(file.name)")
    }
  }

  @Test func theDefaultMappingKnowsTheSeedsHeadings() throws {
    let mapping = try MappingReader.mapping(named: MappingReader.defaultName)
    for seed in try Repository.seedFiles() {
      let lines = String(decoding: seed.bytes, as: UTF8.self).split(separator: "\n")
      let headings = lines.map { line in
        String(line.dropFirst(2).prefix(upTo: line.firstRange(of: "**:")!.lowerBound))
      }
      #expect(headings == mapping.fields.map(\.heading), "\(seed.name)")
    }
  }
}
