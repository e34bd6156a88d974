extension ByteSlice {
  /// Whether another slice's bytes stand somewhere in this one's.
  package func contains(_ other: ByteSlice) -> Bool {
    guard !other.isEmpty else { return true }
    var at = 0
    while let hit = firstIndex(of: other[0], from: at), hit + other.count <= count {
      if slice(hit, count).hasPrefix(other) { return true }
      at = hit + 1
    }
    return false
  }

  /// The slice without spaces, tabs and line breaks at its ends.
  package var trimmed: ByteSlice {
    var lower = 0
    var upper = count
    while lower < upper, ByteSlice.isSpace(self[lower]) { lower += 1 }
    while upper > lower, ByteSlice.isSpace(self[upper - 1]) { upper -= 1 }
    return slice(lower, upper)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 9...13 ~= byte }
}
