import SheafCore
import Testing

@Suite struct HeadingTests {
  private func slice(_ text: String) -> ByteSlice { ByteSlice(permanent: Array(text.utf8)) }

  @Test(arguments: [
    "Year", " ", "a*b", "**", "a**", "a**b:", ": **", "Additional (use) ", "*:", "**:",
  ])
  func headingsThatCanBeWritten(_ heading: String) {
    #expect(Heading.isWritable(slice(heading)))
  }

  @Test(arguments: ["", "a\nb", "a**:", "a**: b", "****:", "**:**:"])
  func headingsThatCannot(_ heading: String) {
    #expect(!Heading.isWritable(slice(heading)))
  }

  /// What is writable is found again as it was.
  @Test(arguments: ["Year", "**:", "a**", "*", "a*:", "***"])
  func aWritableHeadingIsReadBack(_ heading: String) throws {
    let line = slice("**\(heading)**: value")
    let end = try #require(Heading.end(of: line, from: 2))
    #expect(line.slice(2, end).string == heading)
  }
}
