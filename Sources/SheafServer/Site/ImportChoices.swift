import SheafCore

/// What a person ticked and picked of a plan.
struct ImportChoices {
  private(set) var decisions = Decisions()
  /// What was shown to be ticked.
  private var shown: Set<Decisions.Key> = []
  /// Whether there was too much to be shown one by one.
  private let isWhole: Bool

  init(_ form: Fields) {
    isWhole = form["whole"] == "yes"
    let taken = Set(form.values("take"))
    for text in form.values("shown") {
      guard let key = Decisions.Key(text) else { continue }
      shown.insert(key)
      if !taken.contains(text) { decisions.takes[key] = .folder }
    }
    for field in form.all where field.name.hasPrefix("open-") {
      let parts = field.value.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, let key = Decisions.Key(String(parts[1])) else { continue }
      shown.insert(key)
      switch parts[0] {
      case "sheet": decisions.takes[key] = .sheet
      case "folder": decisions.takes[key] = .folder
      default: break
      }
    }
  }

  /// Whether everything that a plan would do was shown.
  func cover(_ plan: ImportPlan) -> Bool {
    isWhole || ImportPage.keys(plan).allSatisfy(shown.contains)
  }
}

extension Decisions.Key {
  private static let separator = "\u{1F}"

  /// As a form carries it.
  var text: String { record + Self.separator + (field ?? "") }

  fileprivate init?(_ text: String) {
    let parts = text.split(
      separator: Self.separator, maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    self.init(record: String(parts[0]), field: parts[1].isEmpty ? nil : String(parts[1]))
  }
}
