import SheafCore

/// The exports that folders have in common.
struct CommonExports {
  private let sources: [Merge.Source]
  private var opened: [String: ExportedState] = [:]

  init(_ sources: [Merge.Source]) { self.sources = sources }

  /// The names of the exports that all of some folders keep, the newest first.
  private func common(_ holders: [Merge.Source]) -> [String] {
    var names = Set(holders.first?.exports.keys.map { $0 } ?? [])
    for holder in holders.dropFirst() { names.formIntersection(holder.exports.keys) }
    func time(_ name: String) -> String { holders.compactMap { $0.exports[name] }.max() ?? "" }
    return names.sorted { time($0) > time($1) }
  }

  private mutating func open(_ name: String, _ holders: [Merge.Source]) throws -> ExportedState {
    if let state = opened[name] { return state }
    let state = try ExportedState(
      StateFolder(folder: holders[0].path), stem: holders[0].exports[name]!)
    opened[name] = state
    return state
  }

  mutating func base(of id: String, among holders: [Merge.Source], _ coder: FragmentCoder) throws
    -> Fragment?
  {
    for name in common(holders) {
      let state = try open(name, holders)
      guard let record = state.byID[id] else { continue }
      return try coder.fragment(state.bytes(record), name: state.entries[record].file)
    }
    return nil
  }

  /// Whether an export that all have in common has the record.
  mutating func have(_ id: String, among holders: [Merge.Source]) throws -> Bool {
    for name in common(holders) where try open(name, holders).byID[id] != nil { return true }
    return false
  }
}
