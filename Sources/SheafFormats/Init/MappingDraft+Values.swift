import Foundation
import SheafCore

extension MappingDraft {
  /// The kind that all values of a place are of.
  static func kind(of place: Sample.Place) -> FieldKind {
    if place.isList { return .choices }
    let values = place.values
    guard !values.isEmpty else { return .text }
    if values.contains(where: { $0.contains { $0.isNewline } || $0.count > 200 }) {
      return .paragraph
    }
    if values.allSatisfy({ $0.wholeMatch(of: #/(19|20)[0-9]{2}/#) != nil }) { return .year }
    if values.allSatisfy({ $0.wholeMatch(of: #/[0-9]{4}-[0-9]{2}-[0-9]{2}/#) != nil }) {
      return .date
    }
    // With a zero in front it is a code.
    if values.allSatisfy({ $0.wholeMatch(of: #/-?(0|[1-9][0-9]{0,15})/#) != nil }) {
      return .integer
    }
    return .text
  }

  /// The words that a schema lets stand at a place; none where it names a type.
  static func words(of place: Sample.Place) -> [String] {
    guard let text = place.values.first, text.first == SchemaOutline.wordMark else { return [] }
    return words(text)
  }

  private static func words(_ text: String) -> [String] {
    text.split { $0 == SchemaOutline.wordMark }.map { String($0) }
  }

  /// What a schema says of a place, in a line.
  static func readable(_ text: String) -> String {
    words(text).joined(separator: " | ")
  }

  /// The kind for what a schema says of a place.
  static func kindOfType(_ place: Sample.Place) -> FieldKind {
    if place.isList { return .choices }
    if !words(of: place).isEmpty { return .choice }
    switch place.values.first {
    case "date"?: return .date
    case "gYear"?: return .year
    case "integer"?, "int"?, "long"?, "short"?, "byte"?, "nonNegativeInteger"?, "positiveInteger"?,
      "unsignedInt"?, "unsignedLong"?, "unsignedShort"?:
      return .integer
    default: return .text
    }
  }

  /// What may stand between the items of a list, as no item holds it.
  static func separator(for place: Sample.Place) -> String {
    ["; ", " | ", " ;; ", " ||| "].first { separator in
      !place.values.contains { $0.contains(separator.trimmingCharacters(in: .whitespaces)) }
    } ?? " ¦ "
  }

  /// A basic string of TOML.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case "\u{00}"..."\u{1F}", "\u{7F}":
        quoted += "\\u" + String(format: "%04X", scalar.value)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// The sample's name without folders and extension.
  static func title(of file: String) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }
}

extension String {
  /// Lower-case, accents taken off.
  var folding: String { folding(options: .diacriticInsensitive, locale: nil).lowercased() }
}
