import SheafCore

extension MistakeCase {
  private static let kindNames = FieldKind.allCases.map(\.rawValue).joined(separator: ", ")

  /// Names, headings, choices and patterns.
  static let fields: [MistakeCase] = [
    MistakeCase(
      "a name with a capital and an accent",
      """
      [[field]]
      name = "Année"
      heading = "Year"
      kind = "year"
      """, "2:1 badName(Année)"),
    MistakeCase(
      "a name that begins with a digit",
      """
      [[field]]
      name = "2nd"
      heading = "Second"
      kind = "text"
      """, "2:1 badName(2nd)"),
    MistakeCase(
      "an empty name",
      """
      [[field]]
      name = ""
      heading = "Year"
      kind = "year"
      """, "2:1 badName()"),
    MistakeCase(
      "one name twice",
      """
      [[field]]
      name = "year"
      heading = "Year"
      kind = "year"
      [[field]]
      name = "year"
      heading = "Other year"
      kind = "year"
      """, "6:1 duplicateName(year)"),
    MistakeCase(
      "one section twice",
      """
      [[section]]
      name = "who"
      [[section]]
      name = "who"
      """, "4:1 duplicateName(who)"),
    MistakeCase(
      "a heading that would end early",
      """
      [[field]]
      name = "year"
      heading = "Year**: of birth"
      kind = "year"
      """, "3:1 badHeading(Year**: of birth)"),
    MistakeCase(
      "a heading on two lines",
      #"""
      [[field]]
      name = "year"
      heading = "Year\nof birth"
      kind = "year"
      """#, "3:1 badHeading(Year\nof birth)"),
    MistakeCase(
      "an empty heading",
      """
      [[field]]
      name = "year"
      heading = ""
      kind = "year"
      """, "3:1 badHeading()"),
    MistakeCase(
      "one heading twice",
      """
      [[field]]
      name = "year"
      heading = "Year"
      kind = "year"
      [[field]]
      name = "birth"
      heading = "Year"
      kind = "year"
      """, "7:1 duplicateHeading(Year | year)"),
    MistakeCase(
      "an alias that is another field's heading",
      """
      [[field]]
      name = "year"
      heading = "Year"
      kind = "year"
      [[field]]
      name = "birth"
      heading = "Birth"
      aliases = ["Born", "Year"]
      kind = "year"
      """, "8:20 duplicateHeading(Year | year)"),
    MistakeCase(
      "a heading that is another field's alias",
      """
      [[field]]
      name = "year"
      heading = "Year"
      aliases = ["Birth"]
      kind = "year"
      [[field]]
      name = "birth"
      heading = "Birth"
      kind = "year"
      """, "8:1 duplicateHeading(Birth | year)"),
    MistakeCase(
      "an alias that is the heading",
      """
      [[field]]
      name = "year"
      heading = "Year"
      aliases = ["Year"]
      kind = "year"
      """, "4:12 duplicateHeading(Year | year)"),
    MistakeCase(
      "an alias twice, which is the one that is named",
      """
      [[field]]
      name = "year"
      heading = "Year"
      aliases = ["Born", "Born"]
      kind = "year"
      """, "4:20 duplicateHeading(Born | year)"),
    MistakeCase(
      "a choice twice",
      """
      [[field]]
      name = "colour"
      heading = "Colour"
      kind = "choice"
      choices = ["red", "blue", { value = "red" }]
      """, "5:27 duplicateChoice(red)"),
    MistakeCase(
      "a spelling of yes and of no",
      """
      [[field]]
      name = "open"
      heading = "Open"
      kind = "flag"
      true = ["yes", "1"]
      false = ["no", "1"]
      """, "6:1 duplicateChoice(1)"),
    MistakeCase(
      "a pattern that is none",
      """
      [[field]]
      name = "ref"
      heading = "Ref"
      kind = "text"
      pattern = '[A-Z'
      """, "5:1 badPattern([A-Z)"),
    MistakeCase(
      "an empty separator",
      """
      [[field]]
      name = "kinds"
      heading = "Kinds"
      kind = "choices"
      choices = ["A", "B"]
      separator = ""
      """, "6:1 emptySeparator"),
    MistakeCase(
      "a kind misspelt",
      """
      [[field]]
      name = "year"
      heading = "Year"
      kind = "yaer"
      """, "4:1 unknownNameNearest(yaer | year)"),
    MistakeCase(
      "a kind that there is not",
      """
      [[field]]
      name = "year"
      heading = "Year"
      kind = "number"
      """, "4:1 unknownName(number | \(kindNames))"),
  ]

  /// What belongs to one kind of field and not to another.
  static let kinds: [MistakeCase] =
    [
      ("pattern = '.*'", "integer"), ("choices = ['a']", "text"), ("open = true", "year"),
      ("separator = ';'", "choice"),
      ("true = 'y'", "date"), ("false = 'n'", "paragraph"), ("compose = []", "identifier"),
      ("from = 'list'", "text"),
      ("derive = []", "integer"), ("open = true", "derived"),
    ].map { line, kind in
      let key = line.prefix { $0 != " " }
      let needs =
        kind == "choice"
        ? "choices = ['a']"
        : kind == "derived" ? "from = 'list'\nderive = [{ item = 'a', gives = 'b' }]" : "# nothing"
      return MistakeCase(
        "\(key) of a field of kind \(kind)",
        """
        [[field]]
        \(line)
        name = "one"
        heading = "One"
        kind = "\(kind)"
        \(needs)
        [[field]]
        name = "list"
        heading = "List"
        kind = "choices"
        choices = ["a"]
        """, "2:1 keyOfOtherKind(\(key) | \(kind))")
    }
    + [
      ("flag", "false = 'n'", "true"), ("flag", "true = 'y'", "false"),
      ("choice", "open = true", "choices"),
      ("choices", "open = true", "choices"), ("composed", "required = false", "compose"),
      ("derived", "derive = [{ item = 'a', gives = 'b' }]", "from"),
      ("derived", "from = 'list'", "derive"),
    ].map { kind, line, missing in
      MistakeCase(
        "a field of kind \(kind) without \(missing)",
        """
        [[field]]
        name = "list"
        heading = "List"
        kind = "choices"
        choices = ["a"]
        [[field]]
        name = "one"
        heading = "One"
        kind = "\(kind)"
        \(line)
        """, "6:1 keyNeededByKind(\(missing) | \(kind))")
    }
    + [
      MistakeCase(
        "no choice at all",
        """
        [[field]]
        name = "colour"
        heading = "Colour"
        kind = "choice"
        choices = []
        """, "5:1 emptyList(choices)"),
      MistakeCase(
        "no way to compose",
        """
        [[field]]
        name = "story"
        heading = "Story"
        kind = "composed"
        compose = []
        """, "5:1 emptyList(compose)"),
      MistakeCase(
        "no spelling of yes",
        """
        [[field]]
        name = "open"
        heading = "Open"
        kind = "flag"
        true = []
        false = ["no"]
        """, "5:1 emptyList(true)"),
    ]
}
