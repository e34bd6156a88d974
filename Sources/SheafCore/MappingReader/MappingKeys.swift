/// The keys of a mapping file, by the table they stand in: what is read, and what docs/mapping.md has to explain.
public enum MappingKeys {
  public static let root = [
    "extends", "mapping", "constants", "codelist", "section", "field", "csv", "xml",
  ]
  public static let mapping = ["title", "id", "confidential", "file"]
  public static let codelist = ["name", "file", "value", "code", "label", "entry"]
  public static let entry = ["value", "code", "label"]
  public static let section = ["name", "label"]
  public static let field = [
    "name", "heading", "aliases", "label", "hint", "section", "kind", "required", "pattern",
    "choices", "codelist", "open", "relevant",
    "separator", "confidential", "true", "false", "compose", "from", "derive",
  ]
  public static let choice = ["value", "label"]
  public static let compose = ["when", "text"]
  public static let derive = ["item", "gives"]
  public static let csv = ["column"]
  public static let column = ["field", "heading"]
  public static let xml = [
    "record", "sheet", "extra", "audience", "files", "template", "namespace", "group", "element",
    "place",
  ]
  public static let group = ["path", "by"]
  public static let element = [
    "path", "each", "pattern", "split", "when", "unless", "needs", "unique",
  ]
  public static let namespace = ["prefix", "uri"]
  public static let place = [
    "field", "value", "text", "parts", "item", "path", "list", "blank", "join", "codes", "day",
    "slug",
    "blanks", "cdata", "type",
  ]

  /// Every table with its keys, by the table's path in the file.
  public static let all: [(table: String, keys: [String])] = [
    ("", root), ("[mapping]", mapping), ("[[codelist]]", codelist),
    ("[[codelist.entry]]", entry), ("[[section]]", section), ("[[field]]", field),
    ("[[field.choices]]", choice),
    ("[[field.compose]]", compose), ("[[field.derive]]", derive), ("[csv]", csv),
    ("[[csv.column]]", column), ("[xml]", xml),
    ("[[xml.namespace]]", namespace), ("[xml.group]", group), ("[[xml.element]]", element),
    ("[[xml.place]]", place),
  ]
}
