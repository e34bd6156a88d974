import Foundation
import TestSupport

/// Rewrites cells as spreadsheet programs do without being asked; only what the old value proves.
struct SpreadsheetRewrite {
  var random: SeededRandom

  private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

  mutating func rewrite(_ grid: inout SheetGrid) {
    let headings = grid.rows[0]
    for row in 1..<grid.rows.count {
      for (column, heading) in headings.enumerated() where heading != "__revision" && chance(2) {
        grid.rows[row][column] = rewritten(grid.rows[row][column], heading)
      }
    }
    guard chance(8) else { return }
    for row in grid.rows.indices { grid.rows[row] = grid.rows[row].map(SpreadsheetRewrite.misread) }
  }

  mutating func rewritten(_ value: String, _ heading: String) -> String {
    switch heading {
    case "ID": return chance(4) ? " \(value) " : value
    case "Code": return code(value)
    case "Number" where value.count > 3 && !value.hasPrefix("-"):
      return [
        "\(value).0", "\(value),0", "\(value.dropLast(3)) \(value.suffix(3))",
        "\(value.dropLast(3)),\(value.suffix(3))",
      ].randomElement(using: &random)!
    case "Year" where !value.isEmpty: return chance(2) ? "\(value).0" : " \(value)"
    case "Day" where !value.isEmpty:
      let parts = value.split(separator: "-")
      return chance(2) ? "\(parts[2])/\(parts[1])/\(parts[0])" : "\(value) 00:00:00"
    case "Secret" where !value.isEmpty:
      let words =
        value.hasPrefix("1")
        ? ["TRUE", "VRAI", "1", "1,0", "yes"] : ["FALSE", "FAUX", "0", "0,0", "non"]
      return words.randomElement(using: &random)!
    case "Scale", "Themes", "Groups":
      let single = value.replacing("  ", with: " ")
      return chance(2) ? single.uppercased() : single
    default: return text(value)
    }
  }

  private mutating func code(_ value: String) -> String {
    switch value {
    case "007": "7"
    case "00": "0"
    case "1-2": ["2-Jan", "01/02/2026", "02-janv"].randomElement(using: &random)!
    case "3/4": ["03-Apr", "4-mars"].randomElement(using: &random)!
    case "123456789012": ["1.23457E+11", "1,23E+11"].randomElement(using: &random)!
    case "12345678901234567": "12345678901234500"
    case "=see above": ["#NAME?", "#NOM?", "'=see above"].randomElement(using: &random)!
    case "-nous": "#NAME?"
    case "1.0": "1"
    case "12,5": "12.5"
    case "TRUE": "VRAI"
    case "SEPT2": "2-Sep"
    case "1E5": "1.00E+05"
    case "'quoted": "quoted"
    case "12:30": "12:30:00"
    case "10-11-12": "10/11/2012"
    default: value
    }
  }

  private mutating func text(_ value: String) -> String {
    var text = value
    if chance(2) { text = text.replacing(#/ +/#, with: " ") }
    if chance(2) { text = text.trimmingCharacters(in: .whitespacesAndNewlines) }
    if chance(3) { text = text.replacing("\u{A0}", with: " ") }
    if chance(3) { text = text.replacing("'", with: "’") }
    if chance(3) { text = text.replacing("\"", with: "”") }
    if chance(3) { text = text.replacing("...", with: "…") }
    if chance(3) { text = text.replacing(" - ", with: " – ") }
    if chance(4) { text = text.replacing("\n", with: "\r\n") }
    if chance(6) { text = text.precomposedStringWithCanonicalMapping }
    return text
  }

  /// UTF-8 taken for windows-1252, as LibreOffice shows it.
  private static func misread(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for byte in text.utf8 {
      let shown = String(data: Data([byte]), encoding: .windowsCP1252)?.unicodeScalars.first
      let isGap = [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(byte)
      result.append(isGap ? Unicode.Scalar(0xF100 + UInt32(byte))! : shown ?? "?")
    }
    return String(result)
  }
}
