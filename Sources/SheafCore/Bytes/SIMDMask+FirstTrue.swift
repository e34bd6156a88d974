extension SIMDMask<SIMD16<Int8>> {
  /// The index of the first lane that is true.
  @inlinable
  @inline(__always)
  package var firstTrue: Int? {
    let words = unsafeBitCast(self, to: SIMD2<UInt64>.self)
    if words[0] != 0 { return words[0].trailingZeroBitCount >> 3 }
    if words[1] != 0 { return 8 + words[1].trailingZeroBitCount >> 3 }
    return nil
  }
}
