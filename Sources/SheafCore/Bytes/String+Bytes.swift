extension String {
  /// Whether two texts are the same in bytes; Swift's own `==` takes letters with their accents apart or together for the same.
  package func hasSameBytes(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
