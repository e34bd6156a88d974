import SheafCore
import SheafImport

/// What a person ticked and picked of a plan.
struct ImportChoices {
  /// How a form says what is taken.
  enum Word: String {
    case sheet, folder, new
    /// To be decided later.
    case open

    func value(_ key: Decisions.Key) -> String { "\(rawValue):\(key.text)" }
  }

  /// All that was decided.
  var decisions: Decisions {
    var decisions = picked
    for key in unticked { decisions.takes[key] = .folder }
    return decisions
  }

  /// What was picked of that which was open.
  private(set) var picked = Decisions()
  /// The same, as a form carries it on.
  private(set) var settled: [String] = []
  private var unticked: Set<Decisions.Key> = []
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
      if !taken.contains(text) { unticked.insert(key) }
    }
    for field in form.all where field.name == "settled" || field.name.hasPrefix("open-") {
      let parts = field.value.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, let word = Word(rawValue: String(parts[0])),
        let key = Decisions.Key(String(parts[1]))
      else { continue }
      shown.insert(key)
      switch word {
      case .sheet: picked.takes[key] = .sheet
      case .folder: picked.takes[key] = .folder
      case .new: picked.takes[key] = .new
      case .open: continue
      }
      settled.append(field.value)
    }
  }

  func isUnticked(_ key: Decisions.Key) -> Bool { unticked.contains(key) }

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
