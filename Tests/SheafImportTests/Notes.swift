import Foundation
import SheafCore
import TestSupport

/// Records of every kind of field, invented, with what spreadsheets stumble over.
struct Notes {
  typealias Values = [String: String]

  static let mapping = try! MappingReader.mapping(named: "notes.toml") { name in
    guard name == "notes.toml" else { return try FileBytes.read(name) }
    return Array(toml.utf8)
  }

  /// Those that people fill in themselves.
  static let plainHeadings = [
    "Code", "Number", "Year", "Day", "Secret", "Scale", "Themes", "Text", "Remark",
  ]
  static let headings = ["ID"] + plainHeadings + ["Story", "Groups"]

  private static let toml = """
    [mapping]
    title = "Notes"
    id = "id"

    [[field]]
    name = "id"
    heading = "ID"
    kind = "identifier"
    pattern = 'N-[0-9]{3,}'

    [[field]]
    name = "code"
    heading = "Code"
    kind = "text"

    [[field]]
    name = "number"
    heading = "Number"
    kind = "integer"

    [[field]]
    name = "year"
    heading = "Year"
    kind = "year"

    [[field]]
    name = "day"
    heading = "Day"
    kind = "date"

    [[field]]
    name = "secret"
    heading = "Secret"
    kind = "flag"
    true = ["1.0", "1"]
    false = ["0.0", "0"]

    [[field]]
    name = "scale"
    heading = "Scale"
    kind = "choice"
    choices = ["local", "national", "Région des  Lacs"]

    [[field]]
    name = "themes"
    heading = "Themes"
    kind = "choices"
    choices = ["law  and order", "health", "école"]

    [[field]]
    name = "text"
    heading = "Text"
    kind = "paragraph"

    [[field]]
    name = "remark"
    heading = "Remark"
    aliases = ["Note"]
    kind = "paragraph"

    [[field]]
    name = "story"
    heading = "Story"
    kind = "composed"

    [[field.compose]]
    when = { scale = ["local", "national", "Région des  Lacs"] }
    text = "{scale}:  {text}  ({year})"

    [[field.compose]]
    text = "{text}"

    [[field]]
    name = "groups"
    heading = "Groups"
    kind = "derived"
    from = "themes"
    choices = ["state", "people"]

    [[field.derive]]
    item = "law  and order"
    gives = "state"

    [[field.derive]]
    item = "health"
    gives = "people"

    [[field.derive]]
    item = "école"
    gives = "people"
    """

  var random: SeededRandom

  private static let words = [
    "le", "réseau", "d'entraide", "l’école", "a", "signé", "«", "»", "\"so\"", "law", "-", "...",
    "été", "œuvre", "1,5", "2023", "Kigali", "नमस्ते", "سلام", "👩🏽‍🌾", "semi;colon", "a,b", "tab|bar",
    "§",
    "c'est", "–", "'tis", "=1", "#5", "100%",
  ]
  private static let spaces = [" ", " ", " ", "  ", "\u{A0}", "\n", "\n\n", "   "]
  private static let codes = [
    "007", "1-2", "3/4", "B-7", "123456789012", "12345678901234567", "=see above", "+32 2 1",
    "-nous",
    "@home", "1.0", "12,5", "TRUE", "vrai", "SEPT2", "1E5", "abc", "#N/A", "'quoted", "12:30", "0",
    "00", "10-11-12", "a/b", "N-001",
  ]

  mutating func text() -> String {
    let count = Int.random(in: 1...12, using: &random)
    var text = ""
    for index in 0..<count {
      if index > 0 { text += Notes.spaces.randomElement(using: &random)! }
      text += Notes.words.randomElement(using: &random)!
    }
    if chance(8) { text = " " + text }
    if chance(8) { text += "  " }
    return text
  }

  mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

  /// A right value for a field, or a blank one.
  mutating func value(_ heading: String) -> String {
    if chance(5) { return "" }
    switch heading {
    case "Code": return Notes.codes.randomElement(using: &random)!
    case "Number": return ["0", "5", "12", "1234", "-3", "9876"].randomElement(using: &random)!
    case "Year": return "\(Int.random(in: 1990...2030, using: &random))"
    case "Day":
      func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
      return "\(Int.random(in: 1990...2028, using: &random))-"
        + "\(digits(Int.random(in: 1...12, using: &random)))-"
        + digits(Int.random(in: 1...28, using: &random))
    case "Secret": return ["1.0", "1", "0.0", "0"].randomElement(using: &random)!
    case "Scale": return ["local", "national", "Région des  Lacs"].randomElement(using: &random)!
    case "Themes":
      let items = ["law  and order", "health", "école"].shuffled(using: &random)
      return items.prefix(Int.random(in: 1...3, using: &random)).joined(separator: ", ")
    default: return text()
    }
  }

  /// A record with everything, its composed and derived fields mostly what follows from the others.
  mutating func record(id: String) -> Values {
    var values: Values = ["ID": id]
    for heading in Notes.plainHeadings { values[heading] = value(heading) }
    let made = Notes.made(values)
    for heading in ["Story", "Groups"] { values[heading] = chance(8) ? "by hand" : made[heading] }
    return values
  }

  /// What the composed and the derived field say by the others: written down here a second time, so that the test knows it by itself.
  static func made(_ values: Values) -> Values {
    let scale = values["Scale"] ?? ""
    let text = values["Text"] ?? ""
    let groups = (values["Themes"] ?? "").components(separatedBy: ", ").compactMap {
      ["law  and order": "state", "health": "people", "école": "people"][$0]
    }
    return [
      "Story": scale.isEmpty ? text : "\(scale):  \(text)  (\(values["Year"] ?? ""))",
      "Groups": ["state", "people"].filter(groups.contains).joined(separator: ", "),
    ]
  }

  /// A record as a fragment, in the shapes that people leave them in.
  mutating func fragment(_ values: Values, extra: Values = [:]) -> [UInt8] {
    let lineBreak = chance(5) ? "\r\n" : "\n"
    var lines: [String] = []
    for heading in Notes.headings {
      guard let value = values[heading] else { continue }
      // A blank field may as well have no line.
      if value.isEmpty, chance(4) { continue }
      lines.append("**\(heading)**: " + value.replacing("\n", with: lineBreak))
      if chance(12) { lines.append("") }
    }
    for (heading, value) in extra.sorted(by: { $0.key < $1.key }) {
      lines.append("**\(heading)**: \(value)")
    }
    var text = chance(10) ? "\u{FEFF}" : ""
    text += lines.joined(separator: lineBreak) + (chance(10) ? "" : lineBreak)
    return Array(text.utf8)
  }
}
