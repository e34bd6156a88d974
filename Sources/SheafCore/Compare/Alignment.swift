/// Finds what two lists have in common, in order: a longest common subsequence (E. Myers, "An O(ND) Difference Algorithm and Its
/// Variations", 1986).
enum Alignment {
  /// Beyond so many differences the texts have little to do with each other, and what they share in their middle is not looked for.
  private static let limit = 600

  /// The pairs of indices, in order, whose elements are the same.
  static func pairs(_ left: Int, _ right: Int, same: (Int, Int) -> Bool) -> [(Int, Int)] {
    var start = 0
    while start < left, start < right, same(start, start) { start += 1 }
    var tail = 0
    while tail < left - start, tail < right - start, same(left - 1 - tail, right - 1 - tail) {
      tail += 1
    }
    let middle = middlePairs(left - start - tail, right - start - tail) {
      same($0 + start, $1 + start)
    }
    return (0..<start).map { ($0, $0) } + middle.map { ($0 + start, $1 + start) }
      + (0..<tail).reversed().map { (left - 1 - $0, right - 1 - $0) }
  }

  private static func middlePairs(_ left: Int, _ right: Int, same: (Int, Int) -> Bool) -> [(
    Int, Int
  )] {
    guard left > 0, right > 0 else { return [] }
    let limit = min(left + right, limit)
    // By diagonal, from -limit - 1.
    var furthest = [Int](repeating: -1, count: 2 * limit + 3)
    let middle = limit + 1
    furthest[middle + 1] = 0
    var trace: [[Int]] = []
    for differences in 0...limit {
      trace.append(Array(furthest[(middle - differences - 1)...(middle + differences + 1)]))
      for diagonal in stride(from: -differences, through: differences, by: 2) {
        let isDown = isDown(
          diagonal, differences, furthest[middle + diagonal - 1], furthest[middle + diagonal + 1])
        var x =
          isDown ? furthest[middle + diagonal + 1] : furthest[middle + diagonal - 1] + 1
        while x < left, x - diagonal < right, same(x, x - diagonal) { x += 1 }
        furthest[middle + diagonal] = x
        if x >= left, x - diagonal >= right { return back(trace, left, right) }
      }
    }
    return []
  }

  /// Whether the way to a diagonal comes from the one above it, and so something was added.
  private static func isDown(_ diagonal: Int, _ differences: Int, _ before: Int, _ after: Int)
    -> Bool
  {
    diagonal == -differences || diagonal != differences && before < after
  }

  private static func back(_ trace: [[Int]], _ left: Int, _ right: Int) -> [(Int, Int)] {
    var (x, y) = (left, right)
    var pairs: [(Int, Int)] = []
    for differences in trace.indices.reversed() {
      let diagonal = x - y
      let middle = differences + 1
      let (before, after) = (
        trace[differences][middle + diagonal - 1], trace[differences][middle + diagonal + 1]
      )
      let isDown = isDown(diagonal, differences, before, after)
      let from = isDown ? diagonal + 1 : diagonal - 1
      let fromX = max(0, isDown ? after : before)
      let startX = differences == 0 ? 0 : isDown ? fromX : fromX + 1
      while x > startX, y > startX - diagonal {
        x -= 1
        y -= 1
        pairs.append((x, y))
      }
      (x, y) = (fromX, fromX - from)
    }
    return pairs.reversed()
  }
}
