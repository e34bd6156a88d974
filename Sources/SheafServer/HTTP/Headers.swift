/// Header fields, which cannot hold what would end a line: names are tokens, values printable.
package struct Headers: Sendable, Equatable, ExpressibleByDictionaryLiteral {
  package private(set) var all: [(name: String, value: String)] = []

  package init() {}

  package init(dictionaryLiteral elements: (String, String)...) {
    for (name, value) in elements { append(name, value) }
  }

  /// The first value of a name, in whatever case.
  package subscript(name: String) -> String? {
    get { all.first { Headers.isSame($0.name, name) }?.value }
    set {
      all.removeAll { Headers.isSame($0.name, name) }
      if let newValue { append(name, newValue) }
    }
  }

  /// All values of a name, in whatever case.
  package func values(_ name: String) -> [String] {
    all.filter { Headers.isSame($0.name, name) }.map(\.value)
  }

  /// Adds a field. Whatever of the value could end the line or is no printable ASCII becomes `?`: nothing that anybody typed gets out of
  /// its header.
  package mutating func append(_ name: String, _ value: String) {
    precondition(Headers.isToken(name), "a header's name is always the program's own")
    guard !value.utf8.allSatisfy({ 0x20...0x7E ~= $0 || $0 == 0x09 }) else {
      return all.append((name, value))
    }
    let safe = value.unicodeScalars.map { scalar in
      0x20...0x7E ~= scalar.value || scalar == "\t" ? Character(scalar) : "?"
    }
    all.append((name, String(safe)))
  }

  /// Whether a name is a token of RFC 9110, section 5.6.2.
  static func isToken(_ name: some Collection<UInt8>) -> Bool {
    !name.isEmpty
      && name.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
      }
  }

  static func isToken(_ name: String) -> Bool { isToken(Array(name.utf8)) }

  private static func isSame(_ one: String, _ other: String) -> Bool {
    one.utf8.count == other.utf8.count && one.lowercased() == other.lowercased()
  }

  package static func == (left: Headers, right: Headers) -> Bool {
    left.all.elementsEqual(right.all) { $0.name == $1.name && $0.value == $1.value }
  }
}
