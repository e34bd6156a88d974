extension MistakeCase {
  /// What names other fields, sections and choices.
  static let references: [MistakeCase] = [
    MistakeCase(
      "a section misspelt",
      """
      [[section]]
      name = "people"
      [[field]]
      name = "year"
      heading = "Year"
      kind = "year"
      section = "peopel"
      """, "7:1 unknownSectionNearest(peopel | people)"),
    MistakeCase(
      "a section that there is not",
      """
      [[section]]
      name = "people"
      [[field]]
      name = "year"
      heading = "Year"
      kind = "year"
      section = "dates"
      """, "7:1 unknownSection(dates | people)"),
    MistakeCase(
      "a condition on a field that there is not",
      """
      [[field]]
      name = "year"
      heading = "Year"
      kind = "year"
      relevant = { codes = "A" }
      """, "5:14 unknownKeyNearest(codes | code)"),
    MistakeCase(
      "a condition on a choice that there is not",
      """
      [[field]]
      name = "colour"
      heading = "Colour"
      kind = "choice"
      choices = ["red", "blue"]
      [[field]]
      name = "shade"
      heading = "Shade"
      kind = "text"
      relevant = { colour = ["rde", "green"] }
      """, "10:14 notAChoiceNearest(rde | red)", "10:14 notAChoice(green | red, blue)"),
    MistakeCase(
      "a condition that is a number",
      """
      [[field]]
      name = "year"
      heading = "Year"
      kind = "year"
      relevant = { code = 5 }
      """, "5:14 wrongType(code | typeStrings)"),
    MistakeCase(
      "a field that there is not in a composed text",
      """
      [[field]]
      name = "story"
      heading = "Story"
      kind = "composed"
      [[field.compose]]
      text = "{cod} and {more}"
      """, "6:1 unknownFieldNearest(cod | code)", "6:1 unknownField(more | story, code)"),
    MistakeCase(
      "a brace left open in a composed text",
      """
      [[field]]
      name = "story"
      heading = "Story"
      kind = "composed"
      [[field.compose]]
      text = "{code"
      """, "6:1 templateBrace"),
    MistakeCase(
      "a composed text within another",
      """
      [[field]]
      name = "story"
      heading = "Story"
      kind = "composed"
      [[field.compose]]
      text = "{code}"
      [[field]]
      name = "book"
      heading = "Book"
      kind = "composed"
      [[field.compose]]
      text = "{story}"
      """, "12:1 composedOfComposed(story)"),
    MistakeCase(
      "a list that follows from a field that is none",
      """
      [[field]]
      name = "groups"
      heading = "Groups"
      kind = "derived"
      from = "code"
      derive = [{ item = "a", gives = "b" }]
      """, "5:1 derivedFromOther(code)"),
    MistakeCase(
      "a list that follows from a field that there is not",
      """
      [[field]]
      name = "groups"
      heading = "Groups"
      kind = "derived"
      from = "kinds"
      derive = [{ item = "a", gives = "b" }]
      """, "5:1 unknownField(kinds | groups, code)"),
    MistakeCase(
      "a table of what follows with an item twice and words that are no choices",
      """
      [[field]]
      name = "kinds"
      heading = "Kinds"
      kind = "choices"
      choices = ["Apple", "Pear"]
      [[field]]
      name = "groups"
      heading = "Groups"
      kind = "derived"
      from = "kinds"
      choices = ["Fruit"]
      derive = [
        { item = "Apple", gives = "Fruit" },
        { item = "Apple", gives = "Fruits" },
        { item = "Paer", gives = "Fruit" },
      ]
      """, "14:5 duplicateChoice(Apple)", "14:21 notAChoiceNearest(Fruits | Fruit)",
      "15:5 notAChoiceNearest(Paer | Pear)"),
    MistakeCase(
      "a wrong source of a list, and a wrong key in its table",
      """
      [[field]]
      name = "groups"
      heading = "Groups"
      kind = "derived"
      from = "kinds"
      [[field.derive]]
      itme = "A"
      item = "A"
      gives = "B"
      """, "5:1 unknownField(kinds | groups, code)", "7:1 unknownKeyNearest(itme | item)"),
  ]
}
