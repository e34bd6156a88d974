import SheafCore
import TestSupport
import Testing

@Suite struct HashSetTests {
  @Test func saysWhatIsNew() {
    var set = HashSet()
    defer { set.release() }
    let isNew = [5, 5, -5, 0, 0, .min, .max, .min].map { set.insert($0) }
    #expect(isNew == [true, false, true, true, false, true, true, false])
    #expect(set.count == 5)
  }

  /// Hashes that all want the same place, differing in counted bits above it, past the growing of the table.
  @Test func growsWhereEveryHashWantsOnePlace() {
    var set = HashSet()
    defer { set.release() }
    for isNew in [true, false] {
      for number in 1...3000 {
        let answer = set.insert(number << 36)
        #expect(answer == isNew)
      }
    }
    #expect(set.count == 3000)
  }

  @Test func agreesWithSwiftsSet() {
    var random = SeededRandom(seed: SeededRandom.seed)
    var set = HashSet()
    defer { set.release() }
    var known: Set<Int> = []
    for _ in 0..<50_000 {
      let hash = Int.random(in: 2...40_000, using: &random) &* 0x5DEE_CE66D
      let isNew = set.insert(hash)
      #expect(isNew == known.insert(hash).inserted)
    }
    #expect(set.count == known.count)
  }
}
