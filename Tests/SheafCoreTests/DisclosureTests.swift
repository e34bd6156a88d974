import Testing

@testable import SheafCore

/// What may go out and what stays in.
@Suite struct DisclosureTests {
  private func mapping() throws -> Mapping {
    try MappingReader.mapping(named: "news.toml") { _ in
      Array(
        """
        [mapping]
        id = "id"
        confidential = "private"
        [[field]]
        name = "id"
        heading = "ID"
        kind = "identifier"
        [[field]]
        name = "private"
        heading = "Private"
        kind = "flag"
        true = ["yes"]
        false = ["no"]
        """.utf8)
    }
  }

  static let verdicts: [(String?, Disclosure.Verdict)] = [
    ("no", Disclosure.Verdict.open), ("yes", .confidential), ("", .unclear), (" ", .unclear),
    (nil, .unclear), ("NO", .unclear), ("no ", .unclear),
  ]

  @Test(arguments: verdicts)
  func goesOutOnlyWhereTheFlagSaysNo(_ value: String?, _ verdict: Disclosure.Verdict) throws {
    let disclosure = Disclosure(mapping: try mapping())
    #expect(disclosure.verdict(flagSaying: value) == verdict)
  }

  @Test func blankIsPublicOnlyWhereThatIsSaid() throws {
    let disclosure = Disclosure(mapping: try mapping(), blankIsPublic: true)
    #expect(disclosure.verdict(flagSaying: "") == .open)
    #expect(disclosure.verdict(flagSaying: nil) == .open)
    #expect(disclosure.verdict(flagSaying: "perhaps") == .unclear)
    #expect(disclosure.verdict(flagSaying: "yes") == .confidential)
  }
}
