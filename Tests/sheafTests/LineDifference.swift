import Foundation

/// Tells two texts apart for a reader: the lines that differ, and one of those that do not at either side of them.
enum LineDifference {
  static func text(_ expected: Data?, _ found: Data?) -> String {
    let old = lines(expected)
    let new = lines(found)
    let difference = new.difference(from: old)
    let removed = Set(difference.removals.map(\.place))
    let added = Set(difference.insertions.map(\.place))
    var marked: [(sign: String, line: String)] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if removed.contains(left) {
        marked.append(("-", old[left]))
        left += 1
      } else if added.contains(right) {
        marked.append(("+", new[right]))
        right += 1
      } else {
        marked.append((" ", old[left]))
        left += 1
        right += 1
      }
    }
    let isShown = marked.indices.map { index in
      marked[max(0, index - 1)...min(marked.count - 1, index + 1)].contains { $0.sign != " " }
    }
    return zip(marked, isShown).filter(\.1).map { "\($0.0.sign) \($0.0.line)" }.joined(
      separator: "\n")
  }

  /// The lines with what the eye would miss made visible; a file that is not there is one line of its own.
  private static func lines(_ data: Data?) -> [String] {
    guard let data else { return ["(nothing)"] }
    return data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
      String(decoding: line, as: UTF8.self).unicodeScalars.reduce(into: "") { text, scalar in
        let isPlain =
          scalar.properties.generalCategory != .control
          && scalar.properties.generalCategory != .format
        text += isPlain ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
  }
}

extension CollectionDifference.Change {
  fileprivate var place: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
