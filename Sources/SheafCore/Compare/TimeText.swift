/// A time of day that a text can be taken for, in seconds from midnight: `1:2`, `01:02:00`, `1:02 AM`.
enum TimeText {
  static func reading(of text: String) -> Int? {
    guard text.utf8.count <= 16,
      let match = text.wholeMatch(
        of: #/(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?(?:[\s\u{202F}]*([AaPp])\.?[Mm]\.?)?/#),
      var hour = Int(match.1), let minute = Int(match.2), minute < 60,
      let second = Int(match.3 ?? "0"), second < 60
    else { return nil }
    if let half = match.4?.lowercased() {
      guard 1...12 ~= hour else { return nil }
      hour = hour % 12 + (half == "p" ? 12 : 0)
    }
    return hour < 24 ? (hour * 60 + minute) * 60 + second : nil
  }
}
