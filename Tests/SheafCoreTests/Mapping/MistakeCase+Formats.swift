extension MistakeCase {
  /// The columns of `[csv]`.
  static let csv: [MistakeCase] = [
    MistakeCase(
      "a field with two columns",
      """
      [[csv.column]]
      field = "code"
      [[csv.column]]
      field = "code"
      heading = "Number"
      """, "4:1 duplicateColumn(code)"),
    MistakeCase(
      "a column's heading twice",
      """
      [[field]]
      name = "year"
      heading = "Year"
      kind = "year"
      [[csv.column]]
      field = "code"
      heading = "Number"
      [[csv.column]]
      field = "year"
      heading = "Number"
      """, "10:1 duplicateColumn(Number)"),
    MistakeCase(
      "a column under another field's heading",
      """
      [[field]]
      name = "year"
      heading = "Year"
      kind = "year"
      [[csv.column]]
      field = "code"
      heading = "Year"
      """, "7:1 duplicateHeading(Year | year)"),
    MistakeCase("no column at all", "[csv]\ncolumn = []", "2:1 emptyList(column)"),
    MistakeCase(
      "a column of a field that there is not",
      """
      [[csv.column]]
      field = "codes"
      """, "2:1 unknownFieldNearest(codes | code)"),
  ]

  private static let start = """
    [xml]
    record = "/list/item"
    [[field]]
    name = "year"
    heading = "Year"
    kind = "year"

    """

  /// The places of `[xml]`; ``start`` has six lines.
  static let xml: [MistakeCase] =
    [
      MistakeCase(
        "a record that is not at the root", "[xml]\nrecord = 'list/item'",
        "2:1 recordPath(list/item)"),
      MistakeCase("a record that is the root", "[xml]\nrecord = '/list'", "2:1 recordPath(/list)"),
      MistakeCase(
        "a record that is an attribute", "[xml]\nrecord = '/list/item/@id'",
        "2:1 recordPath(/list/item/@id)"),
      MistakeCase(
        "unknown headings without an attribute", "[xml]\nrecord = '/list/item'\nextra = 'field'",
        "3:1 extraPath(field)"),
      MistakeCase(
        "a path that is none", "[xml]\nrecord = '/list//item'", "2:1 badPath(/list//item)"),
      MistakeCase(
        "a place whose path counts", start + "[[xml.place]]\nfield = 'year'\npath = 'year[1]'",
        "9:1 badPath(year[1])"),
      MistakeCase(
        "a prefix that is not declared",
        start + "[[xml.place]]\nfield = 'year'\npath = 'x:year[@y:a=\"1\"]'",
        "9:1 unknownPrefix(x)", "9:1 unknownPrefix(y)"),
      MistakeCase(
        "a prefix twice",
        start + """
          [[xml.namespace]]
          prefix = "x"
          uri = "urn:one"
          [[xml.namespace]]
          prefix = "x"
          uri = "urn:two"
          """, "10:1 duplicateName(x)"),
      MistakeCase(
        "namespaces that XML cannot have",
        start + """
          [[xml.namespace]]
          prefix = "a b"
          uri = "urn:one"
          [[xml.namespace]]
          prefix = "1"
          uri = "urn:two"
          [[xml.namespace]]
          prefix = "xmlns"
          uri = "urn:three"
          [[xml.namespace]]
          prefix = "x"
          uri = ""
          """, "7:1 badNamespace(a b | urn:one)", "10:1 badNamespace(1 | urn:two)",
        "13:1 badNamespace(xmlns | urn:three)",
        "16:1 badNamespace(x | )"),
      MistakeCase(
        "a place of a field that there is not",
        start + "[[xml.place]]\nfield = 'yaer'\npath = 'year'",
        "8:1 unknownFieldNearest(yaer | year)"),
      MistakeCase(
        "a place of a field and a constant",
        start + "[[xml.place]]\nfield = 'year'\nvalue = 'x'\npath = 'year'",
        "7:1 fieldOrValue"),
      MistakeCase("a place of nothing", start + "[[xml.place]]\npath = 'year'", "7:1 fieldOrValue"),
      MistakeCase(
        "a list of a field that is none",
        start + "[[xml.place]]\nfield = 'year'\npath = 'year'\nlist = true",
        "10:1 listOfOtherKind(year)"),
      MistakeCase(
        "a list of constants", start + "[[xml.place]]\nvalue = 'x'\npath = 'year'\nlist = true",
        "10:1 listPath"),
      MistakeCase(
        "a field outside of the record",
        start + "[[xml.place]]\nfield = 'year'\npath = '/list/@year'",
        "9:1 absolutePath(/list/@year)"),
      MistakeCase(
        "a constant under another root",
        start + "[[xml.place]]\nvalue = 'x'\npath = '/other/@year'",
        "9:1 absolutePath(/other/@year)"),
      MistakeCase(
        "a way to write blanks misspelt",
        start + "[[xml.place]]\nfield = 'year'\npath = 'year'\nblank = 'emtpy'",
        "10:1 unknownNameNearest(emtpy | empty)"),
      MistakeCase(
        "groups where every record is a file",
        """
        [xml]
        record = '/list/item'
        files = 'each'
        [xml.group]
        path = '/list'
        by = ['code']
        """, "4:1 groupOfFiles"),
      MistakeCase(
        "a workbook with places of its own",
        """
        [xml]
        sheet = 'opendocument'
        record = '/list/item'
        files = 'each'
        [xml.group]
        path = '/list'
        [[xml.place]]
        field = 'yaer'
        path = 'year'
        """, "3:1 keyWithSheet(record)", "4:1 keyWithSheet(files)", "5:1 keyWithSheet(group)",
        "7:1 keyWithSheet(place)"),
      MistakeCase(
        "a kind of workbook misspelt", "[xml]\nsheet = 'excel-203'",
        "2:1 unknownNameNearest(excel-203 | excel-2003)"),
      MistakeCase(
        "a workbook that is no text", "[xml]\nsheet = true", "2:1 wrongType(sheet | typeString)"),
      MistakeCase(
        "a wrong record, and what is wrong with the places all the same",
        """
        [xml]
        record = "/list//item"
        [[xml.place]]
        field = "cod"
        path = "code"
        """, "2:1 badPath(/list//item)", "4:1 unknownFieldNearest(cod | code)"),
    ] + clashes

  private static func clash(_ title: String, _ one: String, _ other: String, _ words: String)
    -> MistakeCase
  {
    MistakeCase(
      title,
      start + """
        [[xml.place]]
        field = "code"
        path = '\(one)'
        [[xml.place]]
        field = "year"
        path = '\(other)'
        """, "12:1 pathClash(\(words))")
  }

  private static let clashes: [MistakeCase] = [
    clash("two fields in one place", "a/b", "a/b", "a/b | a/b"),
    clash("two fields in one attribute", "a/@b", "a/@b", "a/@b | a/@b"),
    clash("text beside elements", "a", "a/b", "a/b | a"),
    clash("elements beside text", "a/b/c", "a/b", "a/b | a/b/c"),
    clash(
      "an attribute that a predicate sets", #"a[@b="1"]/c"#, #"a[@b="1"]/@b"#,
      "a[@b='1']/@b | a[@b='1']/c"),
    clash(
      "one place with its predicates in another order", #"a[@b="1"][@c="2"]"#,
      #"a[@c="2"][@b="1"]"#,
      "a[@c='2'][@b='1'] | a[@b='1'][@c='2']"),
  ]
}
