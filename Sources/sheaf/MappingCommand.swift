import ArgumentParser
import SheafCore

/// `sheaf mapping`.
struct MappingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mapping",
    abstract: "Look at mappings, the TOML files that say what a record is and where its fields go.",
    subcommands: [MappingCheck.self, MappingShow.self, MappingInit.self])
}

/// `sheaf mapping show`.
struct MappingShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print a mapping's fields as a table.")

  @Argument(
    help: "A mapping file, or the name of a built-in one.", completion: .file(extensions: ["toml"]))
  var mapping = MappingReader.defaultName

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console
    let mapping = try console.run { try MappingReader.mapping(named: self.mapping) }
    let rows = mapping.rows(in: console.language)
    if console.isJSON { return try console.put(try console.json(rows)) }
    let heads = [Phrase.tableName, .tableHeading, .tableKind, .tableLabel, .tableDetails].map {
      $0.text(in: console.language)
    }
    let cells =
      [heads]
      + rows.map {
        [
          $0.name, $0.heading.trailingSpacesShown, $0.kind, $0.label,
          $0.details.joined(separator: "; "),
        ]
      }
    let widths = heads.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
    let lines = cells.map { row in
      zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(
        separator: "  "
      )
      .replacing(#/ +$/#, with: "")
    }
    try console.put(([mapping.title[console.language]] + lines).joined(separator: "\n"))
  }
}

/// One field as `mapping show` prints it.
struct MappingRow: Encodable {
  let name: String
  let heading: String
  let kind: String
  let label: String
  let details: [String]
}

extension Mapping {
  fileprivate func rows(in language: Language) -> [MappingRow] {
    fields.enumerated().map { index, field in
      var details: [String] = []
      if index == idField { details.append(Phrase.tableID.text(in: language)) }
      if index == confidentialField { details.append(Phrase.tableConfidential.text(in: language)) }
      if field.isRequired { details.append(Phrase.tableRequired.text(in: language)) }
      if let pattern = field.pattern { details.append(pattern) }
      if !field.choices.isEmpty {
        details.append(
          field.choices.map(\.value).joined(separator: " | ") + (field.isOpen ? " | …" : ""))
      }
      if field.kind == .flag {
        details.append("\(field.trueSpellings[0]) / \(field.falseSpellings[0])")
      }
      if let derivation = field.derivation { details.append("← \(fields[derivation.from].name)") }
      let parts = Set(field.compositions.flatMap(\.template.fields)).sorted().map {
        fields[$0].name
      }
      if !parts.isEmpty { details.append("← \(parts.joined(separator: ", "))") }
      return MappingRow(
        name: field.name, heading: field.heading, kind: field.kind.rawValue,
        label: field.label[language],
        details: details)
    }
  }
}

extension String {
  /// The text with spaces at its end made visible, as they count in headings.
  fileprivate var trailingSpacesShown: String {
    let end = reversed().prefix { $0 == " " }.count
    return dropLast(end) + String(repeating: "·", count: end)
  }
}
