import SheafCore

/// Values as spreadsheet programs hold them.
enum SheetValue {
  /// A number with more digits is rounded by spreadsheet programs.
  private static let digitLimit = 15

  /// Excel's calendar begins later, and has a day in it that there was not.
  private static let firstYear = ByteSlice(permanent: Array("1901".utf8))

  /// Whether a program that takes a value for a number or a date gives it back with the same spelling.
  static func isOf(_ type: SheetLanguage.CellType, _ value: ByteSlice) -> Bool {
    switch type {
    case .text: return true
    case .number:
      let digits = value[0] == UInt8(ascii: "-") ? value.slice(1, value.count) : value
      guard 1...digitLimit ~= digits.count, digits.isDigits else { return false }
      return digits[0] != UInt8(ascii: "0") || value.count == 1
    case .date:
      guard value.isDate else { return false }
      return memcmp(value.start, firstYear.start, 4) >= 0
    }
  }

  /// A date without the time of day where that is midnight, and with a space before it where it is not.
  static func date(_ text: ByteSlice) -> [UInt8] {
    guard let mark = text.firstIndex(of: UInt8(ascii: "T")) else { return text.bytes }
    var time = text.slice(mark + 1, text.count).bytes
    if let point = time.firstIndex(of: UInt8(ascii: ".")),
      time[(point + 1)...].allSatisfy({ $0 == UInt8(ascii: "0") })
    {
      time.removeSubrange(point...)
    }
    let day = text.slice(0, mark).bytes
    let isMidnight = time == Array("00:00:00".utf8)
    return isMidnight ? day : day + Array(" ".utf8) + time
  }

  /// A truth value as spreadsheet programs show and save it as text.
  static func boolean(_ text: ByteSlice) -> [UInt8] {
    switch text.string {
    case "1", "true": Array("TRUE".utf8)
    case "0", "false": Array("FALSE".utf8)
    default: text.bytes
    }
  }
}
