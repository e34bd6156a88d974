/// The two fields that follow from others.
extension Fragment {
  /// Types of change and their clusters, in the order in which clusters are listed.
  private static let clusters = [
    (type: "Gender sensitive", cluster: "Gender"),
    (type: "Capacity change  Safety and Security", cluster: "Capacity change"),
  ]

  /// The story as harvest `number` composed it, the values as they stand, trailing spaces included.
  func composedStory(harvest number: Int) -> String {
    let parts = [
      self[.outcome], self[.significance], self[.contribution], self[.additional],
      self[.otherContribution],
    ]
    let labels =
      number == 3
      ? [
        "Outcome description:  ", " Significance:  ", " Contribution:  ", " Additional Info:  ",
        " Contribution of Other factors:  ",
      ]
      : [
        "", "  Significance description: ", "  Contribution of the programme: ",
        "  Additional information: ", "  Contribution of other actors and factors: ",
      ]
    return zip(labels, parts).map { $0 + $1 }.joined()
  }

  /// The clusters of the fragment's types of change.
  func derivedClusters() -> String {
    let types = self[.changeTypes]
    return Self.clusters.filter { types.contains($0.type) }.map(\.cluster).joined(separator: ", ")
  }
}
