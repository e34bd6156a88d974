/// New identifiers made of old ones.
package enum NextIdentifier {
  /// Longer numbers are not counted up whole.
  private static let longest = 9

  /// An identifier with its last number counted up, as wide as it was, until nobody has it; where it ends in no number it gets one.
  package static func after(_ identifier: String, isTaken: (String) -> Bool) -> String {
    let digits = min(identifier.reversed().prefix { $0.isASCII && $0.isNumber }.count, longest)
    let stem = digits == 0 ? identifier + "-" : String(identifier.dropLast(digits))
    var number = Int(identifier.suffix(digits)) ?? 1
    while true {
      number += 1
      let text = String(number)
      let candidate = stem + String(repeating: "0", count: max(0, digits - text.count)) + text
      if !isTaken(candidate) { return candidate }
    }
  }
}
