import SheafCore

extension TextDifference {
  /// One of the texts, for templates that mark what the other one does not have.
  func marked(_ kind: Kind) -> [[String: Any]] {
    parts(of: kind).map { ["text": $0.text, "isMarked": $0.kind == kind] }
  }
}
