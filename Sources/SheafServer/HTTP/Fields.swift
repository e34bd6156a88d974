/// Names with values, in order; a name may come more than once.
public struct Fields: Sendable, Equatable, ExpressibleByDictionaryLiteral {
  public struct Field: Sendable, Equatable {
    public var name: String
    public var value: String
  }

  public private(set) var all: [Field]

  public init(_ pairs: [(String, String)] = []) {
    all = pairs.map { Field(name: $0.0, value: $0.1) }
  }

  public init(dictionaryLiteral elements: (String, String)...) {
    self.init(elements)
  }

  /// The first value of a name.
  public subscript(name: String) -> String? { all.first { $0.name == name }?.value }

  /// All values of a name, in order.
  public func values(_ name: String) -> [String] { all.filter { $0.name == name }.map(\.value) }

  public mutating func append(_ name: String, _ value: String) {
    all.append(Field(name: name, value: value))
  }

  /// The fields as a query or a form has them (https://url.spec.whatwg.org/#urlencoded-serializing).
  public var urlencoded: String {
    all.map { "\(PercentCoding.encode($0.name))=\(PercentCoding.encode($0.value))" }
      .joined(separator: "&")
  }

  /// Reads a query or an urlencoded form, `+` a space (https://url.spec.whatwg.org/#urlencoded-parsing).
  ///
  /// - Returns: nil where a percent sign is not followed by two digits, where the bytes are not UTF-8 or hold NUL, and where there are
  ///   more than ``limit`` fields.
  public static func parse(urlencoded text: some Collection<UInt8>) -> Fields? {
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
  public static let limit = 2000
}
