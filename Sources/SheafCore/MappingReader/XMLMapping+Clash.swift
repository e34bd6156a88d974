extension XMLMapping {
  /// A place already there that this one cannot stand beside: the same one, or text and elements in one element.
  func clash(of place: Binding) -> XMLPath? {
    places.map(\.path).first { other in
      guard other.isAbsolute == place.path.isAbsolute else { return false }
      if other.attribute == place.path.attribute, other.steps == place.path.steps { return true }
      let (short, long) =
        other.steps.count < place.path.steps.count ? (other, place.path) : (place.path, other)
      if short.attribute == nil, short.steps.count < long.steps.count,
        long.steps.starts(with: short.steps)
      {
        return true
      }
      return short.assigns(in: long) || long.assigns(in: short)
    }
  }
}

extension XMLPath {
  /// Whether this path is an attribute that a predicate of the other one already gives a value.
  fileprivate func assigns(in other: XMLPath) -> Bool {
    guard let attribute, steps.count <= other.steps.count, !steps.isEmpty,
      other.steps.starts(with: steps)
    else { return false }
    return steps[steps.count - 1].predicates.contains { $0.attribute == attribute }
  }
}
