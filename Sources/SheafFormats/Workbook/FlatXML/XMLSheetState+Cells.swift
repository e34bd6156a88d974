import CLibXML2
import SheafCore

/// What is known of the cell that is open.
struct SheetCell {
  enum ValueType {
    case text, number, date, boolean
  }

  var start = 0
  var type = ValueType.text
  var repeats = 1
  var isText = false
  /// Whether what it holds was an attribute, and its text is only how that is shown.
  var isSettled = false
  /// In OpenDocument: where the white space begins that came last, and whether it had a line break in it, as layout has.
  var spaceStart: Int?
  var hasBreak = false
  var paragraphs = 0
  var paragraphStart = 0
}

/// Which parts of a workbook its elements are, and what its cells hold.
extension XMLSheetState {
  func mark(of key: Key) -> Mark {
    switch stack.last {
    case nil: return key == keys.chain[0] ? .chain : .ignored
    case .chain? where stack.count < keys.chain.count:
      return key == keys.chain[stack.count] ? .chain : .ignored
    case .chain?, .group?:
      if key == keys.row { return .row }
      return keys.groups.contains(key) ? .group : .ignored
    case .row?: return keys.cells.contains(key) ? .cell : .ignored
    case .cell?: return key == keys.text ? .text : .ignored
    case .text?, .inline?: return keys.asides.contains(key) ? .ignored : .inline
    case .ignored?: return .ignored
    }
  }

  mutating func startCell(_ attributes: XMLAttributes) throws {
    cell = SheetCell()
    if let index = try number(keys.index, attributes, .sheetIndex) {
      guard index > column else {
        throw Failure(.sheetIndexBack, ["\(index)", "\(column + 1)"], at: place(ofCell: nil))
      }
      column = index - 1
    }
    cell.repeats = try number(keys.columnRepeats, attributes, .sheetRepeats) ?? 1
    if let merge = keys.merge, attributes.value(merge) != nil {
      cell.repeats = 1 + (try number(merge, attributes, .sheetRepeats, from: 0) ?? 0)
    }
    cell.start = used
    guard language.kind == .openDocument else { return }
    switch attributes.value(keys.valueType)?.string {
    case "float", "percentage", "currency": take(attributes.value(keys.value)) { $0.bytes }
    case "date": take(attributes.value(keys.dateValue), SheetValue.date)
    case "boolean": take(attributes.value(keys.booleanValue), SheetValue.boolean)
    case "string":
      cell.isText = attributes.value(keys.formula) == nil
      take(attributes.value(keys.stringValue), XMLAttributes.decodedBytes)
    default: break
    }
  }

  /// Takes what a cell holds from an attribute, if it is there.
  private mutating func take(_ value: ByteSlice?, _ bytes: (ByteSlice) -> [UInt8]) {
    guard let value else { return }
    keep(bytes(value))
    cell.isSettled = true
  }

  /// A count or position; what is no number is refused.
  func number(_ key: Key?, _ attributes: XMLAttributes, _ phrase: Phrase, from least: Int = 1)
    throws -> Int?
  {
    guard let key, let text = attributes.value(key) else { return nil }
    guard text.count < 10, let number = Int(text.string), number >= least else {
      throw Failure(
        phrase, [String(cString: key.name!), text.string.shortened], at: place())
    }
    return number
  }

  mutating func startText(_ attributes: XMLAttributes) {
    guard language.kind == .openDocument else {
      // One element holds a cell's text.
      used = cell.start
      cell.isText = true
      switch attributes.value(keys.excelType)?.string {
      case "DateTime": cell.type = .date
      case "Boolean": cell.type = .boolean
      default: cell.type = .text
      }
      return
    }
    cell.paragraphs += 1
    if cell.paragraphs > 1, !cell.isSettled { keep(UInt8(ascii: "\n")) }
    cell.paragraphStart = used
  }

  mutating func endText() {
    endSpace(isLast: true)
  }

  /// Makes of white space with a line break in it what layout stands for: one space, and nothing at the ends of a paragraph.
  private mutating func endSpace(isLast: Bool = false) {
    guard let start = cell.spaceStart else { return }
    if cell.hasBreak {
      used = start
      if !isLast, used > cell.paragraphStart { keep(UInt8(ascii: " ")) }
    }
    cell.spaceStart = nil
    cell.hasBreak = false
  }

  mutating func startInline(_ key: Key, _ attributes: XMLAttributes) {
    guard language.kind == .openDocument, !cell.isSettled else { return }
    switch key {
    case keys.spaces:
      endSpace()
      do {
        let count = try number(keys.spaceCount, attributes, .sheetRepeats, from: 0) ?? 1
        guard count <= XMLReader.recordLimit else {
          return fail(Failure(.recordTooLong, ["\(XMLReader.recordLimit >> 20)"], at: place()))
        }
        keep([UInt8](repeating: UInt8(ascii: " "), count: count))
      } catch {
        fail(error)
      }
    case keys.tab:
      endSpace()
      keep(UInt8(ascii: "\t"))
    case keys.lineBreak:
      endSpace()
      keep(UInt8(ascii: "\n"))
    default: break
    }
  }

  /// Keeps text of OpenDocument. White space of any length is one space there; but LibreOffice writes the spaces in some cells as they
  /// are, and reads them so. Only where there is a line break in it, white space is how somebody laid out the file.
  mutating func keepParagraph(_ text: ByteSlice) {
    guard !cell.isSettled else { return }
    var from = 0
    for at in 0..<text.count {
      switch text[at] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"):
        if cell.spaceStart == nil {
          keep(text.slice(from, at))
          from = at
          cell.spaceStart = used
        }
        if text[at] == UInt8(ascii: "\n") { cell.hasBreak = true }
      default:
        guard cell.spaceStart != nil else { continue }
        keep(text.slice(from, at))
        from = at
        endSpace()
      }
    }
    keep(text.slice(from, text.count))
  }

  mutating func endCell() throws {
    if !cell.isSettled, cell.type != .text {
      let text = ByteSlice(start: UnsafeRawPointer(arena) + cell.start, count: used - cell.start)
      let bytes = cell.type == .date ? SheetValue.date(text) : SheetValue.boolean(text)
      used = cell.start
      keep(bytes)
    }
    let count = used - cell.start
    // Cells that are merged cover others, and do not stand in their place.
    let repeats = language.kind == .openDocument && count > 0 ? cell.repeats : 1
    if column + repeats <= SheetLanguage.columnLimit {
      for offset in 0..<(count > 0 || cell.isText ? repeats : 0) {
        cells.append(
          Cell(column: column + offset, start: cell.start, count: count, isText: cell.isText))
      }
    } else if count > 0 {
      throw Failure(
        .sheetTooWide, ["\(SheetLanguage.columnLimit)"],
        at: place(ofCell: min(column, SheetLanguage.columnLimit)))
    }
    column += cell.repeats
  }
}
