/// The languages that sheaf speaks.
package enum Language: String, CaseIterable, Sendable {
  case en
  case fr

  /// The language of the locale that the environment names, as POSIX orders its variables; English where that is neither.
  package init(environment: [String: String]) {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first {
      !$0.isEmpty
    }
    self = Language(rawValue: String(locale?.prefix(2) ?? "")) ?? .en
  }
}
