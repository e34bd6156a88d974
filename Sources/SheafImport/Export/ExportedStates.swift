import SheafCore

/// The exports that a folder keeps, opened when a row names them.
final class ExportedStates {
  private let folder: StateFolder
  private let stems: [String]
  private var opened: [String: ExportedState] = [:]
  private var firstUsed: ExportedState?
  private(set) var lost: String?

  init(_ folder: StateFolder) throws {
    self.folder = folder
    stems = try ExportedState.stems(folder)
  }

  /// The record that a revision names; nil where its export is not kept, or has no such record.
  func find(_ revision: RowMark) throws -> (ExportedState, Int)? {
    guard let stem = stems.last(where: { $0.hasSuffix("-" + revision.export) }) else {
      lost = revision.export
      return nil
    }
    let state = try open(stem)
    if firstUsed == nil { firstUsed = state }
    guard revision.record <= state.entries.count else { return nil }
    return (state, revision.record - 1)
  }

  private func open(_ stem: String) throws -> ExportedState {
    if let state = opened[stem] { return state }
    let state = try ExportedState(folder, stem: stem)
    opened[stem] = state
    return state
  }

  /// The export that rows without a revision are held against: that of the rows before, or the newest one; nil where the sheet names
  /// one that is not kept.
  func assumed() throws -> ExportedState? {
    if let firstUsed { return firstUsed }
    guard lost == nil, let newest = stems.last else { return nil }
    return try open(newest)
  }

  /// Those that rows were held against.
  func used() throws -> [ExportedState] {
    let states = opened.values.sorted { $0.stem > $1.stem }
    return states.isEmpty ? try assumed().map { [$0] } ?? [] : states
  }

  /// What the plan tells changes by.
  var base: ImportPlan.Base {
    if let firstUsed { return .named(firstUsed.stem) }
    if let lost { return .lost(lost) }
    return stems.last.map { .assumed($0) } ?? .none
  }
}
