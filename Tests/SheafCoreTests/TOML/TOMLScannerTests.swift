import Testing

@testable import SheafCore

@Suite struct TOMLScannerTests {
  private func positions(_ text: String) throws -> [String: String] {
    try TOMLScanner.positions(in: text).mapValues { "\($0.line):\($0.column)" }
  }

  @Test func keysOfTables() throws {
    #expect(
      try positions("a = 1\n[b]\n  c = 2\n[b.d]\ne=3") == [
        "a": "1:1", "b": "2:1", "b.c": "3:3", "b.d": "4:1", "b.d.e": "5:1",
      ])
  }

  @Test func arraysOfTablesAreNumbered() throws {
    let found = try positions(
      """
      [[field]]
      name = "a"
      [[field.choice]]
      value = "b"
      [[field]]
      name = "c"
      [field.label]
      en = "d"
      [[field.choice]]
      [[field.choice]]
      """)
    let numbered = [
      "field[0]": "1:1", "field[0].name": "2:1", "field[0].choice[0]": "3:1",
      "field[0].choice[0].value": "4:1", "field[1]": "5:1", "field[1].name": "6:1",
      "field[1].label": "7:1", "field[1].label.en": "8:1", "field[1].choice[0]": "9:1",
      "field[1].choice[1]": "10:1",
    ]
    #expect(found.filter { numbered[$0.key] != nil } == numbered)
  }

  @Test func arraysAndInlineTables() throws {
    let found = try positions(
      """
      list = [ "a", # one
        { b = 1, c = [2] },
      ]
      after = { d.e = 'x' , f = true }
      """)
    #expect(
      found == [
        "list": "1:1", "list[0]": "1:10", "list[1]": "2:3", "list[1].b": "2:5", "list[1].c": "2:12",
        "list[1].c[0]": "2:17",
        "after": "4:1", "after.d": "4:11", "after.d.e": "4:11", "after.f": "4:23",
      ])
  }

  @Test func stringsOverSeveralLinesCountTheirLines() throws {
    let found = try positions(
      #"""
      a = """
      [x]
      y = 1 \""" ""
      """
      b = '''
      '' ]
      '''
      c = """q"""""
      d = "\" # ="
      e = '\'
      f = 1
      """#)
    #expect(found == ["a": "1:1", "b": "5:1", "c": "8:1", "d": "9:1", "e": "10:1", "f": "11:1"])
  }

  @Test func quotedKeysAreTheirText() throws {
    let found = try positions("\"a b\" = 1\n'c\"d'.e = 2\n[ \"f.g\" . h ]\ni = 3\n\"\" = 4")
    #expect(
      found == [
        "a b": "1:1", "c\"d": "2:1", "c\"d.e": "2:1", "f.g": "3:1", "f.g.h": "3:1",
        "f.g.h.i": "4:1", "f.g.h.": "5:1",
      ])
  }

  @Test func lineBreaksOfWindowsCountOnce() throws {
    #expect(
      try positions("a = 1\r\n\r\n# b\r\n[c]\r\nd = [\r\n1,\r\n]\r\n") == [
        "a": "1:1", "c": "4:1", "c.d": "5:1", "c.d[0]": "6:1",
      ])
  }

  @Test func aByteOrderMarkIsNoColumn() throws {
    #expect(try positions("\u{FEFF}a = 1") == ["a": "1:1"])
  }

  @Test func columnsAreCountedInCharacters() throws {
    #expect(
      try positions("a = { b = \"Récolte d’été\", c = 1 }") == [
        "a": "1:1", "a.b": "1:7", "a.c": "1:28",
      ])
    #expect(Mistakes.of("a = \"é\" b") == ["1:9 tomlRestOfLine"])
  }
}
