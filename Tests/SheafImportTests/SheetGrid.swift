import Foundation
import TestSupport

/// A sheet as rows of cells: read and written by rules of its own, so that a mistake of the reader or writer under test cannot hide.
struct SheetGrid {
  /// How programs save sheets.
  struct Dialect: CustomStringConvertible {
    var delimiter: Character
    var lineBreak: String
    var quotesAll: Bool
    var encoding: String.Encoding
    var hasMark: Bool

    var description: String {
      "\(delimiter) \(encoding)\(quotesAll ? " quoted" : "")\(hasMark ? " marked" : "")"
    }

    static func random(_ random: inout SeededRandom) -> Dialect {
      let encodings: [String.Encoding] = [
        .utf8, .utf8, .windowsCP1252, .utf16LittleEndian, .utf16BigEndian,
      ]
      let encoding = encodings.randomElement(using: &random)!
      return Dialect(
        delimiter: [",", ";", "\t", "|"].randomElement(using: &random)!,
        lineBreak: ["\r\n", "\n"].randomElement(using: &random)!,
        quotesAll: Bool.random(using: &random), encoding: encoding,
        hasMark: encoding == .utf8 ? Bool.random(using: &random) : true)
    }
  }

  /// The heading row first.
  var rows: [[String]]

  /// Reads RFC 4180 with a delimiter that is known.
  init(_ text: String, delimiter: Character) {
    rows = []
    var row: [String] = []
    var cell = String.UnicodeScalarView()
    var isQuoted = false
    var scalars = text.unicodeScalars[...]
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    let mark = delimiter.unicodeScalars.first!
    while let scalar = scalars.popFirst() {
      if isQuoted {
        if scalar != "\"" {
          cell.append(scalar)
        } else if scalars.first == "\"" {
          cell.append(scalars.removeFirst())
        } else {
          isQuoted = false
        }
        continue
      }
      switch scalar {
      case "\"": isQuoted = true
      case mark:
        row.append(String(cell))
        cell = .init()
      case "\r": break
      case "\n":
        rows.append(row + [String(cell)])
        (row, cell) = ([], .init())
      default: cell.append(scalar)
      }
    }
    if !row.isEmpty || !cell.isEmpty { rows.append(row + [String(cell)]) }
  }

  func column(_ heading: String) -> Int? { rows[0].firstIndex(of: heading) }

  /// The sheet's bytes; in UTF-8 where the encoding cannot hold it.
  func bytes(_ dialect: Dialect) -> Data {
    let mark = String(dialect.delimiter)
    var text = ""
    for row in rows {
      let cells = row.map { cell -> String in
        let needsQuotes =
          dialect.quotesAll || cell.contains { "\"\r\n\r\n".contains($0) } || cell.contains(mark)
          || cell.unicodeScalars.contains("\n")
        return needsQuotes ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
      }
      text += cells.joined(separator: mark) + dialect.lineBreak
    }
    if dialect.encoding == .windowsCP1252, let bytes = text.data(using: .windowsCP1252),
      String(data: bytes, encoding: .windowsCP1252) == text
    {
      return bytes
    }
    let isUTF8 = dialect.encoding == .utf8 || dialect.encoding == .windowsCP1252
    let encoded = (dialect.hasMark ? "\u{FEFF}" : "") + text
    return encoded.data(using: isUTF8 ? .utf8 : dialect.encoding)!
  }
}
