extension ByteSlice {
  /// Whether it is a calendar date of ISO 8601, extended format.
  package var isDate: Bool {
    let parts = split(
      by: ByteSlice(start: UnsafeRawPointer(("-" as StaticString).utf8Start), count: 1))
    guard parts.map(\.count) == [4, 2, 2], parts.allSatisfy(\.isDigits) else { return false }
    let numbers = parts.compactMap { Int($0.string) }
    let (year, month, day) = (numbers[0], numbers[1], numbers[2])
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return 1...12 ~= month && 1...days[month - 1] ~= day
  }

  /// Whether every byte is an ASCII digit.
  package var isDigits: Bool {
    buffer.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
  }
}
