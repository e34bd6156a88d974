import CLibXML2
import SheafCore

/// What the reader of a workbook knows between two calls of the parser.
struct XMLSheetState: XMLParserState {
  typealias Key = XMLReaderState.Key

  /// What an open element is.
  enum Mark {
    case ignored
    /// One of the elements around the rows.
    case chain
    case group
    case row
    case cell
    /// The element that holds a cell's text, and what may stand in it.
    case text
    case inline
  }

  /// A cell of the row that is being read.
  struct Cell {
    var column: Int
    var start: Int
    var count: Int
    /// Whether it says that it holds text, be it none at all.
    var isText: Bool
  }

  let language: SheetLanguage
  let file: String
  let schema: FieldTable
  let report: Report
  let body: (Record) throws -> Void
  private(set) var context: xmlParserCtxtPtr!
  var keys = SheetKeys()
  var stack: [Mark] = []
  private var names: [UnsafePointer<xmlChar>] = []
  private(set) var error: (any Error)?
  private(set) var calls = 0
  var isEnding = false
  // The sheet
  var sheetName = ""
  var columns: SheetColumns?
  /// Whether the headings were found in a sheet before this one.
  var isDone = false
  var hasToldOfSheet = false
  // The row
  var row = 0
  var rowRepeats = 1
  var blankRows = 0
  /// Blank rows since the last with text; at the end of a sheet they are nothing to tell of.
  var blankRowsSince = 0
  var rowsBefore = 0
  var cells: [Cell] = []
  // The cell
  var column = 0
  var cell = SheetCell()
  var record = Record()
  var values: [Cell?] = []
  private(set) var arena: UnsafeMutableRawPointer
  private var capacity = 1 << 16
  var used = 0

  init(
    _ language: SheetLanguage, file: String, schema: FieldTable, report: Report,
    body: @escaping (Record) throws -> Void
  ) {
    self.language = language
    self.file = file
    self.schema = schema
    self.report = report
    self.body = body
    arena = .allocate(byteCount: capacity, alignment: 64)
    record.file = schema.arena.copy(file)
  }

  mutating func begin(_ context: xmlParserCtxtPtr) {
    self.context = context
    keys = SheetKeys(language, context.pointee.dict)
  }

  func release() { arena.deallocate() }

  func place() -> SourceLocation {
    SourceLocation(
      file: file, line: Int(xmlSAX2GetLineNumber(context)),
      column: Int(xmlSAX2GetColumnNumber(context)))
  }

  /// Where the cell at hand is, as a person finds it in the spreadsheet program.
  func place(ofCell column: Int?) -> SourceLocation {
    let slot = column.flatMap { column in
      columns.flatMap { $0.slots.indices.contains(column) ? $0.slots[column] : nil }
    }
    return SourceLocation(
      file: file, line: row, cell: column, field: slot.map { schema.heading($0) })
  }

  mutating func fail(_ failure: any Error) {
    guard error == nil else { return }
    error = failure
    xmlStopParser(context)
  }

  /// Keeps the first thing that is wrong; libxml2 goes on calling.
  mutating func syntaxError(_ problem: xmlError) {
    guard error == nil, problem.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
    let place = SourceLocation(
      file: file, line: Int(problem.line), column: problem.int2 > 0 ? Int(problem.int2) : nil)
    if isEnding, let open = names.last {
      return fail(Failure(.xmlCutOff, [String(cString: open)], at: place))
    }
    let (phrase, arguments) = XMLSyntaxError.words(for: problem, hasBegun: !names.isEmpty)
    fail(Failure(phrase, arguments, at: place))
  }

  mutating func startElement(_ key: Key, _ attributes: XMLAttributes) {
    calls += 1
    guard error == nil else { return }
    guard stack.count < XMLReader.depthLimit else {
      return fail(Failure(.tooDeep, ["\(XMLReader.depthLimit)"], at: place()))
    }
    let mark = mark(of: key)
    if stack.isEmpty, mark == .ignored { return fail(wrongRoot(key)) }
    stack.append(mark)
    names.append(key.name!)
    do {
      switch mark {
      case .chain: startChain(attributes)
      case .row: try startRow(attributes)
      case .cell: try startCell(attributes)
      case .text: startText(attributes)
      case .inline: startInline(key, attributes)
      case .group, .ignored: break
      }
    } catch {
      fail(error)
    }
  }

  private func wrongRoot(_ key: Key) -> Failure {
    let name = SheetLanguage.Name(
      uri: key.uri.map { String(cString: $0) } ?? "", local: String(cString: key.name!))
    if let other = SheetLanguage.kind(ofRoot: name) {
      return Failure(.otherSheet, [other.rawValue, other.mappingName], at: place())
    }
    return Failure(
      .noSheet, [name.local, language.kind.rawValue, language.chain[0].local], at: place())
  }

  mutating func endElement() {
    guard error == nil, let mark = stack.popLast() else { return }
    names.removeLast()
    do {
      switch mark {
      case .chain: if stack.count == language.chain.count - 1 { try endSheet() }
      case .row: try endRow()
      case .cell: try endCell()
      case .text: endText()
      case .group, .inline, .ignored: break
      }
    } catch {
      fail(error)
    }
  }

  mutating func characters(_ text: ByteSlice) {
    calls += 1
    guard error == nil, let mark = stack.last, mark == .text || mark == .inline else { return }
    if language.kind == .openDocument { keepParagraph(text) } else { keep(text) }
  }

  mutating func keep(_ text: ByteSlice) {
    guard used + text.count <= XMLReader.recordLimit else {
      return fail(Failure(.recordTooLong, ["\(XMLReader.recordLimit >> 20)"], at: place()))
    }
    if used + text.count > capacity {
      while used + text.count > capacity { capacity *= 2 }
      let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 64)
      larger.copyMemory(from: arena, byteCount: used)
      arena.deallocate()
      arena = larger
    }
    (arena + used).copyMemory(from: text.start, byteCount: text.count)
    used += text.count
  }

  mutating func keep(_ bytes: [UInt8]) { bytes.withUnsafeBytes { keep(ByteSlice($0)) } }

  mutating func keep(_ byte: UInt8) {
    var byte = byte
    withUnsafeBytes(of: &byte) { keep(ByteSlice($0)) }
  }

  func slice(_ cell: Cell) -> ByteSlice {
    ByteSlice(start: UnsafeRawPointer(arena) + cell.start, count: cell.count)
  }
}

extension XMLMapping.Sheet {
  /// The built-in mapping for it.
  var mappingName: String {
    switch self {
    case .excel2003: "excel-2003"
    case .openDocument: "flat-ods"
    }
  }
}
