import CLibXML2
import SheafCore

/// The names of a spreadsheet's XML as pointers into the parser's dictionary, where each name is once.
struct SheetKeys {
  typealias Key = XMLReaderState.Key

  private(set) var chain: [Key] = []
  private(set) var groups: [Key] = []
  private(set) var cells: [Key] = []
  private(set) var row = Key()
  private(set) var text = Key()
  private(set) var sheetName = Key()
  private(set) var index: Key?
  private(set) var columnRepeats: Key?
  private(set) var rowRepeats: Key?
  private(set) var merge: Key?
  private(set) var formula = Key()
  // What a cell holds, in an attribute of its own
  private(set) var excelType = Key()
  private(set) var valueType = Key()
  private(set) var value = Key()
  private(set) var dateValue = Key()
  private(set) var booleanValue = Key()
  private(set) var stringValue = Key()
  // What stands in the text of OpenDocument
  private(set) var spaces = Key()
  private(set) var spaceCount = Key()
  private(set) var tab = Key()
  private(set) var lineBreak = Key()
  private(set) var asides: [Key] = []

  init() {}

  init(_ language: SheetLanguage, _ dictionary: xmlDictPtr?) {
    func key(_ name: SheetLanguage.Name) -> Key {
      Key(
        name: xmlDictLookup(dictionary, name.local, -1),
        uri: xmlDictLookup(dictionary, name.uri, -1))
    }
    func office(_ local: String) -> Key { key(.init(uri: SheetLanguage.office, local: local)) }
    func paragraph(_ local: String) -> Key {
      key(.init(uri: SheetLanguage.paragraphs, local: local))
    }
    chain = language.chain.map(key)
    groups = language.groups.map(key)
    cells = language.cells.map(key)
    row = key(language.row)
    text = key(language.text)
    sheetName = key(language.sheetName)
    index = language.index.map(key)
    columnRepeats = language.columnRepeats.map(key)
    rowRepeats = language.rowRepeats.map(key)
    merge = language.merge.map(key)
    formula = key(language.formula)
    excelType = key(.init(uri: SheetLanguage.spreadsheet, local: "Type"))
    valueType = office("value-type")
    value = office("value")
    dateValue = office("date-value")
    booleanValue = office("boolean-value")
    stringValue = office("string-value")
    spaces = paragraph("s")
    spaceCount = paragraph("c")
    tab = paragraph("tab")
    lineBreak = paragraph("line-break")
    asides = [office("annotation"), office("annotation-end"), paragraph("note")]
  }
}

extension XMLAttributes {
  func value(_ key: SheetKeys.Key?) -> ByteSlice? {
    key.flatMap { key in value { $0 == key.name && $1 == key.uri } }
  }
}
