import SheafCore

/// The bytes between which a sheet's values stand, with the prefixes that a template has.
struct SheetMarks {
  private let arena: ByteArena
  let kind: XMLMapping.Sheet
  /// What follows a cell's name and style before a value of each type.
  let text: ByteSlice
  let number: ByteSlice
  let date: ByteSlice
  /// What stands between a value as an attribute and as text, where it stands twice.
  let between: ByteSlice
  /// What ends a value.
  let close: ByteSlice
  /// In OpenDocument: what follows in a cell whose text is an attribute too, the ends of paragraphs, and what stands for white space.
  let attribute: ByteSlice
  let openParagraph: ByteSlice
  let nextParagraph: ByteSlice
  let spaces: ByteSlice
  let tab: ByteSlice

  /// - Parameter namespaces: those declared where the rows are, by their prefixes.
  /// - Throws: `Failure` where the template declares no prefix for what is to be written.
  init(_ language: SheetLanguage, _ namespaces: [String: String], at place: SourceLocation) throws {
    kind = language.kind
    var prefixes: [String: String] = [:]
    let needed: [(uri: String, usual: String)] =
      language.kind == .excel2003
      ? [(SheetLanguage.spreadsheet, "ss")]
      : [
        (SheetLanguage.office, "office"), (SheetLanguage.paragraphs, "text"),
      ]
    for (uri, usual) in needed {
      let known = namespaces.filter { $0.value == uri && !$0.key.isEmpty }.keys.sorted()
      guard let prefix = known.contains(usual) ? usual : known.first else {
        throw Failure(.templatePrefix, [usual], at: place, problem: .mappingError)
      }
      prefixes[uri] = prefix
    }
    let arena = ByteArena()
    self.arena = arena
    func keep(_ text: String) -> ByteSlice { arena.copy(text) }
    if language.kind == .excel2003 {
      let ss = prefixes[SheetLanguage.spreadsheet]!
      let element = namespaces[""] == SheetLanguage.spreadsheet ? "" : "\(ss):"
      func data(_ type: String) -> ByteSlice {
        keep("><\(element)Data \(ss):Type=\"\(type)\">")
      }
      (text, number, date) = (data("String"), data("Number"), data("DateTime"))
      between = .empty
      close = keep("</\(element)Data>")
      (attribute, openParagraph, nextParagraph) = (.empty, .empty, .empty)
      (spaces, tab) = (.empty, .empty)
    } else {
      let office = prefixes[SheetLanguage.office]!
      let paragraph = prefixes[SheetLanguage.paragraphs]!
      text = keep(" \(office):value-type=\"string\"")
      number = keep(" \(office):value-type=\"float\" \(office):value=\"")
      date = keep(" \(office):value-type=\"date\" \(office):date-value=\"")
      between = keep("\"><\(paragraph):p>")
      close = keep("</\(paragraph):p>")
      attribute = keep(" \(office):string-value=\"")
      openParagraph = keep("><\(paragraph):p>")
      nextParagraph = keep("</\(paragraph):p><\(paragraph):p>")
      spaces = keep("<\(paragraph):s \(paragraph):c=\"")
      tab = keep("<\(paragraph):tab/>")
    }
  }

  /// What of a sample cell says what it holds or where it is, and so is made anew for every cell.
  private static let ownAttributes: Set<String> = [
    "Index", "Formula", "MergeAcross", "MergeDown", "formula", "value", "value-type", "date-value",
    "time-value", "boolean-value", "string-value", "currency", "number-columns-repeated",
    "number-columns-spanned", "number-rows-spanned",
  ]

  /// A sample cell's end tag.
  func end(_ cell: DonorTemplate.Element) -> [UInt8] {
    Array("</".utf8) + cell.markup.name.dropFirst() + Array(">".utf8)
  }

  /// A sample cell's start tag without its end, as it is written for every cell of its column; comments before it are the sample's.
  func open(_ cell: DonorTemplate.Element) -> [UInt8] {
    cell.markup.lead + cell.markup.name
      + cell.attributes.filter { !SheetMarks.ownAttributes.contains($0.local) }.flatMap(\.raw)
  }

  /// A sample column as it is written for one column.
  func column(_ column: DonorTemplate.Element) -> [UInt8] {
    var single = column
    single.markup.leadOnce = []
    single.attributes = column.attributes.filter {
      !["Index", "Span", "number-columns-repeated"].contains($0.local)
    }
    return single.bytes
  }

  /// The type of a sample cell.
  func type(_ cell: DonorTemplate.Element) -> SheetLanguage.CellType {
    let type =
      kind == .excel2003
      ? cell.children.compactMap {
        value(of: .init(uri: SheetLanguage.spreadsheet, local: "Type"), $0)
      }.first
      : value(of: .init(uri: SheetLanguage.office, local: "value-type"), cell)
    switch type {
    case "Number", "float": return .number
    case "DateTime", "date": return .date
    default: return .text
    }
  }

  /// The value of an attribute.
  func value(of name: SheetLanguage.Name, _ element: DonorTemplate.Element) -> String? {
    element.attributes.first {
      $0.local == name.local && !$0.prefix.isEmpty && element.namespaces[$0.prefix] == name.uri
    }?.value
  }
}
