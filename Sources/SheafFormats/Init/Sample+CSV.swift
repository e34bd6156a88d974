import SheafCore

extension Sample {
  /// More rows tell nothing new.
  private static let rowLimit = 10_000

  /// Finds the columns of a sample of a table.
  ///
  /// - Throws: `Failure` where it is no table, or two columns have one heading.
  init(csv source: ByteSource) throws {
    let delimiter = try Sample.delimiter(source)
    try source.rewind()
    var rows = CSVRows(source)
    defer { rows.release() }
    rows.delimiter = delimiter
    guard try rows.next() else { throw Failure(.emptyFile, at: SourceLocation(file: source.name)) }
    var headings: [String] = []
    for index in rows.cells.indices {
      let heading = rows.value(index).string
      if !heading.isEmpty, let first = headings.firstIndex(of: heading) {
        let names = [heading, SourceLocation.letters(ofColumn: first), heading]
        throw Failure(
          .duplicateColumnHeading, names,
          at: SourceLocation(file: source.name, line: 1, cell: index))
      }
      headings.append(heading)
    }
    while headings.last?.isEmpty == true { headings.removeLast() }
    if let blank = headings.firstIndex(of: "") {
      throw Failure(
        .cellWithoutHeading, at: SourceLocation(file: source.name, line: 1, cell: blank))
    }
    var columns = headings.map { Place(path: $0, names: [$0], items: []) }
    recordCount = 0
    while recordCount < Sample.rowLimit, try rows.next() {
      if rows.cells.allSatisfy({ $0.count == 0 && !$0.isQuoted }) { continue }
      for index in columns.indices {
        columns[index].items.append(
          index < rows.cells.count ? [rows.value(index).string] : [])
      }
      recordCount += 1
    }
    places = columns
  }

  /// What stands most often between the headings, with the first of several.
  private static func delimiter(_ source: ByteSource) throws -> UInt8 {
    let delimiters = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }
    var best = (delimiter: delimiters[0], count: 0)
    for delimiter in delimiters {
      try source.rewind()
      var rows = CSVRows(source)
      defer { rows.release() }
      rows.delimiter = delimiter
      if (try? rows.next()) == true, rows.cells.count > best.count {
        best = (delimiter, rows.cells.count)
      }
    }
    return best.delimiter
  }
}
