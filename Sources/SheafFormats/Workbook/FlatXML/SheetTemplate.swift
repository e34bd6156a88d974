import SheafCore

/// A workbook taken apart: what stands around its rows, and one sample of each sort of column.
///
/// Its first row names, column by column, what the sample is for: fields or kinds by their names, or `*` for all others. Its second row has
/// a sample of the cells, whose type and style are those of the cells that are written.
struct SheetTemplate {
  /// A column of the template.
  struct Sample {
    var names: [String]
    var column: [UInt8]
    var heading: Tags
    var cell: Tags
    var type: SheetLanguage.CellType
  }

  /// An element's start tag, perhaps without what ends it, and end tag.
  struct Tags {
    var open: [UInt8] = []
    var close: [UInt8] = []
  }

  /// What stands before the columns, between them and the rows, and after the rows.
  private(set) var start: [UInt8] = []
  private(set) var middle: [UInt8] = []
  private(set) var end: [UInt8] = []
  private(set) var headings = Tags()
  private(set) var rows = Tags()
  private(set) var samples: [Sample] = []
  let encoding: XMLEncoding
  let marks: SheetMarks
  private let language: SheetLanguage
  private let file: String

  /// - Throws: `Failure` where it is no workbook of the kind that the mapping says, or lacks a sample.
  init(_ template: XMLMapping.Template, kind: XMLMapping.Sheet, mapping: Mapping) throws {
    let language = SheetLanguage.of(kind)
    let file = template.name
    self.language = language
    self.file = file
    let document = try DonorTemplate(template)
    encoding = document.encoding
    guard encoding.isUnicode else {
      throw Failure(
        .sheetTemplateEncoding, [encoding.rawValue], at: SourceLocation(file: file, line: 1),
        problem: .mappingError)
    }
    guard language.names(document.root, language.chain[0]) else {
      throw Failure(
        .sheetTemplateRoot, [document.root.local, kind.rawValue, language.chain[0].local],
        at: SourceLocation(file: file, line: document.root.line), problem: .mappingError)
    }
    var table = document.root
    var before = (document.hasMark ? Array("\u{FEFF}".utf8) : []) + document.prolog
    var after = document.epilog
    for name in language.chain.dropFirst() {
      guard let position = table.children.firstIndex(where: { language.names($0, name) }) else {
        throw Failure(
          .sheetTemplateRows, at: SourceLocation(file: file, line: table.line),
          problem: .mappingError)
      }
      before += table.startTag + table.children[..<position].flatMap(\.bytes)
      after = table.children[(position + 1)...].flatMap(\.bytes) + table.endTag + after
      table = table.children[position]
    }
    marks = try SheetMarks(
      language, table.namespaces, at: SourceLocation(file: file, line: table.line))
    start = before + table.startTag(without: ["ExpandedColumnCount", "ExpandedRowCount"])
    end = table.endTag + after
    try takeApart(table, mapping)
  }

  /// Finds the columns and the two rows among what stands in the table; rows without text are left out.
  private mutating func takeApart(_ table: DonorTemplate.Element, _ mapping: Mapping) throws {
    var columns: [DonorTemplate.Element] = []
    var found: [(row: DonorTemplate.Element, tags: Tags)] = []
    var behind: [UInt8] = []
    for child in table.children {
      if language.names(child, language.column) {
        start += child.markup.leadOnce
        columns.append(child)
      } else if language.names(child, language.row) {
        if hasText(child) { found.append((child, tags(child))) }
      } else if let row = child.children.first(where: hasText),
        language.groups.contains(where: { language.names(child, $0) })
      {
        // Rows that are repeated on every page stand in an element of their own.
        let tags = tags(row)
        found.append(
          (row, Tags(open: child.startTag + tags.open, close: tags.close + child.endTag)))
      } else if found.count > 1 {
        behind += child.bytes
      } else if columns.isEmpty {
        start += child.bytes
      } else {
        middle += child.bytes
      }
    }
    end = behind + end
    guard found.count == 2 else {
      throw Failure(
        .sheetTemplateRows,
        at: SourceLocation(file: file, line: (found.dropFirst(2).first?.row ?? table).line),
        problem: .mappingError)
    }
    headings = found[0].tags
    rows = found[1].tags
    headings.open = found[0].row.markup.leadOnce + headings.open
    headings.close += found[1].row.markup.leadOnce
    try takeSamples(columns, found[0].row, found[1].row, mapping)
  }

  private mutating func takeSamples(
    _ columns: [DonorTemplate.Element], _ first: DonorTemplate.Element,
    _ second: DonorTemplate.Element,
    _ mapping: Mapping
  ) throws {
    let definitions = spread(columns)
    let cells = spread(second.children)
    let known = mapping.fields.map(\.name) + FieldKind.allCases.map(\.rawValue) + ["*"]
    var problems: [Diagnostic] = []
    for (position, cell) in spread(first.children).sorted(by: { $0.key < $1.key }) {
      let names = text(of: cell).split(separator: ",")
        .map { String($0).trimmed }.filter { !$0.isEmpty }
      for name in names where !known.contains(name) {
        let nearest = Nearest.match(name, among: known)
        problems.append(
          Diagnostic(
            nearest == nil ? .sheetTemplateName : .sheetTemplateNameNearest, [name, nearest ?? ""],
            at: SourceLocation(file: file, line: cell.line), problem: .mappingError))
      }
      guard !names.isEmpty else { continue }
      let sample = cells[position] ?? cell
      samples.append(
        Sample(
          names: names, column: definitions[position].map { marks.column($0) } ?? [],
          heading: Tags(open: marks.open(cell), close: marks.end(cell)),
          cell: Tags(open: marks.open(sample), close: marks.end(sample)), type: marks.type(sample)))
    }
    if !samples.contains(where: { $0.names.contains("*") }) {
      problems.append(
        Diagnostic(
          .sheetTemplateRest, at: SourceLocation(file: file, line: first.line),
          problem: .mappingError))
    }
    guard problems.isEmpty else { throw Failure(problems) }
  }

  /// The sample for a field: its own, that of its kind, or that of all others.
  func sample(for field: Field?) -> Sample {
    let names = [field?.name, field?.kind.rawValue, "*"].compactMap { $0 }
    for name in names {
      if let sample = samples.first(where: { $0.names.contains(name) }) { return sample }
    }
    return samples[0]
  }

  private func tags(_ row: DonorTemplate.Element) -> Tags {
    // Comments before it stand once.
    var row = row
    row.markup.leadOnce = []
    return Tags(
      open: row.startTag(without: ["Index", "number-rows-repeated"]), close: row.endTag)
  }

  /// Columns or cells by their position; more than any sample has are left alone.
  private func spread(_ elements: [DonorTemplate.Element]) -> [Int: DonorTemplate.Element] {
    var found: [Int: DonorTemplate.Element] = [:]
    var position = 0
    for element in elements
    where language.names(element, language.column)
      || language.cells.contains(where: { language.names(element, $0) })
    {
      func number(_ name: SheetLanguage.Name?) -> Int? {
        name.flatMap { marks.value(of: $0, element) }.flatMap { Int($0) }
      }
      if let index = number(language.index), 1...SheetLanguage.columnLimit ~= index {
        position = index - 1
      }
      let count = max(
        number(language.columnRepeats) ?? 1,
        1 + min(number(language.span) ?? 0, SheetLanguage.columnLimit))
      for _ in 0..<min(count, SheetLanguage.columnLimit - position) {
        found[position] = element
        position += 1
      }
    }
    return found
  }

  private func hasText(_ row: DonorTemplate.Element) -> Bool {
    language.names(row, language.row) && row.children.contains { !text(of: $0).isEmpty }
  }

  private func text(of cell: DonorTemplate.Element) -> String {
    let texts = cell.children.filter { language.names($0, language.text) }
    return texts.map { XMLUnescape.text($0.markup.tail[...]) }.joined(separator: " ").trimmed
  }
}

extension SheetLanguage {
  func names(_ element: DonorTemplate.Element, _ name: Name) -> Bool {
    element.local == name.local && element.uri == name.uri
  }
}

extension DonorTemplate.Element {
  /// The start tag with what stands before it.
  var startTag: [UInt8] { startTag(without: []) }

  func startTag(without names: Set<String>) -> [UInt8] {
    markup.leadOnce + markup.lead + markup.name
      + attributes.filter { !names.contains($0.local) }.flatMap(\.raw) + markup.end
  }

  /// The end tag with what stands between the last element and it.
  var endTag: [UInt8] { markup.isEmptyTag ? [] : markup.tail + markup.close }

  /// All of it, byte for byte.
  var bytes: [UInt8] { startTag + children.flatMap(\.bytes) + endTag }
}
