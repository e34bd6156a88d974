import Foundation
import SheafCore
import TestSupport
import Testing

@testable import SheafServer

@Suite struct FragmentIndexTests {
  let scratch = try! TemporaryFolder()
  let loaded = try! MappingSource(MappingFile(name: "scc-outcomes")).current()
  let index: FragmentIndex

  init() {
    index = FragmentIndex(DurableFolder(path: scratch("fragments")))
  }

  private func write(_ name: String, _ values: [String: String], others: String = "") throws {
    let mapping = loaded.mapping
    let slots = values.map { (mapping.field(named: $0.key)!, $0.value) }
    let bytes = loaded.coder.bytes(Dictionary(uniqueKeysWithValues: slots))
    try scratch.write("fragments/\(name)", bytes + Array(others.utf8))
  }

  private func find(_ query: String = "") throws -> FragmentIndex.Found {
    let fields = try #require(Fields.parse(urlencoded: query.utf8))
    return try index.find(ListQuery(fields, loaded.mapping), loaded)
  }

  private func names(_ query: String) throws -> [String] { try find(query).rows.map(\.name) }

  @Test("A folder that is not there yet is empty")
  func none() throws {
    #expect(try find().total == 0)
    #expect(try index.offers(loaded).all.isEmpty)
  }

  @Test("Files that appear, change and go show at the next request, whoever wrote them")
  func changes() throws {
    try write("a.md", ["id": "SCC-BDI2401/CIV001", "outcome": "before"])
    #expect(try find("q=before").count == 1)
    // The same size, and as a rule the same time of the disk's clock.
    try write("a.md", ["id": "SCC-BDI2401/CIV001", "outcome": "behind"])
    #expect(try names("q=behind") == ["a.md"])
    #expect(try find("q=before").count == 0)
    try write("b.txt", ["id": "SCC-BDI2401/CIV002"])
    #expect(try find().total == 2)
    #expect(try index.name(ofIdentifier: "SCC-BDI2401/CIV002", loaded) == "b.txt")
    try FileManager.default.removeItem(atPath: scratch("fragments/a.md"))
    #expect(try names("") == ["b.txt"])
    #expect(try index.offers(loaded).all == ["SCC-BDI2401/CIV003"])
    try write("c.md", ["id": "SCC-BDI2401/CIV007"])
    #expect(try index.offers(loaded).all == ["SCC-BDI2401/CIV008"])
  }

  @Test("Values that no fragment has any more are forgotten, and those that are left still counted")
  func oldValuesGo() throws {
    var columns = ValueColumns(loaded.mapping)
    let slot = loaded.mapping.field(named: "year")!
    let column = try #require(columns.index(of: slot))
    var folding = TextFolding()
    var fragments: [IndexedFragment] = []
    for number in 0..<200 {
      let values = [slot: "year \(number)"]
      let records = FragmentRecords(mapping: loaded.mapping)
      let fragment = try records.withRecord(loaded.coder.bytes(values), name: "a.md") { record in
        IndexedFragment(
          name: "a.md", stamp: FileStamp("/"), isYoung: false, round: 1, record: record,
          mapping: loaded.mapping, disclosure: Disclosure(mapping: loaded.mapping),
          columns: &columns, folding: &folding)
      }
      fragments = [fragment]
      columns.forgetUnused(&fragments)
      #expect(columns.value(column, fragments[0]) == "year \(number)")
    }
    #expect(columns.columns[column].values.count < 100)
  }

  @Test("An identifier of which only the case of a letter changed is known as it is now")
  func identifierChanges() throws {
    try write("a.md", ["id": "SCC-BDI2401/CIV001"])
    #expect(try index.name(ofIdentifier: "SCC-BDI2401/CIV001", loaded) == "a.md")
    try write("a.md", ["id": "SCC-BDI2401/civ001"])
    #expect(try find().total == 1)
    #expect(try index.name(ofIdentifier: "SCC-BDI2401/civ001", loaded) == "a.md")
    #expect(try index.name(ofIdentifier: "SCC-BDI2401/CIV001", loaded) == nil)
  }

  @Test("A file that is old keeps what is known of it until its stamp changes")
  func old() throws {
    try write("a.md", ["outcome": "before"])
    let past = Date(timeIntervalSinceNow: -3600)
    let path = scratch("fragments/a.md")
    try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: path)
    #expect(try find("q=before").count == 1)
    try write("a.md", ["outcome": "behind"])
    // The time is set back, the size is the same: only the time of the change of the file's status is left.
    try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: path)
    #expect(try find("q=behind").count == 1)
  }

  @Test("What cannot be read is told and comes back when it is mended; a README is no matter")
  func unreadable() throws {
    try write("a.md", ["id": "SCC-BDI2401/CIV001"])
    try scratch.write("fragments/b.md", [0xFF, 0x00, 0x01])
    try scratch.write("fragments/README.md", "About this folder\n")
    let found = try find()
    #expect(found.total == 1)
    #expect(found.unreadable.map(\.place.file) == ["b.md"])
    try write("b.md", ["id": "SCC-BDI2401/CIV002"])
    #expect(try find().total == 2)
    #expect(try find().unreadable.isEmpty)
    try scratch.write("fragments/b.md", [0xFF, 0x00, 0x01])
    #expect(try find().total == 1)
  }

  @Test(
    "Search takes no notice of accents, case, curly quotes and ligatures; every word has to be there",
    arguments: [
      "q=lome", "q=LOM%C3%89", "q=Lome%CC%81", "q=l'union", "q=l%E2%80%99union", "q=coeur",
      "q=c%C5%93ur", "q=coeur+lome", "q=+lome++coeur+", "q=extra", "q=stray", "q=a.md",
      "q=civ001",
    ])
  func search(query: String) throws {
    try scratch.write("fragments/a.md", "Stray words\n")
    let values = ["id": "SCC-BDI2401/CIV001", "outcome": "À Lomé, au cœur de l’Union"]
    try write("b.md", ["outcome": "something else"])
    try write("a.md", values, others: "**Unknown**: extra text\n")
    let bytes = try scratch.read("fragments/a.md")
    try scratch.write("fragments/a.md", Array("Stray words\n".utf8) + bytes)
    #expect(try names(query) == ["a.md"])
  }

  @Test("What looks like a fragment and cannot be one is told; sub-folders are named")
  func strange() throws {
    try write("a.md", [:])
    try write("odd\nname.md", [:])
    try write("sub/b.md", [:])
    try write(".hidden/c.md", [:])
    try FileManager.default.createSymbolicLink(
      atPath: scratch("fragments/link.md"), withDestinationPath: scratch("fragments/a.md"))
    try FileManager.default.createSymbolicLink(
      atPath: scratch("fragments/link.pdf"), withDestinationPath: "/")
    #expect(mkfifo(scratch("fragments/pipe.txt"), 0o600) == 0)
    let found = try find()
    #expect(found.total == 1)
    #expect(found.unreadable.map(\.place.file) == ["link.md", "odd name.md", "pipe.txt"])
    #expect(
      found.unreadable.map(\.phrase) == [.notARegularFile, .pageUnnameable, .notARegularFile])
    #expect(found.folders == ["sub"])
  }

  @Test("A flag counts once, however it is spelt, and is found by any spelling")
  func flags() throws {
    try write("a.md", ["unintended": "NO"])
    try write("b.md", ["unintended": "No"])
    try write("c.md", ["unintended": "YES"])
    let slot = loaded.mapping.field(named: "unintended")!
    let counts = try #require(try find().counts[slot])
    #expect(counts.map(\.count) == [1, 2])
    for spelling in ["NO", "No"] {
      #expect(try names("f-unintended=\(spelling)") == ["a.md", "b.md"])
    }
  }

  @Test("Words of two fields are found together, but no word across two fields")
  func acrossFields() throws {
    try write("a.md", ["outcome": "sun", "significance": "flower"])
    #expect(try find("q=flower+sun").count == 1)
    #expect(try find("q=sunflower").count == 0)
  }

  @Test("A composed text that was written by hand is found too")
  func composed() throws {
    try write("a.md", ["harvest": "harvest 1", "story": "by hand"])
    #expect(try find("q=hand").count == 1)
  }

  @Test(
    "Filters narrow to a value, an item of a list or a blank; counts are of what meets the other filters"
  )
  func filters() throws {
    try write("a.md", ["country": "Burundi", "year": "2023", "type_of_change": "Gender sensitive"])
    try write(
      "b.md",
      [
        "country": "Burundi", "year": "2024",
        "type_of_change": "Capacity change  Safety and Security, Gender sensitive",
      ])
    try write("c.md", ["country": "Sahel", "year": "2024"])
    #expect(try names("f-country=Burundi") == ["a.md", "b.md"])
    #expect(try names("f-country=Burundi&f-year=2024") == ["b.md"])
    #expect(try names("f-type_of_change=Gender+sensitive") == ["a.md", "b.md"])
    #expect(try names("f-type_of_change=--blank--") == ["c.md"])
    let found = try find("f-country=Burundi&f-year=2024")
    let country = try #require(loaded.mapping.field(named: "country"))
    let year = try #require(loaded.mapping.field(named: "year"))
    #expect(found.counts[country]?.map(\.value) == ["Burundi", "Sahel"])
    #expect(found.counts[country]?.map(\.count) == [1, 1])
    #expect(found.counts[year]?.map(\.count) == [1, 1])
    let none = try find("f-country=Burundi&f-year=1999")
    #expect(none.counts[year]?.first { $0.value == "1999" }?.count == 0)
  }

  @Test("Order: numbers by size, choices as the mapping lists them, blanks last, and backwards")
  func order() throws {
    let rows = [
      ("a", "SCC-BDI2401/CIV10", "large", "Été"), ("b", "SCC-BDI2401/CIV9", "small", "eau"),
      ("c", "scc-BDI2401/CIV8", "", "feu"), ("d", "", "medium", ""),
    ]
    for row in rows {
      try write("\(row.0).md", ["id": row.1, "significance_rating": row.2, "outcome": row.3])
    }
    #expect(try names("") == ["c.md", "b.md", "a.md", "d.md"])
    #expect(try names("sort=-id") == ["d.md", "a.md", "b.md", "c.md"])
    #expect(try names("sort=significance_rating") == ["b.md", "d.md", "a.md", "c.md"])
    #expect(try names("sort=outcome") == ["b.md", "a.md", "c.md", "d.md"])
  }

  @Test("A page beyond the last is the last")
  func pages() throws {
    for number in 0..<60 { try write("\(number).md", ["id": "SCC-BDI2401/CIV\(number)"]) }
    #expect(try find().rows.count == 50)
    let last = try find("page=9")
    #expect((last.page, last.rows.count, last.count) == (2, 10, 60))
  }

  @Test("What is marked confidential is counted among what was found, and so is what does not say")
  func confidential() throws {
    try write("a.md", ["confidential": "1.0", "year": "2023"])
    try write("b.md", ["confidential": "0.0", "year": "2023"])
    try write("c.md", ["year": "2024"])
    #expect((try find().confidential, try find().unclear) == (1, 1))
    #expect((try find("f-year=2023").confidential, try find("f-year=2023").unclear) == (1, 0))
    let names = try index.names(ListQuery(), loaded)
    #expect(names.map(\.verdict) == [.confidential, .open, .unclear])
  }

  @Test("Folding: what it makes of letters, marks and spaces")
  func folding() {
    let cases = [
      ("Élève", "eleve"), ("E\u{301}te\u{301}", "ete"), ("ŒUVRE", "oeuvre"), ("ﬁn", "fin"),
      ("a\u{A0}b\u{202F}c\td\ne", "a b c d e"), ("١٢٣", "١٢٣"), ("Straße", "strasse"),
      ("Đakovo", "dakovo"), ("«\u{A0}oui\u{A0}»", "\" oui \""), ("e\u{200D}u", "eu"), ("İ", "i"),
    ]
    for (text, folded) in cases {
      #expect(String(decoding: TextFolding().folded(text), as: UTF8.self) == folded)
    }
  }
}
