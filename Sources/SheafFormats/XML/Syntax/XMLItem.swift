import SheafCore

/// One item that an element is repeated for: the whole and what a pattern's groups matched, or a field.
struct XMLItem {
  var captures: [ByteSlice]
  var entry: Record.Entry?
}
