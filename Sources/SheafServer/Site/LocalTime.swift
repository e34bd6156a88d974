import Foundation

/// Times as people here read them: by their own clock, in the order of ISO 8601.
enum LocalTime {
  /// `14:05`.
  static func time(_ seconds: Int) -> String { String(text(seconds).suffix(5)) }

  /// `2026-11-21 14:05`.
  static func text(_ seconds: Int) -> String {
    var time = time_t(seconds)
    var parts = tm()
    localtime_r(&time, &parts)
    return String(
      format: "%04d-%02d-%02d %02d:%02d", Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1,
      Int(parts.tm_mday), Int(parts.tm_hour), Int(parts.tm_min))
  }
}
