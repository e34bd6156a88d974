/// The outline of a table of codes: its headings, and the line of each row that holds anything.
///
/// SwiftCSV takes a character with its accents for one, so that a mark after a comma, or an Arabic number sign before it, hides the comma.
/// It takes U+2028 and vertical tabs for ends of rows, drops cells beyond the headings, and lets a quote that is never closed swallow all
/// that follows. Each of these is found here, with its line, before SwiftCSV is asked.
struct CodeListTable {
  private(set) var headings: [String] = []
  /// The line of each row after the headings, blank rows left out.
  private(set) var lines: [Int] = []
  let delimiter: Character

  /// - Parameter text: the table; its lines end in `\n`.
  /// - Throws: `CodeListFile.Mistake`.
  init(_ text: String) throws {
    let first = text.unicodeScalars.prefix { $0 != "\n" }
    let delimiters: [Unicode.Scalar] = [",", ";", "\t"]
    // The first of several with the same number: a comma.
    let counts = delimiters.map { delimiter in first.count { $0 == delimiter } }
    let separator = delimiters[counts.firstIndex(of: counts.max() ?? 0) ?? 0]
    delimiter = Character(separator)
    try CodeListTable.refuseJoinedMarks(text, separator)
    var line = 1
    var start = 1
    var quoteLine: Int?
    var cells = [""]
    for scalar in text.unicodeScalars {
      if scalar == "\n" { line += 1 }
      switch scalar {
      case "\"":
        quoteLine = quoteLine == nil ? line : nil
        // A doubled quote closes and opens again, so it ends where it was.
        cells[cells.count - 1].unicodeScalars.append(scalar)
      case separator where quoteLine == nil: cells.append("")
      case "\n" where quoteLine == nil:
        try endRow(cells, line: start)
        (cells, start) = ([""], line)
      case "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}":
        throw CodeListFile.Mistake(phrase: .codeListLineBreak, line: line)
      default: cells[cells.count - 1].unicodeScalars.append(scalar)
      }
    }
    if let quoteLine { throw CodeListFile.Mistake(phrase: .unterminatedQuote, line: quoteLine) }
    try endRow(cells, line: start)
    if headings.isEmpty { throw CodeListFile.Mistake(phrase: .emptyFile) }
  }

  /// Refuses a delimiter or quote that is one character with a mark.
  private static func refuseJoinedMarks(_ text: String, _ separator: Unicode.Scalar) throws {
    var line = 1
    for character in text {
      let scalars = character.unicodeScalars
      if character == "\n" { line += 1 }
      if scalars.count > 1, scalars.contains(where: { $0 == separator || $0 == "\"" }) {
        throw CodeListFile.Mistake(phrase: .codeListMark, line: line)
      }
    }
  }

  private mutating func endRow(_ cells: [String], line: Int) throws {
    if cells.allSatisfy({ $0.allSatisfy(\.isWhitespace) || $0 == "\"\"" }) { return }
    guard !headings.isEmpty else {
      headings = cells.map(CodeListTable.bare)
      for (number, heading) in headings.enumerated() where headings[..<number].contains(heading) {
        throw CodeListFile.Mistake(phrase: .duplicateColumn, arguments: [heading], line: line)
      }
      return
    }
    guard cells.count == headings.count else {
      throw CodeListFile.Mistake(
        phrase: .codeListCells, arguments: ["\(cells.count)", "\(headings.count)"], line: line)
    }
    lines.append(line)
  }

  /// A heading without its quotes.
  private static func bare(_ cell: String) -> String {
    guard cell.hasPrefix("\""), cell.hasSuffix("\""), cell.count > 1 else { return cell }
    return String(cell.dropFirst().dropLast()).replacing("\"\"", with: "\"")
  }
}
