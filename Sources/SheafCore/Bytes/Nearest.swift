/// Finds the right name behind a misspelt one.
package enum Nearest {
  /// The candidate closest to `word`, or nil where none is close enough to be meant.
  ///
  /// Case and surrounding white space count for nothing; at most a third of the letters may differ.
  package static func match(_ word: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(normal(word))
    guard !wanted.isEmpty else { return nil }
    var best: (word: String, distance: Int)?
    for candidate in candidates {
      let letters = Array(normal(candidate))
      let limit = max(1, max(wanted.count, letters.count) / 3)
      guard abs(letters.count - wanted.count) <= limit else { continue }
      let distance = editDistance(wanted, letters)
      if distance <= limit, distance < best?.distance ?? Int.max { best = (candidate, distance) }
    }
    return best?.word
  }

  private static func normal(_ word: String) -> String {
    word.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// How many letters have to be added, dropped, exchanged or swapped with their neighbour (optimal string alignment).
  static func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in 1...left.count {
      var row = [i]
      for j in 1...right.count {
        let same = left[i - 1] == right[j - 1]
        var cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1))
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          cost = min(cost, beforeLast[j - 2] + 1)
        }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[right.count]
  }
}
