import Foundation
import TestSupport
import Testing
import Web

@Suite struct WebFilesTests {
  @Test("The program holds every template, style and script of web/, byte for byte")
  func table() throws {
    let root = Repository.root.appending(path: "web")
    var found: [String] = []
    for folder in ["assets", "templates"] {
      let path = root.appending(path: folder).path
      found += try FileManager.default.contentsOfDirectory(atPath: path).map { "\(folder)/\($0)" }
    }
    #expect(Web.files.map(\.path).sorted() == found.sorted())
    for file in Web.files {
      let bytes = try Data(contentsOf: root.appending(path: file.path))
      #expect(file.bytes == [UInt8](bytes), "\(file.path)")
    }
  }

  @Test("Base names differ: the generated names come from them alone")
  func baseNames() {
    let names = Web.files.map { $0.path.split(separator: "/").last! }
    #expect(Set(names).count == names.count)
  }
}
