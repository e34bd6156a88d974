/// Makes invented fragments. The fragment of a number follows from the seed and that number, so
/// that the first thousand of a large set are the set of a thousand.
struct FragmentMaker {
  private static let regions = [
    (name: "Burundi", code: "BUR"), (name: "Sahel", code: "SAH"), (name: "DR Congo", code: "DRC"),
  ]

  private let seed: UInt64
  private let grammar = Grammar(Vocabulary.rules)

  init(seed: UInt64) {
    self.seed = seed
  }

  /// Fragment `number` and the name of its file.
  func make(_ number: Int) -> (fileName: String, fragment: Fragment) {
    var random = RandomSource(seed: seed, item: number)
    let digits = padded(number, to: 6)
    let fileName = "\(digits)_\(padded(random.next(), to: 16, radix: 16)).txt"

    var fragment = Fragment()
    let harvest = random.number(in: 1...3)
    setIdentity(of: &fragment, digits: digits, harvest: harvest, &random)
    setStory(of: &fragment, &random)
    setRatings(of: &fragment, &random)
    fragment[.mergedStory] = fragment.composedStory(harvest: harvest)
    fragment[.changeClusters] = fragment.derivedClusters()
    return (fileName, fragment)
  }

  private func setIdentity(
    of fragment: inout Fragment, digits: String, harvest: Int, _ random: inout RandomSource
  ) {
    let region = random.pick(Self.regions)
    let period = ["2212", "2312", "2508"][harvest - 1]
    let prefix = random.chance(3) ? "<redacted>" : region.code + period
    fragment[.fragmentID] = "SCC-\(prefix)/CIV\(digits)"
    fragment[.status] = random.chance(85) ? "Outcome" : "Outcome lead"
    fragment[.harvest] = "harvest \(harvest)"
    fragment[.country] = region.name
    fragment[.year] = String(2021 + harvest)
  }

  private func setStory(of fragment: inout Fragment, _ random: inout RandomSource) {
    fragment[.outcome] = prose("outcome", sentences: 1...3, &random)
    fragment[.significance] = prose("significance", sentences: 2...6, &random)
    fragment[.additional] =
      random.chance(10) ? "" : prose("additional", sentences: 2...7, &random)
    fragment[.contribution] = prose("contribution", sentences: 1...4, &random)
    fragment[.otherContribution] =
      random.chance(30)
      ? prose("other", sentences: 1...2, &random) : random.pick(["No", "NO", "No", ""])
    fragment[.evidence] = random.chance(12) ? "" : grammar.text("evidence", &random)
  }

  private func setRatings(of fragment: inout Fragment, _ random: inout RandomSource) {
    fragment[.ratingSignificance] = random.pick(["medium", "large"])
    fragment[.socialActor] = random.pick(["Engaged citizens", "Civic change agents"])
    fragment[.scale] = random.pick(["Individual", "Organisation", "National"])
    fragment[.ratingContribution] = random.pick(["moderate", "great"])
    fragment[.unintended] = random.pick(["NO", "NO", "NO", "No", "YES"])
    fragment[.confidential] = random.chance(70) ? "1.0" : ""
    fragment[.resultsFramework] = grammar.text("framework", &random)
    fragment[.objectives] = "CIV: Less suppression of civic space"
    fragment[.negative] = random.chance(4) ? "YES" : "NO"
    fragment[.changeTypes] = random.pick([
      "Capacity change  Safety and Security",
      "Capacity change  Safety and Security, Gender sensitive",
      "Gender sensitive",
    ])
  }

  /// Some sentences, spaced as hands space them: here and there two spaces between, one at the end.
  private func prose(
    _ rule: String, sentences: ClosedRange<Int>, _ random: inout RandomSource
  ) -> String {
    var text = ""
    for count in 0..<random.number(in: sentences) {
      if count > 0 { text += random.chance(8) ? "  " : " " }
      text += grammar.text(rule, &random)
    }
    return random.chance(40) ? text + " " : text
  }

  private func padded(_ number: some BinaryInteger, to width: Int, radix: Int = 10) -> String {
    let digits = String(number, radix: radix)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
