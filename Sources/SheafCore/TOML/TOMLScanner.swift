/// Finds where the keys of a TOML file stand, and refuses what TOMLKit cannot be trusted with.
///
/// TOMLKit's values carry no line, and its parser ends the whole process on some malformed table headers, so every file is walked
/// here first. Paths are as in `field[3].label.fr`: arrays of tables by number, from 0.
struct TOMLScanner {
  struct Position: Equatable {
    var line: Int
    var column: Int
  }

  struct Mistake: Error {
    var phrase: Phrase
    var position: Position
  }

  static let keyPartLimit = 16
  /// In bytes; a path is made of every key, so long ones would come to gigabytes.
  static let keyLengthLimit = 256
  static let depthLimit = 32

  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var column = 1
  private var tableCounts: [String: Int] = [:]
  private var positions: [String: Position] = [:]

  /// - Throws: `Mistake` at the first thing that is not TOML.
  static func positions(in text: String) throws -> [String: Position] {
    var scanner = TOMLScanner(bytes: Array(text.utf8))
    try scanner.document()
    return scanner.positions
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      index = 3
    }
  }

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  /// Columns count characters, as TOMLKit's do.
  private var position: Position { Position(line: line, column: column) }

  private func mistake(_ phrase: Phrase) -> Mistake { Mistake(phrase: phrase, position: position) }

  private func at(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard index + count <= bytes.count else { return false }
    return (0..<count).allSatisfy { bytes[index + $0] == text.utf8Start[$0] }
  }

  private mutating func advance() {
    if bytes[index] == UInt8(ascii: "\n") {
      line += 1
      column = 1
    } else if bytes[index] & 0xC0 != 0x80 {
      column += 1
    }
    index += 1
  }

  private mutating func take(_ text: StaticString) -> Bool {
    guard at(text) else { return false }
    for _ in 0..<text.utf8CodeUnitCount { advance() }
    return true
  }

  private mutating func skipSpaces() {
    while current == UInt8(ascii: " ") || current == UInt8(ascii: "\t") { advance() }
  }

  private mutating func skipComment() {
    guard current == UInt8(ascii: "#") else { return }
    while let byte = current, byte != UInt8(ascii: "\n") { advance() }
  }

  private mutating func skipBlank() {
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: " "), UInt8(ascii: "\t"): advance()
      case UInt8(ascii: "#"): skipComment()
      default: return
      }
    }
  }

  private mutating func endOfLine() throws {
    skipSpaces()
    skipComment()
    _ = take("\r")
    guard current == nil || take("\n") else { throw mistake(.tomlRestOfLine) }
  }

  private mutating func document() throws {
    var table = ""
    skipBlank()
    while current != nil {
      if at("[") {
        table = try header()
      } else {
        try pair(in: table, depth: 0)
      }
      try endOfLine()
      skipBlank()
    }
  }

  private mutating func header() throws -> String {
    let start = position
    let isArray = at("[[")
    _ = isArray ? take("[[") : take("[")
    var path = ""
    let keys = try keyParts()
    for (number, key) in keys.enumerated() {
      path = path.isEmpty ? key : "\(path).\(key)"
      if positions[path] == nil { positions[path] = start }
      let isLast = number == keys.count - 1
      if isLast && isArray { tableCounts[path, default: 0] += 1 }
      if let count = tableCounts[path], !isLast || isArray { path += "[\(count - 1)]" }
      if positions[path] == nil { positions[path] = start }
    }
    guard isArray ? take("]]") : take("]") else { throw mistake(.tomlHeader) }
    positions[path] = start
    return path
  }

  private mutating func pair(in table: String, depth: Int) throws {
    let start = position
    var path = table
    for key in try keyParts() {
      path = path.isEmpty ? key : "\(path).\(key)"
      if positions[path] == nil { positions[path] = start }
    }
    guard take("=") else { throw mistake(.tomlEquals) }
    try value(path, depth: depth)
  }

  private mutating func keyParts() throws -> [String] {
    var parts: [String] = []
    repeat {
      skipSpaces()
      guard parts.count < TOMLScanner.keyPartLimit else { throw mistake(.tomlKeyTooLong) }
      let start = index
      if at("\"") || at("'") {
        guard !at("\"\"\""), !at("'''") else { throw mistake(.tomlKey) }
        try string()
        parts.append(String(decoding: bytes[(start + 1)..<(index - 1)], as: UTF8.self))
      } else {
        while let byte = current, TOMLScanner.isBare(byte) { advance() }
        guard index > start else { throw mistake(.tomlKey) }
        parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
      }
      guard index - start <= TOMLScanner.keyLengthLimit else { throw mistake(.tomlKeyTooLong) }
      skipSpaces()
    } while take(".")
    return parts
  }

  private static func isBare(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private mutating func value(_ path: String, depth: Int) throws {
    guard depth < TOMLScanner.depthLimit else { throw mistake(.tomlTooDeep) }
    skipSpaces()
    if at("\"") || at("'") {
      try string()
    } else if take("[") {
      try array(path, depth: depth)
    } else if take("{") {
      skipBlank()
      while !take("}") {
        try pair(in: path, depth: depth + 1)
        skipBlank()
        guard take(",") || at("}") else { throw mistake(.tomlInlineTable) }
        skipBlank()
      }
    } else {
      let start = position
      let first = index
      while let byte = current, !",]}#\r\n \t".utf8.contains(byte) { advance() }
      let word = String(decoding: bytes[first..<index], as: UTF8.self)
      let isBareWord = word.first.map { !$0.isNumber && $0 != "+" && $0 != "-" } ?? true
      guard !isBareWord || ["true", "false", "inf", "nan"].contains(word) else {
        throw Mistake(phrase: .tomlValue, position: start)
      }
      // A date and its time may have a space between them.
      while let byte = current, !",]}#\r\n".utf8.contains(byte) { advance() }
    }
  }

  private mutating func array(_ path: String, depth: Int) throws {
    var number = 0
    skipBlank()
    while !take("]") {
      let element = "\(path)[\(number)]"
      positions[element] = position
      try value(element, depth: depth + 1)
      number += 1
      skipBlank()
      guard take(",") || at("]") else { throw mistake(.tomlArray) }
      skipBlank()
    }
  }

  private mutating func string() throws {
    let start = position
    for (quotes, isLiteral) in [("\"\"\"" as StaticString, false), ("'''", true)] where take(quotes)
    {
      while !take(quotes) {
        guard current != nil else { throw Mistake(phrase: .tomlString, position: start) }
        try character(isLiteral: isLiteral)
      }
      // A string may end in one or two quotes of its own kind, before the three that close it.
      for _ in 0..<2 where current == quotes.utf8Start[0] { advance() }
      return
    }
    let quote = bytes[index]
    advance()
    while let byte = current, byte != UInt8(ascii: "\n") {
      if byte == quote {
        advance()
        return
      }
      try character(isLiteral: quote == UInt8(ascii: "'"))
    }
    throw Mistake(phrase: .tomlString, position: start)
  }

  private mutating func character(isLiteral: Bool) throws {
    if !isLiteral, current == UInt8(ascii: "\\") {
      // TOMLKit hands strings over as C strings, which end at a NUL.
      guard !at("\\u0000"), !at("\\U00000000") else { throw mistake(.tomlNUL) }
      advance()
      guard current != nil else { return }
    }
    advance()
  }
}
