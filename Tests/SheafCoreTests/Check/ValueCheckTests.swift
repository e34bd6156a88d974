import Testing

@testable import SheafCore

@Suite struct ValueCheckTests {
  /// What is wrong with a value of a field, which some lines of a mapping describe.
  private func faults(_ value: String, _ lines: String) throws -> [String] {
    let field = try Mapping.from(
      "[[field]]\nname = \"one\"\nheading = \"One\"\n\(lines)\n" + Mistakes.rest
    ).fields[0]
    let found = ValueCheck(field, ByteArena()).faults(of: ByteSlice(permanent: Array(value.utf8)))
    return found.map { fault in
      let place = SourceLocation(file: "")
      return (fault.severity == .warning ? "warning " : "")
        + Diagnostic(fault.phrase, fault.arguments, at: place).call
    }
  }

  @Test(arguments: FieldKind.allCases.filter { !$0.isMultiline })
  func oneLineIsAllThatMostKindsTake(_ kind: FieldKind) throws {
    let needs: [FieldKind: String] = [
      .flag: "true = \"y\"\nfalse = \"n\"", .choice: "choices = [\"a\\nb\"]",
      .choices: "choices = [\"a\\nb\"]",
      .derived:
        "from = \"all\"\nderive = [{ item = \"a\", gives = \"b\" }]\n[[field]]\nname = \"all\"\nheading = \"All\"\nkind = \"choices\"\nchoices = [\"a\"]",
    ]
    #expect(
      try faults("a\nb", "kind = \"\(kind.rawValue)\"\n\(needs[kind] ?? "")").first
        == "severalLines")
  }

  @Test func paragraphsTakeAnything() throws {
    for value in ["a\nb", " a ", "a\r\nb\n", "**Year**"] {
      #expect(try faults(value, "kind = \"paragraph\"") == [])
    }
  }

  @Test(arguments: ["a", "A-1/<x>", "é", "a b", "\u{A0}a"])
  func identifiers(_ value: String) throws {
    #expect(try faults(value, "kind = \"identifier\"") == [])
  }

  @Test(arguments: [" a", "a ", "\ta", "a\t", " "])
  func identifiersHaveNoSpacesAround(_ value: String) throws {
    #expect(try faults(value, "kind = \"identifier\"") == ["spacesAround(\(value.onOneLine))"])
  }

  @Test(arguments: ["0", "12", "-3", "+4", "007", "123456789012345678901234567890"])
  func integers(_ value: String) throws {
    #expect(try faults(value, "kind = \"integer\"") == [])
  }

  @Test(arguments: ["1.0", "1,000", "-", "+", " 1", "1 ", "--1", "٣", "1e3", "one"])
  func whatIsNoInteger(_ value: String) throws {
    #expect(try faults(value, "kind = \"integer\"") == ["notAnInteger(\(value))"])
  }

  @Test func years() throws {
    for value in ["2023", "0001", "9999"] { #expect(try faults(value, "kind = \"year\"") == []) }
    for value in ["23", "20233", "2023.0", "-202", " 202", "2O23", "٢٠٢٣"] {
      #expect(try faults(value, "kind = \"year\"") == ["notAYear(\(value))"])
    }
  }

  @Test(arguments: ["2023-12-31", "2024-02-29", "2000-02-29", "1999-04-30", "0001-01-01"])
  func dates(_ value: String) throws {
    #expect(try faults(value, "kind = \"date\"") == [])
  }

  @Test(arguments: [
    "2023-02-29", "1900-02-29", "2023-04-31", "2023-13-01", "2023-00-10", "2023-01-00", "2023-1-01",
    "31/12/2023", "2023-12-31 ",
    "20231231", "2023-12-31T00:00", "-023-12-31", "2023--1-01", "2023",
  ])
  func whatIsNoDate(_ value: String) throws {
    #expect(try faults(value, "kind = \"date\"") == ["notADate(\(value))"])
  }

  @Test func flagsHaveTheirOwnSpellings() throws {
    let lines = "kind = \"flag\"\ntrue = [\"1.0\", \"1\"]\nfalse = \"0.0\""
    for value in ["1.0", "1", "0.0"] { #expect(try faults(value, lines) == []) }
    for value in ["0", "yes", "1.00", " 1"] {
      #expect(try faults(value, lines) == ["notAFlag(\(value) | 1.0 | 0.0)"])
    }
  }

  @Test func aChoiceIsOneOfTheChoices() throws {
    let lines = "kind = \"choice\"\nchoices = [\"small\", { value = \"large\" }]"
    #expect(try faults("small", lines) == [])
    #expect(try faults("large", lines) == [])
    #expect(try faults("lagre", lines) == ["notAChoiceNearest(lagre | large)"])
    #expect(try faults("Small", lines) == ["notAChoiceNearest(Small | small)"])
    #expect(try faults("huge", lines) == ["notAChoice(huge | small, large)"])
    #expect(try faults("small, large", lines) == ["notAChoice(small, large | small, large)"])
  }

  @Test func anOpenChoiceIsAnything() throws {
    let lines = "kind = \"choice\"\nchoices = [\"small\", \"large\"]\nopen = true"
    #expect(try faults("huge", lines) == [])
    #expect(try faults("lagre", lines) == ["warning notAChoiceNearest(lagre | large)"])
  }

  @Test func everyItemOfAListIsAChoice() throws {
    let lines = "kind = \"choices\"\nchoices = [\"Care  Safety\", \"Gender\"]"
    #expect(try faults("Gender", lines) == [])
    #expect(try faults("Gender, Care  Safety", lines) == [])
    #expect(
      try faults("Care Safety, Gendre", lines) == [
        "notAChoiceNearest(Care Safety | Care  Safety)", "notAChoiceNearest(Gendre | Gender)",
      ])
    #expect(try faults("Gender,Care  Safety", lines).count == 1)
    #expect(try faults("Gender, ", lines) == ["notAChoice( | Care  Safety, Gender)"])
    #expect(
      try faults("a;b", "kind = \"choices\"\nseparator = \";\"\nchoices = [\"a\", \"b\"]") == [])
    #expect(try faults("New, Gender", lines + "\nopen = true") == [])
  }

  @Test func aPatternIsForTheWholeValue() throws {
    let lines = "kind = \"text\"\npattern = '[A-Z]{3}[0-9]+|none'"
    #expect(try faults("CIV002", lines) == [])
    #expect(try faults("none", lines) == [])
    for value in ["CIV", "xCIV002", "CIV002 ", "nones"] {
      #expect(try faults(value, lines) == ["patternMismatch(\(value) | [A-Z]{3}[0-9]+|none)"])
    }
  }

  @Test func aHintSaysMoreThanAPattern() throws {
    let lines =
      "kind = \"text\"\npattern = '[A-Z]{3}'\nhint = { en = \"Three letters.\", fr = \"Trois lettres.\" }"
    #expect(try faults("CIV", lines) == [])
    #expect(try faults("CI", lines).map { $0.prefix(22) } == ["patternMismatchHint(CI"])
  }

  @Test func longValuesAreQuotedInPart() throws {
    let value = String(repeating: "x", count: 5000)
    #expect(try faults(value, "kind = \"year\"") == ["notAYear(\(value.prefix(57))…)"])
  }
}
