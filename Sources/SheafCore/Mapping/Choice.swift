/// One value that a field may hold.
public struct Choice: Sendable, Equatable {
  /// The value as it stands in fragments.
  public var value: String
  /// How a form shows it.
  public var label: LocalizedText?
}
