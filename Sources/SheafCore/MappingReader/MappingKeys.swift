/// The keys of a mapping file, by the table they stand in: what is read, and what docs/mapping.md has to explain.
package enum MappingKeys {
  package static let root = [
    "extends", "mapping", "constants", "codelist", "section", "field", "csv", "xml",
  ]
  package static let mapping = ["title", "id", "confidential", "file"]
  package static let codelist = ["name", "file", "value", "code", "label", "entry"]
  package static let entry = ["value", "code", "label"]
  package static let section = ["name", "label"]
  package static let field = [
    "name", "heading", "aliases", "label", "hint", "section", "kind", "required", "pattern",
    "choices", "codelist", "open", "relevant",
    "separator", "confidential", "true", "false", "compose", "from", "derive",
  ]
  package static let choice = ["value", "label"]
  package static let compose = ["when", "text"]
  package static let derive = ["item", "gives"]
  package static let csv = ["column"]
  package static let column = ["field", "heading"]
  package static let xml = [
    "record", "sheet", "extra", "audience", "files", "template", "namespace", "group", "element",
    "place",
  ]
  package static let group = ["path", "by"]
  package static let element = [
    "path", "each", "pattern", "split", "when", "unless", "needs", "unique",
  ]
  package static let namespace = ["prefix", "uri"]
  package static let place = [
    "field", "value", "text", "parts", "item", "path", "list", "blank", "join", "codes", "day",
    "slug",
    "blanks", "cdata", "type",
  ]

  /// Every table with its keys, by the table's path in the file.
  package static let all: [(table: String, keys: [String])] = [
    ("", root), ("[mapping]", mapping), ("[[codelist]]", codelist),
    ("[[codelist.entry]]", entry), ("[[section]]", section), ("[[field]]", field),
    ("[[field.choices]]", choice),
    ("[[field.compose]]", compose), ("[[field.derive]]", derive), ("[csv]", csv),
    ("[[csv.column]]", column), ("[xml]", xml),
    ("[[xml.namespace]]", namespace), ("[xml.group]", group), ("[[xml.element]]", element),
    ("[[xml.place]]", place),
  ]
}
