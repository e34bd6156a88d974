/// The readers that a document is for.
package enum Audience: String, Sendable, CaseIterable {
  /// People who may see everything.
  case trusted
  /// Everybody: what is confidential is left out.
  case `public`
}
