import Foundation
import SheafCore
import TestSupport
import Testing

@testable import SheafFormats

/// Workbooks that are XML: what the mappings write, and what spreadsheet programs make of the same.
@Suite struct XMLSheetTests {
  private static let kinds = ["excel-2003", "flat-ods"]

  private static func ending(_ mapping: String) -> String { mapping == "flat-ods" ? "fods" : "xml" }

  @Test(arguments: kinds)
  func seedsComeBackByteForByte(mapping name: String) throws {
    let folder = try TemporaryFolder()
    let conversion = Conversion(
      mapping: try MappingReader.mapping(named: name), formats: .all)
    let sheet = folder("seeds.\(XMLSheetTests.ending(name))")
    let there = try conversion.run(
      [Repository.root.appending(path: "seeds").path], from: nil, to: sheet, as: nil)
    #expect(there.report.errorCount == 0 && !there.report.hasLoss)
    let back = try conversion.run([sheet], from: nil, to: folder("back/"), as: nil)
    #expect(back.report.errorCount == 0 && !back.report.hasLoss)
    let texts = try FileManager.default.contentsOfDirectory(atPath: folder("back")).map {
      try folder.text("back/\($0)")
    }
    let seeds = try Repository.seedFiles().map { String(decoding: $0.bytes, as: UTF8.self) }
    #expect(Set(texts) == Set(seeds))
  }

  @Test(arguments: kinds)
  func anyTextComesBack(mapping name: String) throws {
    let mapping = try MappingReader.mapping(named: name)
    print("2000 records through \(name), seed \(SeededRandom.seed)")
    var maker = RecordMaker(
      seed: SeededRandom.seed, headings: mapping.fields.map(\.heading), allowsControls: false)
    let records = (0..<2000).map { _ in maker.record() }
    let folder = try TemporaryFolder()
    let path = folder("random.\(XMLSheetTests.ending(name))")
    #expect(try Records.write(records, to: path, .xml, mapping: mapping).errorCount == 0)
    let back = try Records.read(path, mapping: mapping)
    #expect(back.count == records.count)
    for (read, written) in zip(back, records) {
      let values = Dictionary(uniqueKeysWithValues: written.map { ($0.heading, $0.value) })
      for field in read {
        #expect(field.value == values[field.heading] ?? [], "\(field.heading) of \(written[0])")
      }
      #expect(read.filter { values[$0.heading] != nil }.count == written.count)
    }
  }

  /// Four fields of four kinds.
  private static let notes = """
    [mapping]
    id = "note"

    [[field]]
    name = "note"
    heading = "Note"
    kind = "identifier"

    [[field]]
    name = "day"
    heading = "Day"
    kind = "date"

    [[field]]
    name = "bed"
    heading = "Bed"
    kind = "integer"

    [[field]]
    name = "work"
    heading = "Work done"
    kind = "paragraph"

    [xml]
    sheet = "SHEET"
    """

  private static func mapping(_ kind: XMLMapping.Sheet) throws -> Mapping {
    let text = notes.replacing("SHEET", with: kind.rawValue)
    return try MappingReader.mapping(named: "notes.toml") { _ in Array(text.utf8) }
  }

  private static func excel(_ table: String) -> String {
    """
    <?xml version="1.0"?>
    <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
      xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="One"><Table>
    \(table)</Table></Worksheet></Workbook>
    """
  }

  private static func openDocument(_ table: String) -> String {
    """
    <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
      xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
      xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">
      <office:body><office:spreadsheet><table:table table:name="One">
    \(table)</table:table></office:spreadsheet></office:body></office:document>
    """
  }

  /// A row of cells of text; nil is no cell at all.
  private static func row(_ cells: [String], _ kind: XMLMapping.Sheet) -> String {
    let texts = cells.map { text in
      kind == .excel2003
        ? "<Cell><Data ss:Type=\"String\">\(text)</Data></Cell>"
        : "<table:table-cell office:value-type=\"string\"><text:p>\(text)</text:p></table:table-cell>"
    }
    return kind == .excel2003
      ? "<Row>\(texts.joined())</Row>\n" : "<table:table-row>\(texts.joined())</table:table-row>\n"
  }

  private static let headings = ["Note", "Day", "Bed", "Work done"]

  /// Reads rows that follow the headings; the values of each record in the order of the mapping.
  private func read(_ kind: XMLMapping.Sheet, _ rows: String, report: Report = Report()) throws
    -> [[String]]
  {
    let table = XMLSheetTests.row(XMLSheetTests.headings, kind) + rows
    let text =
      kind == .excel2003 ? XMLSheetTests.excel(table) : XMLSheetTests.openDocument(table)
    return try read(kind, document: text, report: report)
  }

  private func read(_ kind: XMLMapping.Sheet, document: String, report: Report = Report()) throws
    -> [[String]]
  {
    let folder = try TemporaryFolder()
    try folder.write("in.xml", document)
    return try Records.read(
      folder("in.xml"), mapping: try XMLSheetTests.mapping(kind), report: report
    ).map { $0.map { String(decoding: $0.value, as: UTF8.self) } }
  }

  private static let excelRows: [(String, [String])] = [
    // Gaps, and cells that cover others
    (
      "<Row ss:Index=\"5\"><Cell ss:Index=\"2\"><Data ss:Type=\"String\">b</Data></Cell>"
        + "<Cell ss:Index=\"4\"><Data ss:Type=\"String\">d</Data></Cell></Row>",
      ["", "b", "", "d"]
    ),
    (
      "<Row><Cell ss:MergeAcross=\"1\"><Data ss:Type=\"String\">a</Data></Cell>"
        + "<Cell><Data ss:Type=\"String\">c</Data></Cell></Row>", ["a", "", "c", ""]
    ),
    (
      "<Row><Cell><Data ss:Type=\"String\">a</Data></Cell><Cell/><Cell ss:StyleID=\"x\"/>"
        + "<Cell><Data ss:Type=\"String\">d</Data></Cell></Row>", ["a", "", "", "d"]
    ),
    // Types
    (
      "<Row><Cell><Data ss:Type=\"Number\">7</Data></Cell>"
        + "<Cell><Data ss:Type=\"DateTime\">2026-05-01T00:00:00.000</Data></Cell>"
        + "<Cell ss:Formula=\"=1+1\"><Data ss:Type=\"Number\">2</Data></Cell>"
        + "<Cell><Data ss:Type=\"Boolean\">1</Data></Cell></Row>", ["7", "2026-05-01", "2", "TRUE"]
    ),
    (
      "<Row><Cell><Data ss:Type=\"DateTime\">2026-05-01T10:30:00.000</Data></Cell></Row>",
      ["2026-05-01 10:30:00", "", "", ""]
    ),
    // Text of several styles, and what stands beside the text
    (
      "<Row><Cell><Comment ss:Author=\"me\"><ss:Data xmlns=\"http://www.w3.org/TR/REC-html40\">"
        + "<B>no</B></ss:Data></Comment><ss:Data ss:Type=\"String\""
        + " xmlns=\"http://www.w3.org/TR/REC-html40\"><B>bold</B> and <I><U>not</U></I>&#10;x</ss:Data>"
        + "<NamedCell ss:Name=\"n\"/></Cell></Row>", ["bold and not\nx", "", "", ""]
    ),
  ]

  @Test(arguments: XMLSheetTests.excelRows)
  func excelCellsCountByTheirPosition(_ rows: String, _ values: [String]) throws {
    #expect(try read(.excel2003, rows) == [values])
  }

  private static func cell(_ content: String, _ attributes: String = "") -> String {
    "<table:table-row><table:table-cell \(attributes) office:value-type=\"string\">\(content)"
      + "</table:table-cell></table:table-row>"
  }

  private static let openDocumentRows: [(String, [String])] = [
    // Gaps, repeats and covered cells
    (
      "<table:table-row><table:table-cell table:number-columns-repeated=\"2\"/>"
        + "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"2\">"
        + "<text:p>x</text:p></table:table-cell>"
        + "<table:table-cell table:number-columns-repeated=\"16380\"/></table:table-row>",
      ["", "", "x", "x"]
    ),
    (
      "<table:table-row><table:table-cell table:number-columns-spanned=\"3\""
        + " office:value-type=\"string\"><text:p>a</text:p></table:table-cell>"
        + "<table:covered-table-cell table:number-columns-repeated=\"2\"/>"
        + "<table:table-cell office:value-type=\"string\"><text:p>d</text:p></table:table-cell>"
        + "</table:table-row>", ["a", "", "", "d"]
    ),
    (
      "<table:table-row-group><table:table-rows>" + XMLSheetTests.cell("<text:p>in groups</text:p>")
        + "</table:table-rows></table:table-row-group>", ["in groups", "", "", ""]
    ),
    // Types: what is shown may be another text
    (
      "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"2026\">"
        + "<text:p>2,026.00</text:p></table:table-cell>"
        + "<table:table-cell office:value-type=\"date\" office:date-value=\"2026-05-01\">"
        + "<text:p>1 May</text:p></table:table-cell>"
        + "<table:table-cell office:value-type=\"percentage\" office:value=\"0.5\"><text:p>50%</text:p>"
        + "</table:table-cell><table:table-cell office:value-type=\"boolean\""
        + " office:boolean-value=\"false\"><text:p>FAUX</text:p></table:table-cell></table:table-row>",
      ["2026", "2026-05-01", "0.5", "FALSE"]
    ),
    (
      XMLSheetTests.cell("<text:p>shown</text:p>", "office:string-value=\"held&#9;so\""),
      ["held\tso", "", "", ""]
    ),
    // Text
    (
      XMLSheetTests.cell("<text:p>a<text:s text:c=\"60\"/>b</text:p>"),
      ["a\(String(repeating: " ", count: 60))b", "", "", ""]
    ),
    (
      XMLSheetTests.cell("<text:p><text:s/>a <text:s/>b</text:p><text:p/><text:p>c</text:p>"),
      [" a  b\n\nc", "", "", ""]
    ),
    (
      XMLSheetTests.cell("<text:p>a<text:tab/>b<text:line-break/> c</text:p>"),
      ["a\tb\n c", "", "", ""]
    ),
    (
      XMLSheetTests.cell(
        "<text:p>a<text:span text:style-name=\"T1\">b <text:a>c</text:a></text:span>d</text:p>"),
      ["ab cd", "", "", ""]
    ),
    (
      XMLSheetTests.cell(
        "<office:annotation><text:p>a note</text:p></office:annotation><text:p>text<office:annotation>"
          + "<text:p>another</text:p></office:annotation></text:p>"), ["text", "", "", ""]
    ),
    // As LibreOffice writes spaces in cells of several lines, and as somebody laid out a paragraph
    (
      XMLSheetTests.cell("<text:p>a </text:p><text:p>  b   c\t</text:p>"),
      ["a \n  b   c\t", "", "", ""]
    ),
    (XMLSheetTests.cell("<text:p>\n   a\n   b  c\n  </text:p>"), ["a b  c", "", "", ""]),
  ]

  @Test(arguments: XMLSheetTests.openDocumentRows)
  func openDocumentCellsCountByTheirPosition(_ rows: String, _ values: [String]) throws {
    #expect(try read(.openDocument, rows) == [values])
  }

  @Test func rowsAreRepeatedAndBlankOnesPassedOver() throws {
    let blank = "<table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>"
    let report = Report()
    let records = try read(
      .openDocument,
      """
      <table:table-row table:number-rows-repeated="3">\(blank)
      <table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell></table:table-row>
      <table:table-row table:number-rows-repeated="1048570">\(blank)
      """, report: report)
    #expect(records == [["a", "", "", ""], ["a", "", "", ""]])
    #expect(report.findings.map { $0.text(in: .en) }.count == 1)
    #expect(report.findings[0].phrase == .blankRows && report.findings[0].arguments == ["3"])
  }

  @Test(arguments: XMLMapping.Sheet.allCases)
  func headingsAreFoundByWhatTheySay(_ kind: XMLMapping.Sheet) throws {
    let table =
      XMLSheetTests.row(["Our garden, 2026"], kind)
      + XMLSheetTests.row(["Work done", "Bed", "Seen by", "Note"], kind)
      + XMLSheetTests.row(["weeding", "3", "Ada", "H1"], kind)
    let report = Report()
    let document =
      kind == .excel2003 ? XMLSheetTests.excel(table) : XMLSheetTests.openDocument(table)
    // Fields in the mapping's order; one that the mapping does not know after the one that it followed.
    #expect(try read(kind, document: document, report: report) == [["H1", "3", "Ada", "weeding"]])
    #expect(report.fieldsDropped == 1 && report.losses[0].phrase == .rowsAboveHeadings)
  }

  @Test func aSheetWithoutHeadingsIsTold() throws {
    let other = "</Table></Worksheet><Worksheet ss:Name=\"Two\"><Table>"
    let report = Report()
    let table =
      XMLSheetTests.row(["about"], .excel2003) + other
      + XMLSheetTests.row(XMLSheetTests.headings, .excel2003)
      + XMLSheetTests.row(["H1"], .excel2003)
      + other.replacing("Two", with: "Three") + XMLSheetTests.row(["more"], .excel2003)
    let records = try read(
      .excel2003, document: XMLSheetTests.excel(table), report: report)
    #expect(records == [["H1", "", "", ""]])
    #expect(report.losses.map(\.arguments) == [["One"], ["Three"]])
    #expect(report.losses.allSatisfy { $0.phrase == .sheetNotRead })
  }

  private static let brokenRows: [(XMLMapping.Sheet, String, Phrase)] = [
    (XMLMapping.Sheet.excel2003, "<Row ss:Index=\"x\"/>", Phrase.sheetIndex),
    (.excel2003, "<Row ss:Index=\"0\"/>", .sheetIndex),
    (.excel2003, "<Row ss:Index=\"1\"/>", .sheetIndexBack),
    (.excel2003, "<Row ss:Index=\"99999999999999999999\"/>", .sheetIndex),
    (.excel2003, "<Row><Cell ss:Index=\"-1\"/></Row>", .sheetIndex),
    (.excel2003, "<Row><Cell ss:Index=\"3\"/><Cell ss:Index=\"3\"/></Row>", .sheetIndexBack),
    (
      .excel2003,
      "<Row><Cell ss:Index=\"999999999\"><Data ss:Type=\"String\">x</Data></Cell></Row>",
      .sheetTooWide
    ),
    (.excel2003, "<Row><Cell ss:MergeAcross=\"a\"/></Row>", .sheetRepeats),
    (
      .openDocument,
      XMLSheetTests.cell("<text:p>x</text:p>", "table:number-columns-repeated=\"10000000\""),
      .sheetTooWide
    ),
    (
      .openDocument, XMLSheetTests.cell("<text:p/>", "table:number-columns-repeated=\"many\""),
      .sheetRepeats
    ),
    (
      .openDocument, XMLSheetTests.cell("<text:p><text:s text:c=\"999999999\"/></text:p>"),
      .recordTooLong
    ),
    (
      .openDocument,
      XMLSheetTests.cell("<text:p>x</text:p>").replacing(
        "<table:table-row>", with: "<table:table-row table:number-rows-repeated=\"1048576\">"),
      .sheetRowRepeated
    ),
    (.openDocument, "<table:table-row table:number-rows-repeated=\"0\"/>", .sheetRepeats),
  ]

  @Test(arguments: XMLSheetTests.brokenRows)
  func whatNoProgramSavesIsRefused(
    _ kind: XMLMapping.Sheet, _ rows: String, _ phrase: Phrase
  ) throws {
    let failure = try #require(throws: Failure.self) { try read(kind, rows) }
    #expect(failure.diagnostics.map(\.phrase) == [phrase])
  }

  /// Whatever becomes of a workbook's bytes, it is read or refused.
  @Test(arguments: XMLMapping.Sheet.allCases)
  func anyBytesAreReadOrRefused(_ kind: XMLMapping.Sheet) throws {
    print("500 broken workbooks, seed \(SeededRandom.seed)")
    let table =
      kind == .excel2003
      ? "<Row ss:Index=\"3\"><Cell ss:Index=\"2\" ss:MergeAcross=\"1\"><Data ss:Type=\"Number\">1</Data>"
        + "</Cell><Cell><Data ss:Type=\"DateTime\">2026-05-01T00:00:00.000</Data></Cell></Row>"
      : "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell/>"
        + "<table:table-cell office:value-type=\"date\" office:date-value=\"2026-05-01\"><text:p/>"
        + "</table:table-cell><table:table-cell table:number-columns-repeated=\"2\""
        + " office:value-type=\"string\"><text:p>a<text:s text:c=\"3\"/>b</text:p></table:table-cell>"
        + "</table:table-row>"
    let rows = XMLSheetTests.row(XMLSheetTests.headings, kind) + table
    let whole = Array(
      (kind == .excel2003 ? XMLSheetTests.excel(rows) : XMLSheetTests.openDocument(rows)).utf8)
    let mapping = try XMLSheetTests.mapping(kind)
    let folder = try TemporaryFolder()
    var random = SeededRandom(seed: SeededRandom.seed)
    let pieces = [
      "", "-", "0", "9", "99999999", "\"", "<", ">", "/", "&", "x", "\u{0}", "T", ".", " ",
    ]
    for _ in 0..<500 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, at + Int.random(in: 0...3, using: &random))
        bytes.replaceSubrange(at..<end, with: pieces.randomElement(using: &random)!.utf8)
      }
      try folder.write("in.xml", bytes)
      do {
        let records = try Records.read(folder("in.xml"), mapping: mapping)
        #expect(records.count <= 1000)
      } catch let failure as Failure {
        #expect(!failure.diagnostics.isEmpty)
      }
    }
  }

  @Test func blankCellsMayReachAsFarAsTheyLike() throws {
    let blank =
      "<table:table-cell table:number-columns-repeated=\"10000000\"/>"
      + "<table:table-cell table:number-columns-repeated=\"999999999\"/>"
    let rows = XMLSheetTests.cell("<text:p>a</text:p>").replacing(
      "</table:table-row>", with: blank + "</table:table-row>")
    #expect(try read(.openDocument, rows) == [["a", "", "", ""]])
  }

  @Test(arguments: XMLMapping.Sheet.allCases)
  func aSheetWithoutTheHeadingsIsRefused(_ kind: XMLMapping.Sheet) throws {
    let table = XMLSheetTests.row(["A", "B"], kind)
    let document =
      kind == .excel2003 ? XMLSheetTests.excel(table) : XMLSheetTests.openDocument(table)
    let failure = try #require(throws: Failure.self) { try read(kind, document: document) }
    #expect(failure.diagnostics.map(\.phrase) == [.noHeadingRow])
    let other = XMLMapping.Sheet.allCases.first { $0 != kind }!
    let wrong = try #require(throws: Failure.self) { try read(other, document: document) }
    #expect(wrong.diagnostics.map(\.phrase) == [.otherSheet])
    let none = try #require(throws: Failure.self) { try read(kind, document: "<html/>") }
    #expect(none.diagnostics.map(\.phrase) == [.noSheet])
  }

  @Test(arguments: [
    (
      "<!DOCTYPE Workbook>" + XMLSheetTests.excel("").split(separator: "\n").dropFirst().joined(),
      Phrase.doctype
    ),
    (
      String(
        XMLSheetTests.excel(XMLSheetTests.row(XMLSheetTests.headings, .excel2003)).dropLast(30)),
      .xmlCutOff
    ), ("", .emptyFile),
    (XMLSheetTests.excel("<Row><Cell></Row>"), .xmlTags),
    (XMLSheetTests.excel("<Row>&x;</Row>"), .xmlEntity),
    (
      XMLSheetTests.excel(
        String(repeating: "<a>", count: 70) + String(repeating: "</a>", count: 70)), .tooDeep
    ),
  ])
  func whatIsNoXMLIsRefused(_ document: String, _ phrase: Phrase) throws {
    let failure = try #require(throws: Failure.self) { try read(.excel2003, document: document) }
    #expect(failure.diagnostics.map(\.phrase) == [phrase])
  }

  /// The types of the cells of one record, as they are written.
  @Test(arguments: [
    (["H1", "2026-05-01", "12", "text"], ["String", "DateTime", "Number", "String"]),
    (["007", "2026-5-1", "007", "=1+1"], ["String", "String", "String", "String"]),
    (["1E5", "2026-02-30", "-3", "2026-05-01"], ["String", "String", "Number", "String"]),
    (["1.0", "1899-12-31", "1234567890123456", "12"], ["String", "String", "String", "String"]),
    (["H1", " 2026-05-01", "+5", " "], ["String", "String", "String", "String"]),
    (["H1", "2026-05-01T00:00", "-0", "0"], ["String", "String", "String", "String"]),
    (["H1", "9999-12-31", "0", "0"], ["String", "DateTime", "Number", "String"]),
  ])
  func onlyWhatComesBackAsItIsHasAType(_ values: [String], _ types: [String]) throws {
    let names = ["String": "string", "DateTime": "date", "Number": "float"]
    for kind in XMLMapping.Sheet.allCases {
      let mapping = try XMLSheetTests.mapping(kind)
      let folder = try TemporaryFolder()
      let fields = zip(XMLSheetTests.headings, values).map {
        RecordMaker.Field(heading: $0, value: Array($1.utf8))
      }
      let path = folder("out.xml")
      _ = try Records.write([fields], to: path, .xml, mapping: mapping)
      let text = try folder.text("out.xml")
      let found = text.matches(of: #/(?:ss:Type|office:value-type)="([A-Za-z]+)"/#).map {
        String($0.1)
      }
      let expected = kind == .excel2003 ? types : types.map { names[$0]! }
      #expect(Array(found.dropFirst(4)) == expected)
      #expect(try Records.read(path, mapping: mapping) == [fields])
    }
  }

  /// All but the columns and the two rows of a template, byte for byte.
  @Test func theRestOfATemplateStays() throws {
    let before =
      "<?xml version='1.0'?>\r\n<!-- ours -->\n<s:Workbook xmlns:s='\(SheetLanguage.spreadsheet)'>"
      + "<Other  a = 'b'/><s:Worksheet s:Name='One'><s:Names/><s:Table"
    let between = "><!-- columns -->"
    let after =
      "\n</s:Table><s:First/><!-- and --><s:Second/></s:Worksheet><s:Worksheet s:Name='Two'/></s:Workbook>\n"
    let template =
      before + " s:ExpandedColumnCount='2' s:ExpandedRowCount='2'" + between
      + "<s:Column s:Index='1' s:Width='5' s:Span='1'/><s:Row s:Index='1'>"
      + "<s:Cell><s:Data s:Type='String'>*</s:Data></s:Cell>"
      + "<s:Cell><s:Data s:Type='String'>work, date</s:Data></s:Cell></s:Row>"
      + "<!-- records --><s:Row><s:Cell/><s:Cell s:StyleID='x'><s:Data s:Type='String'>x</s:Data></s:Cell></s:Row>"
      + "<s:Row/>" + after
    let text =
      XMLSheetTests.notes.replacing("SHEET", with: "excel-2003") + "\ntemplate = \"own.xml\"\n"
    let mapping = try MappingReader.mapping(named: "notes.toml") { name in
      Array((name == "own.xml" ? template : text).utf8)
    }
    let folder = try TemporaryFolder()
    _ = try Records.write([], to: folder("out.xml"), .xml, mapping: mapping)
    func cell(_ heading: String) -> String {
      "<s:Cell><s:Data s:Type=\"String\">\(heading)</s:Data></s:Cell>"
    }
    let written =
      before + between + String(repeating: "<s:Column s:Width='5'/>", count: 4) + "<s:Row>"
      + XMLSheetTests.headings.map(cell).joined() + "</s:Row><!-- records -->" + after
    #expect(try folder.text("out.xml") == written)
  }

  @Test func whatProgramsCutIsTold() throws {
    let mapping = try XMLSheetTests.mapping(.excel2003)
    let folder = try TemporaryFolder()
    func fields(_ length: Int) -> [RecordMaker.Field] {
      [
        RecordMaker.Field(heading: "Note", value: Array("H1".utf8)),
        RecordMaker.Field(
          heading: "Work done", value: [UInt8](repeating: UInt8(ascii: "x"), count: length)),
      ]
    }
    let path = folder("out.xml")
    let there = try Records.write(
      [fields(32_766), fields(32_767), fields(32_768)], to: path, .xml, mapping: mapping)
    #expect(there.findings.map(\.phrase) == [.cellTooLongForExcel])
    let back = Report()
    _ = try Records.read(path, mapping: mapping, report: back)
    #expect(back.findings.map { "\($0.phrase) \($0.place.line ?? 0)" } == ["cellCutByExcel 3"])

    let report = Report()
    let schema = FieldTable(mapping: mapping)
    let template = try SheetTemplate(
      try #require(mapping.xml.template), kind: .excel2003, mapping: mapping)
    var writer = XMLSheetWriter(
      to: ByteBuffer(), template: template, schema: schema, report: report)
    writer.rowLimit = 3
    var record = Record()
    for line in 1...4 {
      record.reset(columns: schema.headings.count, line: line)
      try writer.write(record)
    }
    try writer.finish()
    #expect(report.findings.map { "\($0.phrase) \($0.place.line ?? 0)" } == ["sheetTooLong 3"])
  }

  @Test func aRecordOfBlanksIsARow() throws {
    for kind in XMLMapping.Sheet.allCases {
      let mapping = try XMLSheetTests.mapping(kind)
      let folder = try TemporaryFolder()
      let fields = XMLSheetTests.headings.map { RecordMaker.Field(heading: $0, value: []) }
      _ = try Records.write([fields, fields], to: folder("out.xml"), .xml, mapping: mapping)
      #expect(try Records.read(folder("out.xml"), mapping: mapping) == [fields, fields])
    }
  }
}
