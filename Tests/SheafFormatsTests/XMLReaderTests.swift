import Foundation
import SheafCore
import TestSupport
import Testing

@testable import SheafFormats

/// What the XML reader takes, and what it refuses.
@Suite struct XMLReaderTests {
  private func failure(_ document: some Sequence<UInt8>) throws -> Diagnostic {
    let folder = try TemporaryFolder()
    try folder.write("a.xml", document)
    let error = #expect(throws: Failure.self) { try Records.read(folder("a.xml")) }
    return try #require(error?.diagnostics.first)
  }

  @Test(arguments: [
    ("<!DOCTYPE fragments><fragments/>", Phrase.doctype),
    ("<!DOCTYPE fragments [<!ENTITY x 'y'>]><fragments>&x;</fragments>", .doctype),
    ("<fragments>&x;</fragments>", .xmlEntity),
    ("<fragments><fragment></fragments>", .xmlTags),
    ("<fragments><fragment><id>x", .xmlCutOff),
    ("<fragments/><fragments/>", .xmlAfterRoot),
    ("<fragments><fragment><id>\u{1}</id></fragment></fragments>", .xmlCharacter),
    ("<fragments><fragment><id>&#1;</id></fragment></fragments>", .xmlCharacter),
    ("<pieces/>", .wrongRoot), ("<fragments xmlns='urn:x'/>", .wrongRootNamespace),
    ("not xml", .xmlNoElement), ("", .emptyFile), ("   \n", .xmlNoElement),
    ("<fragments><fragment><id>a < b</id></fragment></fragments>", .xmlMarkup),
  ])
  func brokenDocumentsAreRefused(document: String, phrase: Phrase) throws {
    #expect(try failure(document.utf8).phrase == phrase)
  }

  /// The parser keeps what is wrong with an encoding to itself.
  @Test(arguments: [1, 2, 50, 600, 999, 1000])
  func bytesThatAnEncodingLacksAreRefused(record: Int) throws {
    func document(_ encoding: String) -> String {
      let rows = (1...1000).map { number in
        "<fragment><id>\(number)\(number == record ? "#" : "")</id>"
          + "<description>\(String(repeating: "texte ", count: 40))</description></fragment>\n"
      }
      return
        "<?xml version=\"1.0\" encoding=\"\(encoding)\"?>\n<fragments>\n\(rows.joined())</fragments>"
    }
    func refused(_ encoding: String, _ bytes: [UInt8]) throws {
      let diagnostic = try failure(bytes)
      #expect(diagnostic.phrase == .xmlEncoding, "\(encoding)")
      #expect(diagnostic.place.line == record + 2, "\(encoding)")
    }
    for (encoding, byte) in [("windows-1252", 0x90), ("us-ascii", 0xE9), ("UTF-8", 0xE9)] {
      try refused(
        encoding,
        document(encoding).utf8.map { $0 == UInt8(ascii: "#") ? UInt8(byte) : $0 })
    }
    for isBig in [false, true] {
      let units = [0xFEFF] + document("UTF-16").utf16.map { $0 == 0x23 ? 0xD83D : $0 }
      let bytes = units.flatMap {
        isBig ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)]
      }
      try refused("UTF-16", bytes)
    }
  }

  @Test func aByteThatAnEncodingLacksAtAnyPlaceOfAChunkIsRefused() throws {
    let head = "<?xml version=\"1.0\" encoding=\"windows-1252\"?><fragments><fragment><id>"
    for count in (1 << 16) - head.utf8.count - 2...(1 << 16) - head.utf8.count + 2 {
      let text = Array((head + String(repeating: "x", count: count)).utf8)
      let end = Array("</id></fragment></fragments>".utf8)
      #expect(try failure(text + [0x90] + end).phrase == .xmlEncoding)
    }
  }

  /// A mark makes one character with what stands before it, and must not hide that.
  @Test func anAmpersandBeforeACombiningMarkIsRead() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "a.xml",
      "<fragments><fragment><field heading=\"a&amp;\u{301}\">x</field></fragment></fragments>")
    let records = try Records.read(folder("a.xml"))
    #expect(records[0].map { Array($0.heading.utf8) } == [Array("a&\u{301}".utf8)])
  }

  @Test func errorsTellLineAndColumn() throws {
    let diagnostic = try failure("<fragments>\n  <fragment>\n    <id>x</di>\n".utf8)
    #expect(diagnostic.place.line == 3)
    #expect(diagnostic.place.column != nil)
  }

  @Test func nestingIsLimited() throws {
    let levels = XMLReader.depthLimit - 3
    let inner = String(repeating: "<x>", count: levels) + String(repeating: "</x>", count: levels)
    let folder = try TemporaryFolder()
    try folder.write("a.xml", "<fragments><fragment><id>1</id>\(inner)</fragment></fragments>")
    #expect(try Records.read(folder("a.xml")).count == 1)
    #expect(
      try failure("<fragments>\(String(repeating: "<x>", count: 100_000))".utf8).phrase == .tooDeep)
  }

  @Test func endlessTagsAreRefused() throws {
    let document =
      Array("<fragments><fragment id=\"".utf8)
      + [UInt8](repeating: UInt8(ascii: "x"), count: 20 << 20)
    #expect(try failure(document).phrase == .tagTooLong)
  }

  @Test(arguments: ["utf-16", "iso-8859-1", "windows-1252"])
  func otherEncodingsAreRead(name: String) throws {
    let encodings: [String: String.Encoding] = [
      "utf-16": .utf16, "iso-8859-1": .isoLatin1, "windows-1252": .windowsCP1252,
    ]
    let text =
      "<?xml version='1.0' encoding='\(name)'?><fragments><fragment><id>été</id></fragment></fragments>"
    let folder = try TemporaryFolder()
    try folder.write("a.xml", try #require(text.data(using: encodings[name]!)))
    #expect(
      try Records.read(folder("a.xml")) == [
        [RecordMaker.Field(heading: "FragmentID", value: Array("été".utf8))]
      ])
  }

  @Test func cdataAndReferencesAndCommentsAreText() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "a.xml",
      "<fragments><fragment><id>a<![CDATA[<b> & ]]>c&amp;&#x41;<!-- no -->&#13;d</id></fragment></fragments>"
    )
    #expect(try Records.read(folder("a.xml"))[0][0].value == Array("a<b> & c&A\rd".utf8))
  }

  @Test func unknownHeadingsComeAsExtraFields() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "a.xml",
      "<fragments><fragment><id>1</id><field heading='A &amp; &#9;&quot;'>x</field><field>y</field></fragment></fragments>"
    )
    let report = Report()
    let records = try Records.read(folder("a.xml"), report: report)
    #expect(records[0].map(\.heading) == ["FragmentID", "A & \t\""])
    #expect(report.losses.map(\.arguments) == [["/fragments/fragment/field"]])
  }
}
