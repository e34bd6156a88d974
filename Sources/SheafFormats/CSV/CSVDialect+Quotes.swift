import SheafCore

extension CSVDialect {
  static let quote = UInt8(ascii: "\"")

  /// Whether a value would not come back without quotes. Spaces at its ends would, but many programs take them off.
  @inline(__always)
  func needsQuotes(_ value: ByteSlice) -> Bool {
    let first = value[0]
    let last = value[value.count - 1]
    if first <= 0x20 || last <= 0x20 || first == 0xC2 || first == 0xE2 || first == 0xEF {
      return true
    }
    return holdsSpecial(value)
  }

  private func holdsSpecial(_ value: ByteSlice) -> Bool {
    var at = 0
    if value.count >= 16 {
      let delimiters = SIMD16<UInt8>(repeating: delimiter)
      let quotes = SIMD16<UInt8>(repeating: CSVDialect.quote)
      let newlines = SIMD16<UInt8>(repeating: UInt8(ascii: "\n"))
      let returns = SIMD16<UInt8>(repeating: UInt8(ascii: "\r"))
      while true {
        let block = (value.start + at).loadUnaligned(as: SIMD16<UInt8>.self)
        let hits =
          (block .== delimiters) .| (block .== quotes) .| (block .== newlines)
          .| (block .== returns)
        if hits.firstTrue != nil { return true }
        if at == value.count - 16 { return false }
        at = min(at + 16, value.count - 16)
      }
    }
    while at < value.count {
      let byte = value[at]
      if byte == delimiter || byte == CSVDialect.quote || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
      {
        return true
      }
      at += 1
    }
    return false
  }
}
