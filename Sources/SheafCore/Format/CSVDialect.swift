/// How a spreadsheet's text is written.
package struct CSVDialect: Sendable {
  /// Which program a spreadsheet is written for.
  package enum Program: String, CaseIterable, Sendable {
    case excel
    case excelFrench = "excel-fr"
    case libreOffice = "libreoffice"
  }

  package var delimiter = UInt8(ascii: ",")
  /// Excel takes a file for UTF-8 only when it begins with a byte order mark.
  package var hasByteOrderMark = false
  /// RFC 4180, section 2, ends lines with CRLF.
  package var lineEnd: StaticString = "\r\n"
  /// Whether cells that a spreadsheet would take for a formula get an apostrophe before them.
  package var guardsFormulas = false
  /// Whether cells longer than Excel keeps are warned of.
  package var warnsOfLongCells = false

  /// How many UTF-16 code units Excel keeps of a cell
  /// (https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3).
  package static let excelCellLimit = 32_767

  package init(delimiter: UInt8 = UInt8(ascii: ","), for program: Program? = nil) {
    self.delimiter = delimiter
    switch program {
    case .excel:
      hasByteOrderMark = true
      warnsOfLongCells = true
    case .excelFrench:
      hasByteOrderMark = true
      warnsOfLongCells = true
      self.delimiter = UInt8(ascii: ";")
    case .libreOffice:
      lineEnd = "\n"
    case nil: break
    }
  }

  /// The delimiters that are looked for where none is named.
  package static let delimiters = Array(",;\t|".utf8)

  /// Whether a value is as long as Excel lets a cell be, or longer.
  package static func excelLength(_ value: ByteSlice) -> Int? {
    guard value.count >= excelCellLimit else { return nil }
    return value.string.utf16.count
  }
}

/// The apostrophe before what a spreadsheet would take for a formula.
///
/// Written with the guard, `=1+1` becomes `'=1+1`, and what looks guarded already gets one more in any case; so reading can always take
/// one off.
package enum FormulaGuard {
  package static let apostrophe = UInt8(ascii: "'")

  @inline(__always)
  package static func isFormulaSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"),
      UInt8(ascii: "\t"), UInt8(ascii: "\r"):
      true
    default: false
    }
  }

  /// Whether a value begins with apostrophes and then a formula sign.
  package static func looksGuarded(_ value: ByteSlice) -> Bool {
    guard value.count > 1, value[0] == apostrophe else { return false }
    var at = 1
    while at < value.count, value[at] == apostrophe { at += 1 }
    return at < value.count && isFormulaSign(value[at])
  }
}
