/// The next free numbers: for every run of identifiers that differ only in their last digits, one more than the highest.
struct IdentifierSuggestions: Sendable {
  /// How many are offered.
  private static let limit = 6

  /// An identifier without the digits at its end, with the highest number there is.
  private struct Run: Sendable {
    var highest: Int
    var digits: Int
    var count: Int
  }

  private var runs: [String: Run] = [:]

  init(_ identifiers: some Sequence<String>) {
    for identifier in identifiers { add(identifier) }
  }

  private mutating func add(_ identifier: String) {
    guard let (stem, digits) = IdentifierSuggestions.split(identifier), let number = Int(digits)
    else {
      return
    }
    var run = runs[stem] ?? Run(highest: 0, digits: digits.count, count: 0)
    if number > run.highest { (run.highest, run.digits) = (number, digits.count) }
    run.count += 1
    runs[stem] = run
  }

  /// The offers, those of the longest runs first.
  var all: [String] {
    runs.sorted { (-$0.value.count, $0.key) < (-$1.value.count, $1.key) }.prefix(
      IdentifierSuggestions.limit
    )
    .map { next($0.key, $0.value) }
  }

  /// The next one in the run of an identifier.
  func next(after identifier: String) -> String? {
    guard let (stem, _) = IdentifierSuggestions.split(identifier), let run = runs[stem] else {
      return nil
    }
    return next(stem, run)
  }

  private func next(_ stem: String, _ run: Run) -> String {
    let number = String(run.highest + 1)
    return stem + String(repeating: "0", count: max(0, run.digits - number.count)) + number
  }

  /// - Returns: nil where it does not end in digits, or in more than any number has.
  private static func split(_ identifier: String) -> (stem: String, digits: String)? {
    let digits = identifier.reversed().prefix { $0.isASCII && $0.isNumber }.reversed()
    guard 1...15 ~= digits.count else { return nil }
    return (String(identifier.dropLast(digits.count)), String(digits))
  }
}
