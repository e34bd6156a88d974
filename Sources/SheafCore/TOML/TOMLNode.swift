import TOMLKit

/// One table of a TOML file, whose keys are asked for by type.
///
/// A key of the wrong type, and every key that the table should not have, is reported with its place.
package struct TOMLNode {
  let document: TOMLDocument
  let table: TOMLTable
  let path: String

  package init(document: TOMLDocument, table: TOMLTable, path: String, keys: [String]) {
    self.document = document
    self.table = table
    self.path = path
    for key in table.keys where !keys.contains(key) && !document.isHopeless {
      if let nearest = Nearest.match(key, among: keys) {
        document.report(.unknownKeyNearest, [key, nearest], at: self.path(key))
      } else {
        document.report(
          .unknownKey, [key, keys.sorted().joined(separator: ", ")], at: self.path(key))
      }
    }
  }

  /// The path of a key of this table.
  func path(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  package func report(_ phrase: Phrase, _ arguments: [String] = [], at key: String) {
    document.report(phrase, arguments, at: path(key))
  }

  func has(_ key: String) -> Bool { table[key] != nil }

  private func typed<Value>(
    _ key: String, _ expected: Phrase, _ convert: (any TOMLValueConvertible) -> Value?
  ) -> Value? {
    guard let value = table[key] else { return nil }
    if let converted = convert(value) { return converted }
    report(.wrongType, [key, TOMLNode.word(expected)], at: key)
    return nil
  }

  /// Phrases inside of phrases travel by name and are put into words with the rest.
  private static func word(_ phrase: Phrase) -> String { phrase.reference }

  package func string(_ key: String) -> String? { typed(key, .typeString) { $0.string } }

  func bool(_ key: String) -> Bool { typed(key, .typeBoolean) { $0.bool } ?? false }

  /// An array of strings; a single string is an array of one.
  func strings(_ key: String) -> [String]? {
    typed(key, .typeStrings) { value in
      if let string = value.string { return [string] }
      guard let array = value.array else { return nil }
      let strings = array.compactMap(\.string)
      return strings.count == array.count ? strings : nil
    }
  }

  /// A string, or a table of strings by language.
  func text(_ key: String) -> LocalizedText? {
    if let string = table[key]?.string { return LocalizedText([.en: string]) }
    let languages = Language.allCases.map(\.rawValue)
    guard let node = node(key, keys: languages, expected: .typeText) else { return nil }
    var texts: [Language: String] = [:]
    for language in Language.allCases { texts[language] = node.string(language.rawValue) }
    if texts.isEmpty { report(.textWithoutLanguage, [key], at: key) }
    return LocalizedText(texts)
  }

  func node(_ key: String, keys: [String], expected: Phrase = .typeTable) -> TOMLNode? {
    typed(key, expected) { $0.table }.map {
      TOMLNode(document: document, table: $0, path: path(key), keys: keys)
    }
  }

  /// The tables of an array of tables.
  package func nodes(_ key: String, keys: [String]) -> [TOMLNode] {
    let tables: [TOMLTable]? = typed(key, .typeTables) { value in
      guard let array = value.array else { return nil }
      let tables = array.compactMap(\.table)
      return tables.count == array.count ? tables : nil
    }
    return (tables ?? []).enumerated().map { number, table in
      TOMLNode(document: document, table: table, path: "\(path(key))[\(number)]", keys: keys)
    }
  }

  /// The value of a key that the table must have.
  package func required(_ key: String) -> String? {
    if !has(key) {
      document.report(.missingKey, [key], at: path)
      return nil
    }
    return string(key)
  }

  /// One of the names of an enumeration.
  func name<Name: RawRepresentable<String> & CaseIterable>(_ key: String, of type: Name.Type)
    -> Name?
  {
    guard let text = string(key) else { return nil }
    if let name = Name(rawValue: text) { return name }
    let names = Name.allCases.map(\.rawValue)
    reportUnknown(text, among: names, key: key, nearest: .unknownNameNearest, plain: .unknownName)
    return nil
  }

  /// Says that a name is not one of those there are, with the nearest of them or else all.
  package func reportUnknown(
    _ text: String, among names: [String], key: String, nearest: Phrase, plain: Phrase
  ) {
    if let match = Nearest.match(text, among: names) {
      report(nearest, [text, match], at: key)
    } else {
      report(plain, [text, names.joined(separator: ", ")], at: key)
    }
  }
}
