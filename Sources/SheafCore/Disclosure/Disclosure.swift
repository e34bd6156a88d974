/// What of a harvest may go out to the public, and what stays in.
///
/// It fails closed: a record goes out only where its flag says no in a spelling that the mapping knows. A blank flag, a missing one, and one
/// that says something else keep the record in.
package struct Disclosure: Sendable {
  /// What a record's flag says.
  package enum Verdict: Sendable {
    /// The record may go out.
    case open
    /// It is marked as confidential.
    case confidential
    /// Its flag is blank or missing, or says neither yes nor no.
    case unclear
  }

  /// The fields that stay in, by their places in the mapping.
  package let withheldFields: Set<Int>
  /// Whether the mapping marks anything as confidential at all.
  package let marksAnything: Bool
  private let flag: Int?
  private let trueSpellings: Set<String>
  private let falseSpellings: Set<String>
  private let blankIsPublic: Bool
  private let unclearIsPublic: Bool
  /// For each field, the withheld ones that it is composed of.
  private let withheldParts: [Int: Set<Int>]
  /// Shorter texts stand in others by chance.
  private static let leakLength = 8

  /// - Parameters:
  ///   - blankIsPublic: whether a blank or missing flag means no, as `--confidential-blank=public` says.
  ///   - unclearIsPublic: whether all goes out that is not marked, whatever else its flag says.
  package init(mapping: Mapping, blankIsPublic: Bool = false, unclearIsPublic: Bool = false) {
    self.blankIsPublic = blankIsPublic
    self.unclearIsPublic = unclearIsPublic
    flag = mapping.confidentialField
    let field = mapping.confidentialField.map { mapping.fields[$0] }
    trueSpellings = Set(field?.trueSpellings ?? [])
    falseSpellings = Set(field?.falseSpellings ?? [])
    let withheld = Set(mapping.fields.indices.filter { mapping.fields[$0].isConfidential })
    withheldFields = withheld
    marksAnything = flag != nil || !withheld.isEmpty
    var parts: [Int: Set<Int>] = [:]
    for (slot, field) in mapping.fields.enumerated() where field.kind == .composed {
      parts[slot] = withheld.intersection(field.compositions.flatMap(\.template.fields))
    }
    withheldParts = parts
  }

  /// What a record's flag says; open where the mapping has no such flag.
  package func verdict(_ record: Record) -> Verdict {
    guard let flag else { return .open }
    return verdict(flagSaying: record.value(of: flag)?.string)
  }

  /// What a flag's value means; nil is a missing one.
  package func verdict(flagSaying value: String?) -> Verdict {
    guard flag != nil else { return .open }
    guard let value, !value.allSatisfy(\.isWhitespace) else {
      return blankIsPublic || unclearIsPublic ? .open : .unclear
    }
    if falseSpellings.contains(value) { return .open }
    if trueSpellings.contains(value) { return .confidential }
    return unclearIsPublic ? .open : .unclear
  }

  /// The record without the fields that stay in, and without what holds them all the same: the text of its file.
  ///
  /// - Parameter columns: how many columns the schema has.
  package func redacted(_ record: Record, columns: Int) -> Record {
    var open = Record()
    open.reset(columns: columns, line: record.line)
    open.file = record.file
    open.layout = record.layout
    open.cells = record.cells
    open.stray = record.stray
    for entry in record.entries where !withheldFields.contains(entry.slot) {
      open.append(slot: entry.slot, line: entry.line, value: entry.value)
    }
    return open
  }

  /// A field that goes out and holds the whole text of one that stays in.
  package struct Leak: Sendable, Equatable {
    package let field: Int
    package let withheld: Int
  }

  /// Finds the text of withheld fields in those that go out: of any length in what is composed of them, elsewhere of eight bytes or more.
  ///
  /// White space at the ends of a text does not count.
  package func leaks(in record: Record) -> [Leak] {
    guard !withheldFields.isEmpty else { return [] }
    var leaks: [Leak] = []
    for slot in withheldFields.sorted() {
      guard let text = record.value(of: slot)?.trimmed, !text.isEmpty else { continue }
      for entry in record.entries where !withheldFields.contains(entry.slot) {
        let isPart = withheldParts[entry.slot]?.contains(slot) ?? false
        guard isPart || text.count >= Disclosure.leakLength, entry.value.contains(text) else {
          continue
        }
        leaks.append(Leak(field: entry.slot, withheld: slot))
      }
    }
    return leaks
  }
}
