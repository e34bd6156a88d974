import Testing

@testable import SheafCore

/// Two texts side by side.
@Suite struct TextDifferenceTests {
  @Test func wordsWrittenAnewAreOneChange() {
    let parts = TextDifference("the old law was here", "the new rule was here").parts
    #expect(
      parts == [
        .init(kind: .same, text: "the "), .init(kind: .removed, text: "old law"),
        .init(kind: .added, text: "new rule"), .init(kind: .same, text: " was here"),
      ])
  }

  @Test(arguments: [
    ("", "a b"), ("a b", ""), ("a b c", "a x c y"), ("a  b", "c d  e"), ("a b", "a b"),
  ])
  func partsMakeUpBothTexts(old: String, new: String) {
    let difference = TextDifference(old, new)
    #expect(difference.parts(of: .removed).map(\.text).joined() == old)
    #expect(difference.parts(of: .added).map(\.text).joined() == new)
  }
}
