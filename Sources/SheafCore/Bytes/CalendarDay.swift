/// Days as a browser's date picker writes them (https://html.spec.whatwg.org/#valid-date-string).
package enum CalendarDay {
  /// Whether a text is a day that the picker can show.
  package static func isOne(_ text: String) -> Bool {
    guard let match = text.wholeMatch(of: #/([0-9]{4})-([0-9]{2})-([0-9]{2})/#),
      let year = Int(match.1), let month = Int(match.2), let day = Int(match.3)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return year > 0 && 1...12 ~= month && 1...days[month - 1] ~= day
  }
}
