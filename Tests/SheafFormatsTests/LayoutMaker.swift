import TestSupport

/// Invents fragments as people and programs leave them behind: with marks, blank lines, odd line ends and lines out of order.
struct LayoutMaker {
  private var random: SeededRandom
  private let headings: [String]

  init(seed: UInt64, headings: [String]) {
    random = SeededRandom(seed: seed)
    self.headings = headings
  }

  private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

  mutating func fragment(id: String) -> [UInt8] {
    let hasReturns = chance(3)
    func end() -> String { hasReturns ? "\r\n" : "\n" }
    var names = Array(headings.dropFirst())
    if chance(4) { names.shuffle(using: &random) }
    if chance(4) { names.removeLast(Int.random(in: 1..<names.count, using: &random)) }
    var text = chance(4) ? "\u{FEFF}" : ""
    if chance(8) { text += end() }
    text += "**\(headings[0])**: \(id)\(end())"
    for name in names {
      text += "**\(name)**:" + (chance(8) ? "" : " ")
      text += ["", "text", "two\(end())lines", "a \\ b", "**bold**", "x\\"].randomElement(
        using: &random)!
      text += end()
      if chance(10) { text += end() }
    }
    if chance(4) { text.removeLast() }
    return Array(text.utf8)
  }
}
