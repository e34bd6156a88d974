/// A day, or part of one, that a text can be taken for.
package struct DateText: Hashable {
  package var year: Int?
  var month: Int
  package var day: Int?

  /// Whether both can be the same day, where what one leaves out is what a spreadsheet fills in: the first of the month, some year.
  func fits(_ other: DateText) -> Bool {
    month == other.month && (year == nil || other.year == nil || year == other.year)
      && (day == other.day || (day ?? 1) == (other.day ?? 1) && (year != nil || other.year != nil))
  }

  /// As ISO 8601 has it.
  package var iso: String {
    func digits(_ number: Int, _ count: Int) -> String {
      String(repeating: "0", count: max(0, count - String(number).count)) + String(number)
    }
    return "\(digits(year ?? 0, 4))-\(digits(month, 2))-\(digits(day ?? 0, 2))"
  }

  /// Everything that a text can be, where it is written as programs write or take in dates; none where it is something else.
  package static func readings(of text: String) -> Set<DateText> {
    guard (3...24).contains(text.count), text.utf8.contains(where: { 48...57 ~= $0 }) else {
      return []
    }
    let parts = parts(of: text)
    guard (2...3).contains(parts.count) else { return [] }
    // A comma stands beside a name, as in Feb 7, 2023; between two numbers it is that of a decimal.
    if text.contains(","), !parts.contains(where: \.isName) { return [] }
    var readings: Set<DateText> = []
    for order in parts.count == 3 ? ["dmy", "mdy", "ymd"] : ["dm", "md", "my", "ym"] {
      if let date = reading(parts, order) { readings.insert(date) }
    }
    return readings
  }

  /// The day that a serial number of a spreadsheet stands for, counted from 1900 as from 1904.
  ///
  /// 1900 was no leap year, and Excel counts it as one (https://learn.microsoft.com/office/troubleshoot/excel/1900-and-1904-date-system).
  static func readings(ofSerial text: String) -> Set<DateText> {
    guard let serial = Int(text), 10_000...80_000 ~= serial else { return [] }
    return [day(serial - 25_569), day(serial + 1_462 - 25_569)]
  }

  private enum Part {
    case number(Int, digits: Int)
    case month(Int)

    var isName: Bool { if case .month = self { true } else { false } }
  }

  /// The numbers and the month's name in a text that is otherwise only `/`, `-`, `.`, `,` and spaces; a time at its end is left out.
  private static func parts(of text: String) -> [Part] {
    var text = text[...]
    if let time = text.firstMatch(of: #/[ T]\d{1,2}:\d{2}(:\d{2})?$/#) {
      text = text[..<time.range.lowerBound]
    }
    var parts: [Part] = []
    var rest = text
    while let first = rest.first {
      if first.isASCII, first.isNumber {
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard digits.count <= 4, let number = Int(digits) else { return [] }
        parts.append(.number(number, digits: digits.count))
        rest = rest.dropFirst(digits.count)
      } else if first.isLetter {
        let word = rest.prefix { $0.isLetter }
        guard let month = month(named: word.lowercased()) else { return [] }
        parts.append(.month(month))
        rest = rest.dropFirst(word.count)
      } else if "/-., ".contains(first) {
        rest.removeFirst()
      } else {
        return []
      }
    }
    return parts
  }

  private static func reading(_ parts: [Part], _ order: String) -> DateText? {
    var year: Int?
    var month: Int?
    var day: Int?
    for (part, place) in zip(parts, order) {
      switch (place, part) {
      case ("d", .number(let number, let digits)) where digits <= 2 && 1...31 ~= number:
        day = number
      case ("m", .number(let number, let digits)) where digits <= 2 && 1...12 ~= number:
        month = number
      case ("m", .month(let number)): month = number
      case ("y", .number(let number, 4)): year = number
      // Programs take two digits for 1930 to 2029.
      case ("y", .number(let number, let digits)) where digits <= 2:
        year = number + (number < 30 ? 2000 : 1900)
      default: return nil
      }
    }
    return month.map { DateText(year: year, month: $0, day: day) }
  }

  private static let names: [[String]] = [
    ["jan", "january", "janv", "janvier"],
    ["feb", "february", "févr", "fevr", "février", "fevrier"],
    ["mar", "march", "mars"], ["apr", "april", "avr", "avril"], ["may", "mai"],
    ["jun", "june", "juin"],
    ["jul", "july", "juil", "juillet"], ["aug", "august", "août", "aout"],
    ["sep", "sept", "september", "septembre"],
    ["oct", "october", "octobre"], ["nov", "november", "novembre"],
    ["dec", "december", "déc", "décembre", "decembre"],
  ]

  private static func month(named word: String) -> Int? {
    names.firstIndex { $0.contains(word) }.map { $0 + 1 }
  }

  /// The day so many days after 1970-01-01 (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days).
  private static func day(_ days: Int) -> DateText {
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return DateText(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }
}
