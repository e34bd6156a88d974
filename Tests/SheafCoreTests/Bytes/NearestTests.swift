import Testing

@testable import SheafCore

@Suite struct NearestTests {
  private let names = ["heading", "hint", "kind", "label", "name", "required", "choices", "choice"]

  @Test(arguments: [
    ("headng", "heading"), ("haeding", "heading"), ("headiing", "heading"), ("hesding", "heading"),
    ("Heading", "heading"),
    ("  label ", "label"), ("choise", "choice"), ("choicse", "choices"), ("requred", "required"),
    ("hnit", "hint"),
  ])
  func findsWhatWasMeant(_ word: String, _ name: String) {
    #expect(Nearest.match(word, among: names) == name)
  }

  @Test(arguments: ["colour", "", " ", "requirement", "x", "kid you not"])
  func findsNothingWhereNothingIsNear(_ word: String) {
    #expect(Nearest.match(word, among: names) == nil)
  }

  @Test func theNearestIsTakenAndOfTwoTheFirst() {
    #expect(Nearest.match("abcd", among: ["abxd", "abcd e", "abcx"]) == "abxd")
    #expect(Nearest.match("choices", among: ["choice", "choices"]) == "choices")
    #expect(Nearest.match("a", among: []) == nil)
  }

  @Test func spacesWithinCountAsOne() {
    #expect(
      Nearest.match("Capacity change safety", among: ["Capacity change  Safety"])
        == "Capacity change  Safety")
  }

  @Test func distancesAreThoseOfOptimalStringAlignment() {
    for (left, right, distance) in [
      ("", "", 0), ("abc", "", 3), ("abc", "abc", 0), ("ab", "ba", 1), ("ca", "abc", 3),
      ("kitten", "sitting", 3),
    ] {
      #expect(Nearest.editDistance(Array(left), Array(right)) == distance, "\(left) \(right)")
      #expect(Nearest.editDistance(Array(right), Array(left)) == distance, "\(right) \(left)")
    }
  }

  @Test func aLongValueTakesNoTime() {
    let clock = ContinuousClock()
    let long = String(repeating: "x", count: 200_000)
    var match: String?
    let time = clock.measure { match = Nearest.match(long, among: names) }
    #expect(match == nil)
    #expect(time < .seconds(5))
  }
}
