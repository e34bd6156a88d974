import SheafCore

/// A line on the terminal that tells how far long work has come; nothing where nobody would see it, or where it is soon done.
final class Progress {
  private let language: Language
  private let isShown = isatty(STDERR_FILENO) == 1
  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant?

  init(language: Language) {
    self.language = language
  }

  func update(_ count: Int) {
    guard isShown else { return }
    let now = ContinuousClock.now
    guard now - start > .seconds(1), last.map({ now - $0 > .milliseconds(200) }) ?? true else {
      return
    }
    last = now
    Console.say("\r\(Phrase.progress.text(["\(count)"], in: language))")
  }

  /// Takes the line away.
  func end() {
    if last != nil { Console.say("\r\u{1B}[K") }
  }
}
