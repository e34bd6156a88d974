/// Makes text from rules: each name stands for one of its alternatives, in which `{name}` stands
/// for an alternative of that name, and `{1-12}` for a number of that range.
struct Grammar {
  private enum Part {
    case text(String)
    case rule(Int)
    case number(ClosedRange<Int>)
  }

  private let numbers: [String: Int]
  private let alternatives: [[[Part]]]

  /// Compiles the rules. A name without a rule is a mistake of the programmer, and stops the program.
  init(_ rules: [(name: String, alternatives: [String])]) {
    let numbers = Dictionary(uniqueKeysWithValues: zip(rules.map(\.name), rules.indices))
    self.numbers = numbers
    alternatives = rules.map { rule in
      rule.alternatives.map { Self.parts(of: $0, numbers: numbers) }
    }
  }

  /// One text of the rule `name`.
  func text(_ name: String, _ random: inout RandomSource) -> String {
    var text = ""
    append(rule: numbers[name]!, to: &text, &random)
    return text
  }

  private func append(rule: Int, to text: inout String, _ random: inout RandomSource) {
    for part in random.pick(alternatives[rule]) {
      switch part {
      case .text(let literal): text += literal
      case .rule(let number): append(rule: number, to: &text, &random)
      case .number(let range): text += String(random.number(in: range))
      }
    }
  }

  private static func parts(of template: String, numbers: [String: Int]) -> [Part] {
    var parts: [Part] = []
    for piece in template.split(separator: "{") {
      let halves = piece.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2 else {
        parts.append(.text(String(piece)))
        continue
      }
      let bounds = halves[0].split(separator: "-").compactMap { Int($0) }
      parts.append(
        bounds.count == 2 ? .number(bounds[0]...bounds[1]) : .rule(numbers[String(halves[0])]!))
      if !halves[1].isEmpty { parts.append(.text(String(halves[1]))) }
    }
    return parts
  }
}
