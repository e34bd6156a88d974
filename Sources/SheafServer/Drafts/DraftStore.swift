import Foundation
import SheafCore
import Synchronization

/// The drafts of a folder.
///
/// A draft goes when its fragment is saved. What the script sent just before may arrive just after, and must not bring it back; so for a
/// few seconds a finished draft stays gone.
final class DraftStore: Sendable {
  private static let grace = Duration.seconds(5)

  private let folder: DurableFolder
  private let finished = Mutex<[String: ContinuousClock.Instant]>([:])

  init(_ folder: DurableFolder) {
    self.folder = folder
  }

  /// A name for a draft that nothing else has.
  static func newID() -> String {
    (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()
  }

  private static func isID(_ text: String) -> Bool {
    1...40 ~= text.utf8.count && text.utf8.allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x7A ~= $0 }
  }

  /// Keeps a form; when this comes back it is on the disk.
  ///
  /// - Returns: the draft; its name is the one that the form has, or a new one.
  @discardableResult
  func keep(_ form: FragmentForm) throws -> Draft {
    let id = DraftStore.isID(form.draft) ? form.draft : DraftStore.newID()
    let entries = form.fields.all.map { Draft.Entry(name: $0.name, value: $0.value) }
    let draft = Draft(id: id, time: Int(Date().timeIntervalSince1970), entries: entries)
    if isFinished(id) { return draft }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let bytes = [UInt8](try encoder.encode(draft))
    _ = try folder.replace("\(id).json", bytes, opened: nil)
    return draft
  }

  /// A draft; nil where there is none of that name, or it is none.
  func draft(_ id: String) -> Draft? {
    guard DraftStore.isID(id), let bytes = try? folder.read("\(id).json") else { return nil }
    return try? JSONDecoder().decode(Draft.self, from: Data(bytes))
  }

  /// Every draft, the latest first.
  func all() throws -> [Draft] {
    try folder.names().filter { $0.hasSuffix(".json") }
      .compactMap { draft(String($0.dropLast(5))) }.sorted { ($1.time, $0.id) < ($0.time, $1.id) }
  }

  /// How many there are.
  var count: Int { (try? folder.names().count { $0.hasSuffix(".json") }) ?? 0 }

  /// Removes a draft, as what it held is saved, or to be thrown away.
  func finish(_ id: String) throws {
    guard DraftStore.isID(id) else { return }
    finished.withLock { finished in
      let now = ContinuousClock.now
      finished = finished.filter { now - $0.value < DraftStore.grace }
      finished[id] = now
    }
    try folder.remove("\(id).json")
  }

  /// Whether a draft has gone so lately that the script may not know it.
  func isFinished(_ id: String) -> Bool {
    finished.withLock { finished in
      finished[id].map { ContinuousClock.now - $0 < DraftStore.grace } ?? false
    }
  }
}
