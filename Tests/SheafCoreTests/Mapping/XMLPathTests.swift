import SheafCore
import Testing

@Suite struct XMLPathTests {
  @Test(arguments: [
    "a", "/a/b", "@id", "a/@id", "/a/@b", "x:a/y:b/@z:c", "a[@b='c']", "a[@b='c'][@d='e f']/g",
    "é/_b-c.d", "a[@b='']", "a[@x:b='/@[]']",
  ])
  func pathsAreReadAndWrittenAlike(_ text: String) throws {
    #expect(try #require(XMLPath(text)).description == text)
  }

  @Test func aPathIsItsSteps() throws {
    let path = try #require(XMLPath("/x:a/b[@t=\"it's\"]/@c"))
    #expect(path.isAbsolute)
    #expect(path.steps.map(\.name.prefix) == ["x", ""])
    #expect(path.steps.map(\.name.local) == ["a", "b"])
    #expect(path.steps[1].predicates.map(\.value) == ["it's"])
    #expect(path.attribute?.local == "c")
  }

  @Test(arguments: [
    "", "/", "//a", "a/", "a//b", "a b", "@", "@a/b", "a/@", "a[", "a[1]", "a[b='c']", "a[@b]",
    "a[@b=c]", "a[@b='c\"]", "a[@b='c'",
    "a[@b='1'][@b='2']", "a[@b='c']x", ".", "..", "*", "a/*", "a:b:c", ":a", "a:", "1a", "-a",
    "a|b", "text()", "a@b",
  ])
  func whatIsNoPathOfTheSubsetIsNone(_ text: String) {
    #expect(XMLPath(text) == nil)
  }
}
