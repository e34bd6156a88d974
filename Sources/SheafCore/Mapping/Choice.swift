/// One value that a field may hold.
package struct Choice: Sendable, Equatable {
  /// The value as it stands in fragments.
  package var value: String
  /// How a form shows it.
  package var label: LocalizedText?
}
