/// The mark in an exported sheet that says which record of which export a row is: `r17-kdmwqtzrbvcx`.
///
/// It begins and ends in a letter and holds no vowel, so that no spreadsheet takes it for a number or a date, counts it up when a row is
/// dragged down, or corrects its spelling.
package struct RowMark: Hashable, Sendable {
  /// The heading of the column that it stands in.
  package static let heading = "__revision"
  package static let headingBytes = ByteSlice(permanent: Array(heading.utf8))

  /// The place of the record in the export, from 1.
  package var record: Int
  /// The name of the export: twelve letters made of what was exported.
  package var export: String

  package init(record: Int, export: String) {
    self.record = record
    self.export = export
  }

  /// Reads a mark; nil where it is none, as when somebody wrote into the column.
  package init?(_ text: String) {
    // Every row has one, and a regular expression would take longer than all the rest of it.
    let mark = text.trimmed.lowercased()
    let parts = mark.utf8.dropFirst().split(
      separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard mark.utf8.first == UInt8(ascii: "r"), parts.count == 2,
      1...9 ~= parts[0].count, parts[0].first != UInt8(ascii: "0"),
      parts[0].allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }),
      parts[1].count == 12,
      parts[1].allSatisfy({ UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }),
      let record = Int(Substring(parts[0]))
    else { return nil }
    self.init(record: record, export: String(Substring(parts[1])))
  }

  package var text: String { "r\(record)-\(export)" }

  private static let letters = Array("bcdfghjklmnpqrstvwxz".utf8)

  /// The name of an export whose contents have this hash.
  package static func exportName(hash: UInt64) -> String {
    var rest = hash
    var name: [UInt8] = []
    for _ in 0..<12 {
      name.append(letters[Int(rest % 20)])
      rest /= 20
    }
    return String(decoding: name, as: UTF8.self)
  }
}
