import Foundation
import SheafCore
import TestSupport

/// Invents records that are as hard on a format as anything that people paste into a field.
struct RecordMaker {
  struct Field: Equatable {
    var heading: String
    var value: [UInt8]
  }

  var random: SeededRandom
  /// Whether characters that XML 1.0 cannot hold may occur.
  let allowsControls: Bool
  private let headings: [String]
  private var count = 0

  /// What values are put together from.
  private static let pieces: [String] = [
    "a", "été", " ", "  ", "\t", ",", ";", "|", "\"", "\"\"", "'", "'=", "=1+1", "+5", "-5", "@x",
    "\n", "\r\n", "\r", "\n\n", "\\", "\\\\",
    "**Year**: 2020", "\n**Year**: 2020", "\n\\**Year**: x", "\n\\\\**Nobody knows**:", "**bold**",
    "\n**bold** text", "**", "*", "**:", ":",
    "<redacted>", "<LOC>", "]]>", "&amp;", "&", "<![CDATA[x]]>", "\u{00A0}", "\u{2028}", "\u{2029}",
    "\u{0085}", "\u{FEFF}", "\u{0301}e",
    "e\u{0301}", "👩‍👩‍👧", "🇧🇫", "سلام", "שלום", "\u{202E}", "\u{FFFD}", "\u{10FFFF}", "’", "—", "œ", "#",
    "sep=;", "1.0", "00123", "harvest 1",
    "\u{7F}", "\u{80}", "​", "x\\", "\r\\", "\n\\", "\n ", " \n", ", ", "\u{FE0F}", "Outcome: x",
  ]
  private static let controls: [String] = [
    "\u{1}", "\u{8}", "\u{B}", "\u{C}", "\u{1B}", "\u{1F}", "\u{FFFE}", "\u{FFFF}",
  ]
  private static let extraHeadings = [
    "Reviewed by", "Überprüft, von", "a\"b", " leading", "trailing ", "x*", "*", "<tag>", "Note;s",
    "été | hiver", "سلام", "**", "tab\there", "a:b",
  ]

  init(seed: UInt64, headings: [String], allowsControls: Bool) {
    random = SeededRandom(seed: seed)
    self.headings = headings
    self.allowsControls = allowsControls
  }

  mutating func value() -> [UInt8] {
    switch Int.random(in: 0..<40, using: &random) {
    case 0..<6: return []
    case 6..<14:
      return Array("plain text of no interest \(Int.random(in: 0..<1000, using: &random))".utf8)
    case 14 where Int.random(in: 0..<60, using: &random) == 0:
      return Array(String(repeating: "a long, \"long\" text & <more>\n", count: 37_000).utf8)
    default: break
    }
    var text = ""
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let isControl = allowsControls && Int.random(in: 0..<30, using: &random) == 0
      text += (isControl ? RecordMaker.controls : RecordMaker.pieces).randomElement(using: &random)!
    }
    return Array(text.utf8)
  }

  /// A record with every field of the mapping and, now and then, others between them. Its id is its own, so that files keep their order.
  mutating func record() -> [Field] {
    count += 1
    var fields = headings.map { Field(heading: $0, value: value()) }
    fields[0].value = Array("R\(String(format: "%06d", count))".utf8)
    if Int.random(in: 0..<3, using: &random) == 0 {
      // Each other heading has one place, as a column has.
      for (number, heading) in RecordMaker.extraHeadings.enumerated()
      where Int.random(in: 0..<6, using: &random) == 0 {
        let neighbour = headings[(number * 5) % headings.count]
        let place = fields.firstIndex { $0.heading == neighbour }! + 1
        fields.insert(Field(heading: heading, value: value()), at: place)
      }
    }
    return fields
  }
}
