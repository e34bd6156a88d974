import SheafCore

/// Splits text into rows and cells by RFC 4180, out of a window that slides over it.
///
/// Rows end in CRLF, LF or CR. A quote counts only at the start of a cell; elsewhere it is a character like any other. A row that the
/// window cuts is begun again once more text is there.
struct CSVRows {
  struct Cell {
    /// The offset in the window.
    var start: Int
    var count: Int
    var isQuoted: Bool
    /// Whether it holds doubled quotes still to be made single.
    var hasDoubledQuotes: Bool
  }

  /// No row is longer than this; a longer one has lost a quote.
  static let rowLimit = 64 << 20

  /// No row has more cells than this; Excel has 16,384 columns.
  static let cellLimit = 20_000
  private static let slack = 64
  private static let quote = UInt8(ascii: "\"")
  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  var delimiter = UInt8(ascii: ",")
  private(set) var cells: [Cell] = []
  /// The row that ``next()`` has read, counted from 1.
  private(set) var row = 0
  let file: String
  private let text: TextPrefetcher
  private var window: UnsafeMutableRawPointer
  private var capacity = 1 << 18
  private var start = 0
  private var rowStart = 0
  private var end = 0
  private var isAtEnd = false

  init(_ source: ByteSource) {
    file = source.name
    text = TextPrefetcher(TextSource(source))
    window = .allocate(byteCount: capacity + CSVRows.slack, alignment: 64)
  }

  /// The encoding of what was read so far.
  var encoding: TextEncoding? { text.encoding }

  func release() {
    text.stop()
    window.deallocate()
  }

  /// A cell's bytes as they stand in the file, without the quotes around them.
  func raw(_ cell: Cell) -> ByteSlice {
    ByteSlice(start: UnsafeRawPointer(window) + cell.start, count: cell.count)
  }

  /// A cell's value, made in the window.
  mutating func value(_ index: Int) -> ByteSlice {
    if cells[index].hasDoubledQuotes { makeQuotesSingle(&cells[index]) }
    return raw(cells[index])
  }

  private func makeQuotesSingle(_ cell: inout Cell) {
    let whole = raw(cell)
    var from = 0
    var count = 0
    while from < whole.count {
      // Every quote in a quoted cell is the first of two.
      let run =
        (whole.firstIndex(of: CSVRows.quote, from: from).map { $0 + 1 } ?? whole.count) - from
      memmove(window + cell.start + count, whole.start + from, run)
      count += run
      from += run + 1
    }
    cell.count = count
    cell.hasDoubledQuotes = false
  }

  /// Reads the next row into ``cells``; false at the end.
  mutating func next() throws -> Bool {
    row += 1
    while true {
      if start < end {
        rowStart = start
        if let next = try scan() {
          start = next
          return true
        }
      }
      guard !isAtEnd else { return false }
      try refill()
    }
  }

  /// Reads the row just read once more, as after a change of the delimiter.
  mutating func again() throws {
    start = rowStart
    row -= 1
    _ = try next()
  }

  /// Does as if the row just read were not there.
  mutating func forgetRow() { row -= 1 }

  private mutating func refill() throws {
    if start > 0 {
      memmove(window, window + start, end - start)
      end -= start
      start = 0
    }
    if end > capacity / 2 {
      guard capacity < CSVRows.rowLimit else {
        throw Failure(
          .rowTooLong, ["\(CSVRows.rowLimit >> 20)"], at: SourceLocation(file: file, line: row))
      }
      let larger = UnsafeMutableRawPointer.allocate(
        byteCount: capacity * 2 + CSVRows.slack, alignment: 64)
      larger.copyMemory(from: window, byteCount: end)
      window.deallocate()
      window = larger
      capacity *= 2
    }
    // A window filled to the brim keeps the number of times a long row is begun again small.
    while capacity - end >= TextPrefetcher.blockSize {
      let count = try text.read(into: window + end)
      end += count
      if count == 0 {
        isAtEnd = true
        break
      }
    }
  }

  /// Splits the row at ``start``.
  ///
  /// - Returns: where the next row begins, or nil where the window ends first.
  private mutating func scan() throws -> Int? {
    cells.removeAll(keepingCapacity: true)
    let bytes = UnsafePointer(window.assumingMemoryBound(to: UInt8.self))
    var at = start
    while true {
      var cell = Cell(start: at, count: 0, isQuoted: false, hasDoubledQuotes: false)
      if at < end, bytes[at] == CSVRows.quote {
        guard let close = try scanQuoted(bytes, &cell) else { return nil }
        at = close
      } else {
        at = endOfPlainCell(bytes, at)
        cell.count = at - cell.start
      }
      // The row goes on in what is still to be read.
      if at >= end - 1, !isAtEnd { return nil }
      cells.append(cell)
      if cells.count > CSVRows.cellLimit {
        throw failure(.tooManyCells, ["\(CSVRows.cellLimit)"], cell: cells.count - 1)
      }
      if at >= end { return end }
      switch bytes[at] {
      case delimiter:
        at += 1
      case CSVRows.newline:
        return at + 1
      case CSVRows.carriageReturn:
        return at + 1 < end && bytes[at + 1] == CSVRows.newline ? at + 2 : at + 1
      default:
        let rest = ByteSlice(start: window + at, count: min(20, end - at)).string
        throw failure(.textAfterQuote, [rest.components(upTo: delimiter)], cell: cells.count - 1)
      }
    }
  }

  /// Finds the quote that closes a cell; returns the offset after it, or nil where the window ends first.
  private func scanQuoted(_ bytes: UnsafePointer<UInt8>, _ cell: inout Cell) throws -> Int? {
    cell.isQuoted = true
    cell.start += 1
    var at = cell.start
    while true {
      guard let found = at < end ? memchr(bytes + at, Int32(CSVRows.quote), end - at) : nil else {
        if isAtEnd { throw failure(.unterminatedQuote, cell: cells.count) }
        return nil
      }
      at = UnsafeRawPointer(found) - UnsafeRawPointer(bytes)
      if at + 1 >= end, !isAtEnd { return nil }
      if at + 1 < end, bytes[at + 1] == CSVRows.quote {
        cell.hasDoubledQuotes = true
        at += 2
        continue
      }
      cell.count = at - cell.start
      return at + 1
    }
  }

  private func failure(_ phrase: Phrase, _ arguments: [String] = [], cell: Int) -> Failure {
    Failure(phrase, arguments, at: SourceLocation(file: file, line: row, cell: cell))
  }

  /// The offset of the delimiter or line break that ends a cell without quotes, or the window's end.
  @inline(__always)
  private func endOfPlainCell(_ bytes: UnsafePointer<UInt8>, _ start: Int) -> Int {
    var at = start
    // Most cells are short.
    let near = min(at + 16, end)
    while at < near {
      let byte = bytes[at]
      if byte == delimiter || byte == CSVRows.newline || byte == CSVRows.carriageReturn {
        return at
      }
      at += 1
    }
    let delimiters = SIMD16<UInt8>(repeating: delimiter)
    let newlines = SIMD16<UInt8>(repeating: CSVRows.newline)
    let returns = SIMD16<UInt8>(repeating: CSVRows.carriageReturn)
    while at < end {
      // The window's slack lets the last block read past the end.
      let block = UnsafeRawPointer(bytes + at).loadUnaligned(as: SIMD16<UInt8>.self)
      let hits = (block .== delimiters) .| (block .== newlines) .| (block .== returns)
      if let first = hits.firstTrue { return min(at + first, end) }
      at += 16
    }
    return end
  }
}

extension String {
  /// The text before a delimiter or line break, as it is quoted in a message.
  fileprivate func components(upTo delimiter: UInt8) -> String {
    String(prefix { $0 != "\n" && $0 != "\r" && $0 != "\r\n" && $0.asciiValue != delimiter })
  }
}
