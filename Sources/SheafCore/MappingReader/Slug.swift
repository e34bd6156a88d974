import Foundation

/// Text for places that take only letters and digits.
package enum Slug {
  /// The text in lower-case ASCII letters and digits, accents taken off, with a separator for every run of anything else inside of it.
  package static func of(_ text: String, separator: String) -> String {
    let plain = text.folding(options: [.diacriticInsensitive], locale: nil).lowercased()
    let words = plain.unicodeScalars.split { scalar in
      !(("a"..."z").contains(scalar) || ("0"..."9").contains(scalar))
    }
    return words.map { String(String.UnicodeScalarView($0)) }.joined(separator: separator)
  }
}
