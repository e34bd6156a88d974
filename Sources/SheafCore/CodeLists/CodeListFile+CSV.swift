import SwiftCSV

extension CodeListFile {
  /// Which columns of a table hold what, by their headings.
  struct Columns {
    var value = "name"
    var code = "code"
    var labels: [Language: String] = [:]
  }

  /// Reads a table with a heading row, its cells between commas, semicolons or tabs.
  ///
  /// SwiftCSV reads it. What that would lose without a word is looked for first, see ``CodeListTable``.
  static func csv(_ bytes: [UInt8], _ columns: Columns) throws -> [Row] {
    let text = try text(of: bytes).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    let shape = try CodeListTable(text)
    var rows: [[String]] = []
    do {
      // Without a line feed after it, a last row would lose the blank cells at its end.
      rows = try EnumeratedCSV(
        string: text + "\n", delimiter: .character(shape.delimiter), loadColumns: false
      ).rows.filter { !$0.allSatisfy(\.isEmpty) }
    } catch {
      throw Mistake(phrase: .codeListSyntax)
    }
    guard rows.count == shape.lines.count, rows.allSatisfy({ $0.count == shape.headings.count })
    else { throw Mistake(phrase: .codeListSyntax) }
    func place(_ heading: String) throws -> Int {
      guard let place = shape.headings.firstIndex(of: heading) else {
        if let nearest = Nearest.match(heading, among: shape.headings) {
          throw Mistake(phrase: .codeListColumnNearest, arguments: [heading, nearest], line: 1)
        }
        throw Mistake(
          phrase: .codeListColumn, arguments: [heading, shape.headings.joined(separator: ", ")],
          line: 1)
      }
      return place
    }
    let value = try place(columns.value)
    let code = try place(columns.code)
    let labels = try columns.labels.mapValues { try place($0) }
    return zip(rows, shape.lines).map { row, line in
      let texts = labels.compactMapValues { row[$0].isEmpty ? nil : row[$0] }
      let entry = CodeList.Entry(
        value: row[value], code: row[code], label: texts.isEmpty ? nil : LocalizedText(texts))
      return Row(entry: entry, line: line)
    }
  }
}
