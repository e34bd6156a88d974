/// What is in a folder beside the files that are looked for.
package enum FolderEntryKind: Sendable {
  case folder
  /// A link, a device or a pipe.
  case special
  /// Its name is no text, or holds control characters.
  case unnameable
}
