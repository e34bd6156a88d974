import SheafCore

/// Writes records as the rows of a workbook that is XML: a heading row, a row a record, in the template's own styles.
///
/// A value is a number or a date for the spreadsheet program only where the template says so and the program would give it back as it
/// is; everything else is text, whatever it looks like.
struct XMLSheetWriter: RecordWriter {
  /// How the cells of a column begin and end.
  private struct Column {
    var slot: Int
    var open: ByteSlice
    var close: ByteSlice
    var type: SheetLanguage.CellType
  }

  private let template: SheetTemplate
  private let marks: SheetMarks
  private let schema: FieldTable
  private let report: Report
  private var outline: SheetOutline
  private var output: ByteOutput
  private var columns: [Column] = []
  private let rowOpen: ByteSlice
  private let rowClose: ByteSlice
  private static let blank = ByteSlice(permanent: Array("/>".utf8))
  private var rows = 1
  /// The rows that spreadsheet programs keep; a test has fewer.
  var rowLimit = SheetLanguage.rowLimit

  init(to sink: any ByteSink, template: SheetTemplate, schema: FieldTable, report: Report) {
    self.template = template
    marks = template.marks
    self.schema = schema
    self.report = report
    outline = SheetOutline(schema)
    output = ByteOutput(
      to: template.encoding == .utf8
        ? sink : XMLEncodingSink(to: sink, encoding: template.encoding))
    rowOpen = schema.arena.copy(template.rows.open)
    rowClose = schema.arena.copy(template.rows.close)
  }

  mutating func write(_ record: Record) throws {
    if try outline.take(record) { try start() }
    let written = outline.dropUnmapped(record, report)
    try output.append(rowOpen)
    // A row without any text is taken for none at all when it is read.
    var isBlank = outline.columns.allSatisfy { record.value(of: $0)?.isEmpty ?? true }
    for column in columns {
      try output.append(column.open)
      let entry = record.entry(of: column.slot)
      if let entry, !entry.value.isEmpty {
        try append(entry, column, record)
      } else if isBlank {
        try append(.empty, .text)
        try output.append(column.close)
        isBlank = false
      } else {
        try output.append(XMLSheetWriter.blank)
      }
    }
    try output.append(rowClose)
    rows += 1
    if rows == rowLimit + 1 {
      report.warn(
        .sheetTooLong, ["\(rowLimit)"],
        at: SourceLocation(file: record.file.string, line: record.line))
    }
    record.dropStrayText(report)
    report.wrote(fields: written)
    report.normalise(record.layout)
  }

  /// Writes what stands before the records.
  private mutating func start() throws {
    try output.append(template.start)
    let fields = schema.mapping.fields
    let samples = outline.columns.map {
      template.sample(for: $0 < schema.fieldCount ? fields[$0] : nil)
    }
    for sample in samples { try output.append(sample.column) }
    try output.append(template.middle)
    try output.append(template.headings.open)
    for (slot, sample) in zip(outline.columns, samples) {
      columns.append(
        Column(
          slot: slot, open: schema.arena.copy(sample.cell.open),
          close: schema.arena.copy(sample.cell.close), type: sample.type))
      try output.append(sample.heading.open)
      try append(outline.heading(of: slot), .text)
      try output.append(sample.heading.close)
    }
    try output.append(template.headings.close)
  }

  /// Appends a value; what XML cannot hold is an error of the record, and the next values are looked at all the same.
  private mutating func append(
    _ entry: Record.Entry, _ column: Column, _ record: Record
  ) throws {
    let value = entry.value
    if marks.kind == .excel2003, let length = CSVDialect.excelLength(value),
      length > CSVDialect.excelCellLimit
    {
      report.warn(.cellTooLongForExcel, ["\(length)"], at: record.place(of: entry, schema))
    }
    do {
      try append(value, SheetValue.isOf(column.type, value) ? column.type : .text)
      try output.append(column.close)
    } catch let forbidden as XMLEscape.Forbidden {
      let id = record.value(of: schema.mapping.idField)?.string ?? ""
      report.fail(
        .notInXML, [forbidden.name, id], at: record.place(of: entry, schema), problem: .typeError)
    }
  }

  private mutating func append(_ value: ByteSlice, _ type: SheetLanguage.CellType) throws {
    switch (marks.kind, type) {
    case (.excel2003, .text):
      try output.append(marks.text)
      // As in attributes: Excel writes line breaks and tabs as references, and takes no others.
      try XMLEscape.append(value, .attribute, to: &output)
    case (.excel2003, .number):
      try output.append(marks.number)
      try output.append(value)
    case (.excel2003, .date):
      try output.append(marks.date)
      try output.append(value)
      try output.append("T00:00:00.000")
    case (.openDocument, .text):
      try output.append(marks.text)
      try appendParagraphs(value)
    case (.openDocument, _):
      try output.append(type == .number ? marks.number : marks.date)
      try output.append(value)
      try output.append(marks.between)
      try output.append(value)
    }
    try output.append(marks.close)
  }

  /// Appends text as OpenDocument has it: a paragraph a line, and elements for white space that would be made one space.
  ///
  /// A value with tabs stands in an attribute as well, which goes before the text: LibreOffice loses tabs in the text of a cell.
  private mutating func appendParagraphs(_ value: ByteSlice) throws {
    if value.buffer.contains(where: { $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }) {
      try output.append(marks.attribute)
      try XMLEscape.append(value, .attribute, to: &output)
      try output.append(UInt8(ascii: "\""))
    }
    try output.append(marks.openParagraph)
    var from = 0
    while let end = value.firstIndex(of: UInt8(ascii: "\n"), from: from) {
      try appendParagraph(value.slice(from, end))
      try output.append(marks.nextParagraph)
      from = end + 1
    }
    try appendParagraph(value.slice(from, value.count))
  }

  private mutating func appendParagraph(_ text: ByteSlice) throws {
    var from = 0
    var at = 0
    while at < text.count {
      switch text[at] {
      case UInt8(ascii: " "):
        let start = at
        while at < text.count, text[at] == UInt8(ascii: " ") { at += 1 }
        // One space between words stands as it is; the others, and those at the ends, would be lost.
        let plain = start > 0 && at < text.count ? 1 : 0
        guard at - start > plain else { continue }
        try XMLEscape.append(text.slice(from, start + plain), .text, to: &output)
        try output.append(marks.spaces)
        try appendNumber(at - start - plain)
        try output.append("\"/>")
        from = at
      case UInt8(ascii: "\t"):
        try XMLEscape.append(text.slice(from, at), .text, to: &output)
        try output.append(marks.tab)
        at += 1
        from = at
      default: at += 1
      }
    }
    try XMLEscape.append(text.slice(from, text.count), .text, to: &output)
  }

  private mutating func appendNumber(_ number: Int) throws {
    if number >= 10 { try appendNumber(number / 10) }
    try output.append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  mutating func finish() throws {
    defer { output.release() }
    if !outline.isSettled {
      outline.settle()
      try start()
    }
    try output.append(template.end)
    try output.flush()
  }
}
