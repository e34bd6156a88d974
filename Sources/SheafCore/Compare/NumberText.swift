/// A number as people and spreadsheets write it, kept digit by digit: nothing is rounded.
struct NumberText: Hashable {
  var isNegative = false
  /// Without zeros at either end; empty is zero.
  var digits: [UInt8] = []
  /// What the last digit counts: 0 for ones, -1 for tenths.
  var exponent = 0

  /// Every number that a text can be: `1,000` is a thousand or one. Amounts of money count, and `(5)` as bookkeepers write -5.
  static func readings(of text: String) -> Set<NumberText> {
    guard text.utf8.count <= 64 else { return [] }
    var rest = text.filter { character in
      !character.isWhitespace && !character.isCurrencySymbol && character != "'" && character != "’"
    }[...]
    var number = NumberText()
    if rest.first == "(", rest.last == ")" {
      guard rest.dropFirst().first?.isNumber == true else { return [] }
      number.isNegative = true
      rest = rest.dropFirst().dropLast()
    }
    if let sign = rest.first, sign == "-" || sign == "−" || sign == "+" {
      if sign != "+" { number.isNegative = true }
      rest.removeFirst()
    }
    if rest.last == "%" {
      number.exponent = -2
      rest.removeLast()
    }
    guard rest.first?.isASCII == true, rest.contains(where: \.isNumber) else { return [] }
    if let mark = rest.firstIndex(where: { $0 == "E" || $0 == "e" }) {
      guard let power = Int(rest[rest.index(after: mark)...].drop { $0 == "+" }), abs(power) < 400
      else { return [] }
      number.exponent += power
      rest = rest[..<mark]
    }
    var readings: Set<NumberText> = []
    for point in [".", ","] as [Character] {
      let other: Character = point == "." ? "," : "."
      let parts = rest.split(separator: point, omittingEmptySubsequences: false)
      guard parts.count <= 2, isGrouped(parts[0], by: other) else { continue }
      let whole = parts[0].filter { $0 != other }
      let fraction = parts.count == 2 ? String(parts[1]) : ""
      guard (whole + fraction).allSatisfy({ $0.isASCII && $0.isNumber }),
        !(whole + fraction).isEmpty
      else { continue }
      readings.insert(number.with(whole, fraction))
    }
    return readings
  }

  private static func isGrouped(_ whole: Substring, by mark: Character) -> Bool {
    let groups = whole.split(separator: mark, omittingEmptySubsequences: false)
    return groups.count == 1
      || (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
  }

  private func with(_ whole: String, _ fraction: String) -> NumberText {
    var number = self
    number.digits = Array((whole + fraction).utf8.map { $0 - UInt8(ascii: "0") }.drop { $0 == 0 })
    number.exponent -= fraction.count
    while number.digits.last == 0 {
      number.digits.removeLast()
      number.exponent += 1
    }
    if number.digits.isEmpty {
      number.exponent = 0
      number.isNegative = false
    }
    return number
  }

  /// The number rounded to so many digits, half away from zero, as spreadsheets show it.
  func rounded(to count: Int) -> NumberText {
    guard digits.count > count, count > 0 else { return self }
    var result = self
    result.exponent += digits.count - count
    result.digits = Array(digits[..<count])
    if digits[count] >= 5 { result.addOne() }
    return result.trimmed
  }

  /// The number with all digits after so many made zeros.
  func cut(to count: Int) -> NumberText {
    guard digits.count > count else { return self }
    var result = self
    result.exponent += digits.count - count
    result.digits = Array(digits[..<count])
    return result.trimmed
  }

  private mutating func addOne() {
    var index = digits.count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 { digits[index] += 1 } else { digits.insert(1, at: 0) }
  }

  private var trimmed: NumberText {
    var result = self
    while result.digits.last == 0 {
      result.digits.removeLast()
      result.exponent += 1
    }
    return result
  }

  /// The whole number in plain digits; nil where it has a fraction or is very long.
  var plainInteger: String? {
    guard exponent >= 0, digits.count + exponent <= 40 else { return nil }
    let text =
      digits.map { String($0) }.joined()
      + String(repeating: "0", count: digits.isEmpty ? 0 : exponent)
    return (isNegative ? "-" : "") + (text.isEmpty ? "0" : text)
  }
}
