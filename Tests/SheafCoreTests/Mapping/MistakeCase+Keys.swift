import SheafCore

extension MistakeCase {
  private static let fieldKeys = MappingKeys.field.sorted().joined(separator: ", ")

  /// Keys that should not be there, and keys that are missing.
  static let keys: [MistakeCase] = [
    MistakeCase(
      "a misspelt key",
      """
      [[field]]
      name = "year"
      heading = "Year"
      kind = "year"
      requierd = true
      """, "5:1 unknownKeyNearest(requierd | required)"),
    MistakeCase(
      "a key that is like no other",
      """
      [[field]]
      name = "year"
      heading = "Year"
      kind = "year"
        colour = "red"
      """, "5:3 unknownKey(colour | \(fieldKeys))"),
    MistakeCase(
      "a misspelt list of tables",
      """
      # One
      [[sections]]
      name = "who"
      [[sections]]
      name = "what"
      """, "2:1 unknownKeyNearest(sections | section)"),
    MistakeCase(
      "a misspelt table above another", "[xlm.place]", "1:1 unknownKeyNearest(xlm | xml)"),
    MistakeCase("a misspelt table", "[csvs]", "1:1 unknownKeyNearest(csvs | csv)"),
    MistakeCase(
      "a language that there is not",
      """
      [[section]]
      name = "who"
      label = { en = "Who", de = "Wer" }
      """, "3:23 unknownKey(de | en, fr)"),
    MistakeCase(
      "a misspelt key of a choice",
      """
      [[field]]
      name = "colour"
      heading = "Colour"
      kind = "choice"
      choices = [
        { value = "red" },
        { value = "blue", labels = "Blue" },
      ]
      """, "7:21 unknownKeyNearest(labels | label)"),
    MistakeCase(
      "no name",
      """
      [[field]]
      heading = "Year"
      kind = "year"
      """, "1:1 missingKey(name)"),
    MistakeCase(
      "no heading",
      """
      [[field]]
      name = "year"
      kind = "year"
      """, "1:1 missingKey(heading)"),
    MistakeCase(
      "no kind",
      """
      [[field]]
      name = "year"
      heading = "Year"
      """, "1:1 missingKey(kind)"),
    MistakeCase("a section without a name", "[[section]]", "1:1 missingKey(name)"),
    MistakeCase(
      "a choice without a value",
      """
      [[field]]
      name = "colour"
      heading = "Colour"
      kind = "choice"
      choices = ["red", { label = "Blue" }]
      """, "5:19 missingKey(value)"),
    MistakeCase("columns that are not there", "[csv]", "1:1 missingKey([[csv.column]])"),
    MistakeCase(
      "a column of no field",
      """
      [[csv.column]]
      heading = "Code"
      """, "1:1 missingKey(field)"),
    MistakeCase("no record in the XML", "[xml]", "1:1 missingKey(record)"),
    MistakeCase(
      "a place without a path",
      """
      [xml]
      record = "/list/item"
      [[xml.place]]
      field = "code"
      """, "3:1 missingKey(path)"),
    MistakeCase(
      "a namespace without its URI",
      """
      [xml]
      record = "/list/item"
      [[xml.namespace]]
      prefix = "x"
      """, "3:1 missingKey(uri)"),
    MistakeCase(
      "a way to compose without its text",
      """
      [[field]]
      name = "story"
      heading = "Story"
      kind = "composed"
      [[field.compose]]
      when = { code = "A" }
      """, "5:1 missingKey(text)"),
    MistakeCase(
      "an item that gives nothing",
      """
      [[field]]
      name = "kinds"
      heading = "Kinds"
      kind = "choices"
      choices = ["A"]
      [[field]]
      name = "groups"
      heading = "Groups"
      kind = "derived"
      from = "kinds"
      [[field.derive]]
      item = "A"
      """, "11:1 missingKey(gives)"),
  ]

  /// Values of the wrong type.
  static let types: [MistakeCase] = [
    MistakeCase("a number as text", "extends = 5", "1:1 wrongType(extends | typeString)"),
    MistakeCase(
      "text as a truth value",
      """
      [[field]]
      name = "year"
      heading = "Year"
      kind = "year"
      required = "yes"
      """, "5:1 wrongType(required | typeBoolean)"),
    MistakeCase(
      "a list that holds a number",
      """
      [[field]]
      name = "year"
      heading = "Year"
      kind = "year"
      aliases = ["Jahr", 5]
      """, "5:1 wrongType(aliases | typeStrings)"),
    MistakeCase(
      "a list as a label",
      """
      [[section]]
      name = "who"
      label = ["Who"]
      """, "3:1 wrongType(label | typeText)"),
    MistakeCase(
      "a number in a label",
      """
      [[section]]
      name = "who"
      label = { en = "Who", fr = 5 }
      """, "3:23 wrongType(fr | typeString)"),
    MistakeCase(
      "a label in no language",
      """
      [[section]]
      name = "who"
      label = {}
      """, "3:1 textWithoutLanguage(label)"),
    MistakeCase("text as a table", "csv = \"all\"", "1:1 wrongType(csv | typeTable)"),
    MistakeCase("one table as several", "[section]", "1:1 wrongType(section | typeTables)"),
    MistakeCase(
      "text as choices",
      """
      [[field]]
      name = "colour"
      heading = "Colour"
      kind = "choice"
      choices = "red, blue"
      """, "5:1 wrongType(choices | typeChoices)"),
    MistakeCase(
      "a number as a choice",
      """
      [[field]]
      name = "colour"
      heading = "Colour"
      kind = "choice"
      choices = ["red", 5]
      """, "5:19 wrongType(choices | typeChoices)"),
    MistakeCase(
      "a spelling that is a number, said once",
      """
      [[field]]
      name = "open"
      heading = "Open"
      kind = "flag"
      true = 1
      false = "0"
      """, "5:1 wrongType(true | typeStrings)"),
    MistakeCase(
      "a heading that is a number, said once",
      """
      [[field]]
      name = "year"
      heading = 2023
      kind = "year"
      """, "3:1 wrongType(heading | typeString)"),
  ]
}
