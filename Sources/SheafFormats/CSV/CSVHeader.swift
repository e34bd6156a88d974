import SheafCore

/// The heading row of a spreadsheet: which delimiter it is written with, and which column is which.
struct CSVHeader {
  let columns: SheetColumns

  /// Reads the heading row, and a `sep=` line before it.
  ///
  /// The delimiter is the one with which most headings are known, not the one that stands there most often.
  ///
  /// - Parameter delimiter: the one that the person named.
  /// - Throws: `Failure` where there is no heading row.
  init(_ rows: inout CSVRows, delimiter: UInt8?, schema: FieldTable, report: Report) throws {
    let file = rows.file
    // With a comma first: text after a quote can only be told from a wrong delimiter when all were tried.
    guard try CSVHeader.readRow(&rows, delimiter: delimiter ?? UInt8(ascii: ",")) else {
      throw Failure(.emptyFile, at: SourceLocation(file: file))
    }
    var delimiter = delimiter
    if let named = CSVHeader.separatorLine(rows) {
      delimiter = delimiter ?? named
      rows.forgetRow()
      guard try rows.next() else { throw Failure(.emptyFile, at: SourceLocation(file: file)) }
    }
    let candidates = delimiter.map { [$0] } ?? CSVDialect.delimiters
    let first = rows.row
    var best = try CSVHeader.best(candidates, &rows, schema, report)
    var title: String?
    // A title may stand above the headings. One heading may be a word of it; two are none by accident.
    while best.known == 0, rows.row - first < CSVHeader.titleLimit {
      title = title ?? rows.cells.indices.map { rows.heading($0) }.first { !$0.trimmed.isEmpty }
      guard try CSVHeader.readRow(&rows, delimiter: candidates[0]) else { break }
      let next = try CSVHeader.best(candidates, &rows, schema, report)
      if next.known != 1 { best = next }
    }
    if best.known <= 0 {
      if let failure = best.failure { throw failure }
      throw Failure(
        candidates.count == 1 ? .noKnownHeadingWithDelimiter : .noKnownHeading,
        [schema.mapping.title[.en], schema.mapping.fields[0].heading],
        at: SourceLocation(file: file, line: first),
        problem: .missingLabel)
    }
    if rows.row > first {
      let arguments = ["\(rows.row - first)", "\(rows.row)"]
      let place = SourceLocation(file: file, line: first)
      if let title {
        report.dropUnread(title.shortened, .rowsAboveHeadings, arguments, at: place)
      } else {
        report.warn(.rowsAboveHeadings, arguments, at: place, problem: .blankRow)
      }
    }
    columns = try SheetColumns(
      rows.cells.indices.map { rows.heading($0) }, row: rows.row, file: file, schema: schema,
      report: report)
  }

  /// So many rows at most stand above the headings.
  private static let titleLimit = 10

  private typealias Candidate = (delimiter: UInt8, known: Int, failure: Failure?)

  /// The delimiter with which most headings are known in a row, which is then split by it.
  private static func best(
    _ candidates: [UInt8], _ rows: inout CSVRows, _ schema: FieldTable, _ report: Report
  ) throws -> Candidate {
    var best: Candidate = (candidates[0], -1, nil)
    for candidate in candidates {
      rows.delimiter = candidate
      do {
        try rows.again()
      } catch let error as Failure {
        best.failure = error
        continue
      }
      let known = rows.cells.indices.count {
        SheetColumns.slot(rows.heading($0), schema, report) != nil
      }
      if known > best.known { best = (candidate, known, best.failure) }
    }
    rows.delimiter = best.delimiter
    if best.known >= 0 { try rows.again() }
    return best
  }

  private static func readRow(_ rows: inout CSVRows, delimiter: UInt8) throws -> Bool {
    rows.delimiter = delimiter
    do {
      return try rows.next()
    } catch let failure as Failure where failure.diagnostics.first?.phrase == .textAfterQuote {
      return true
    }
  }

  /// The delimiter that Excel's `sep=;` line names.
  private static func separatorLine(_ rows: CSVRows) -> UInt8? {
    let line = rows.cells.map { rows.raw($0).string }.joined(separator: ",")
    guard line.utf8.count == 5, line.lowercased().hasPrefix("sep=") else { return nil }
    return line.utf8.last
  }
}

extension CSVRows {
  /// A heading as text, with the window left as it is.
  fileprivate func heading(_ index: Int) -> String {
    let cell = raw(cells[index])
    guard cells[index].hasDoubledQuotes else { return cell.string }
    // Byte by byte: a combining mark that follows would hide the second quote from text.
    var isSecond = false
    let bytes = cell.buffer.filter { byte in
      isSecond = byte == UInt8(ascii: "\"") && !isSecond
      return byte != UInt8(ascii: "\"") || isSecond
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
