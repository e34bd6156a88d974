import SheafCore

/// What the index keeps of one fragment.
struct IndexedFragment {
  var name: String
  var stamp: FileStamp
  /// Whether it was written to so shortly before it was read that its stamp does not prove much.
  var isYoung: Bool
  /// The last look through the folder that found it there.
  var round: Int
  var identifier: String
  /// The beginning of the text that tells it from others.
  var excerpt: String
  /// What its confidential flag says.
  var verdict: Disclosure.Verdict
  /// Its values of the fields of ``ValueColumns``, by their numbers there.
  var codes: [UInt32]
  /// All of its text folded, field by field in the mapping's order, each ended by a line feed; then what the mapping does not know, and
  /// the file's name. NUL at the end, for `strstr`.
  var text: [UInt8]

  /// Longer than any list shows.
  private static let excerptLength = 200

  init(
    name: String, stamp: FileStamp, isYoung: Bool, round: Int, record: Record, mapping: Mapping,
    disclosure: Disclosure, columns: inout ValueColumns, folding: inout TextFolding
  ) {
    self.name = name
    self.stamp = stamp
    self.isYoung = isYoung
    self.round = round
    identifier = record.value(of: mapping.idField)?.string ?? ""
    excerpt =
      mapping.excerptField.flatMap { record.value(of: $0) }
      .map { String($0.string.prefix(IndexedFragment.excerptLength)) } ?? ""
    verdict = disclosure.verdict(record)
    codes = columns.codes(record)
    var text: [UInt8] = []
    text.reserveCapacity(4096)
    for (slot, field) in mapping.fields.enumerated() {
      if let value = record.value(of: slot), !field.isComposition(value, record) {
        folding.append(value, to: &text)
      }
      text.append(IndexedFragment.fieldEnd)
    }
    folding.append(record.stray, to: &text)
    for entry in record.entries where entry.slot >= mapping.fields.count || entry.isRepeat {
      text.append(IndexedFragment.fieldEnd)
      folding.append(entry.value, to: &text)
    }
    text.append(IndexedFragment.fieldEnd)
    text += folding.folded(name)
    text.append(0)
    // Exactly as much memory as it takes: there are thousands of them.
    self.text = text.withUnsafeBufferPointer { Array($0) }
  }

  static let fieldEnd = UInt8(ascii: "\n")

  /// Whether every one of some folded words, each ended by NUL, stands in its text.
  func contains(_ words: [[UInt8]]) -> Bool {
    text.withUnsafeBufferPointer { text in
      text.withMemoryRebound(to: CChar.self) { text in
        words.allSatisfy { word in
          word.withUnsafeBufferPointer { word in
            word.withMemoryRebound(to: CChar.self) {
              strstr(text.baseAddress!, $0.baseAddress!) != nil
            }
          }
        }
      }
    }
  }

  /// The folded text of a field.
  func text(of slot: Int) -> ArraySlice<UInt8> {
    var start = 0
    for _ in 0..<slot { start = text[start...].firstIndex(of: IndexedFragment.fieldEnd)! + 1 }
    return text[start...].prefix { $0 != IndexedFragment.fieldEnd }
  }
}

extension Field {
  /// Whether a value is made of other fields exactly as the mapping says, so that whoever finds those finds it too.
  fileprivate func isComposition(_ value: ByteSlice, _ record: Record) -> Bool {
    guard kind == .composed,
      let composition = compositions.first(where: { $0.when?.holds(in: record) ?? true })
    else { return false }
    return composition.template.bytes(for: record).elementsEqual(value.buffer)
  }
}
