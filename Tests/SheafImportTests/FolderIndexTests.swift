#if os(Linux)
  import Foundation
  import SheafCore
  import TestSupport
  import Testing

  @testable import SheafImport

  import SheafFormats

  @Suite struct FolderIndexTests {
    /// Only Linux lets files have such names, as archives from elsewhere bring them.
    @Test func aNameThatIsNotUTF8IsNamedAsThat() throws {
      let folder = try TemporaryFolder()
      let path = try folder.write("a.md", "**ID**: a\n")
      #expect(
        rename(path, Array("\(folder.path)/".utf8CString.dropLast()) + [-23, 0x2E, 0x6D, 0x64, 0])
          == 0)
      let schema = FieldTable(mapping: Notes.mapping)
      var notes: [Diagnostic] = []
      let failure = #expect(throws: Failure.self) {
        try FolderIndex(folder.path, schema: schema, formats: .all, recursive: false, notes: &notes)
      }
      #expect(failure?.diagnostics.map(\.phrase) == [.fileNameNotUTF8])
    }
  }
#endif
