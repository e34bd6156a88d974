/// Names with values, in order; a name may come more than once.
package struct Fields: Sendable, Equatable, ExpressibleByDictionaryLiteral {
  package struct Field: Sendable, Equatable {
    package var name: String
    package var value: String
  }

  package private(set) var all: [Field]

  package init(_ pairs: [(String, String)] = []) {
    all = pairs.map { Field(name: $0.0, value: $0.1) }
  }

  package init(dictionaryLiteral elements: (String, String)...) {
    self.init(elements)
  }

  /// The first value of a name.
  package subscript(name: String) -> String? { all.first { $0.name == name }?.value }

  /// All values of a name, in order.
  package func values(_ name: String) -> [String] { all.filter { $0.name == name }.map(\.value) }

  package mutating func append(_ name: String, _ value: String) {
    all.append(Field(name: name, value: value))
  }

  /// The fields as a query or a form has them (https://url.spec.whatwg.org/#urlencoded-serializing).
  package var urlencoded: String {
    all.map { "\(PercentCoding.encode($0.name))=\(PercentCoding.encode($0.value))" }
      .joined(separator: "&")
  }

  /// Reads a query or an urlencoded form, `+` a space (https://url.spec.whatwg.org/#urlencoded-parsing).
  ///
  /// - Returns: nil where a percent sign is not followed by two digits, where the bytes are not UTF-8 or hold NUL, and where there are
  ///   more than ``limit`` fields.
  package static func parse(urlencoded text: some Collection<UInt8>) -> Fields? {
    var fields = Fields()
    for pair in text.split(separator: UInt8(ascii: "&")) {
      guard fields.all.count < limit else { return nil }
      let sign = pair.firstIndex(of: UInt8(ascii: "="))
      let name = pair[..<(sign ?? pair.endIndex)]
      let value = sign.map { pair[pair.index(after: $0)...] } ?? pair[pair.endIndex...]
      guard let name = PercentCoding.decode(name, plusIsSpace: true),
        let value = PercentCoding.decode(value, plusIsSpace: true)
      else { return nil }
      fields.append(name, value)
    }
    return fields
  }

  /// More fields than any form has.
  package static let limit = 2000
}
