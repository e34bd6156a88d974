/// The order of texts in which runs of digits count as numbers: `CIV9` comes before `CIV10`.
enum NaturalOrder {
  /// - Returns: less than 0, 0 or more than 0.
  static func compare(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Int {
    var (left, right) = (one.startIndex, other.startIndex)
    while left < one.endIndex, right < other.endIndex {
      if isDigit(one[left]), isDigit(other[right]) {
        let numbers = (number(one, &left), number(other, &right))
        if numbers.0.count != numbers.1.count { return numbers.0.count - numbers.1.count }
        for (a, b) in zip(numbers.0, numbers.1) where a != b { return Int(a) - Int(b) }
      } else {
        if one[left] != other[right] { return Int(one[left]) - Int(other[right]) }
        left += 1
        right += 1
      }
    }
    return (one.endIndex - left) - (other.endIndex - right)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

  /// The run of digits at a place, without zeros before it; the place moves behind it.
  private static func number(_ text: ArraySlice<UInt8>, _ at: inout Int) -> ArraySlice<UInt8> {
    let digits = text[at...].prefix(while: isDigit)
    at = digits.endIndex
    return digits.drop { $0 == 0x30 }
  }
}
