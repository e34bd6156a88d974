import CLibXML2
import SheafCore

/// Puts what libxml2's validator finds wrong into words that a person can do something with.
struct SchemaWords {
  let phrase: Phrase
  let arguments: [String]
  /// The attribute that it is about, where it is about one.
  let attribute: String?
  /// Whether it says only that a value is wrong which a finding before it says why.
  let isSummary: Bool
  /// Whether it says why a value is wrong.
  let isReason: Bool

  init(_ error: xmlError) {
    let message = error.message.map { String(cString: $0) } ?? ""
    let text = SchemaWords.plain(message)
    let match = text.firstMatch(of: #/^Element '([^']*)'(?:, attribute '([^']*)')?: (.*)$/#)
    let element = match.map { String($0.1) } ?? ""
    let rest = match.map { String($0.3) } ?? text
    let code = xmlParserErrors(UInt32(error.code))
    isReason =
      (XML_SCHEMAV_CVC_LENGTH_VALID.rawValue...XML_SCHEMAV_CVC_ENUMERATION_VALID.rawValue)
      .contains(code.rawValue)
    isSummary = code == XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1
    var attribute = match?.2.map(String.init)
    (phrase, arguments) = SchemaWords.words(code, element, &attribute, rest)
    self.attribute = attribute
  }

  private static func words(
    _ code: xmlParserErrors, _ element: String, _ attribute: inout String?, _ rest: String
  ) -> (Phrase, [String]) {
    switch code {
    case XML_SCHEMAV_ELEMENT_CONTENT:
      let expected = rest.firstMatch(of: #/Expected is (?:one of )?\( (.*) \)/#).map {
        $0.1.split(separator: ", ").joined(separator: ", ")
      }
      let isMissing = rest.hasPrefix("Missing child")
      guard let expected else {
        return (isMissing ? .schemaOther : .schemaNotAllowed, [isMissing ? rest : element])
      }
      return (isMissing ? .schemaMissing : .schemaNotExpected, [element, expected])
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_4:
      guard let name = rest.firstMatch(of: #/attribute '([^']*)' is required/#) else { break }
      attribute = String(name.1)
      return (.schemaMissingAttribute, [element, String(name.1)])
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1, XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2:
      guard let name = attribute else { break }
      return (.schemaUnknownAttribute, [element, name])
    case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1:
      guard let match = rest.firstMatch(of: #/^'(.*)' is not a valid value of .* type '([^']*)'/#)
      else { break }
      return (.schemaValue, [String(match.1).shortened, String(match.2)])
    case XML_SCHEMAV_CVC_ENUMERATION_VALID:
      guard
        let match = rest.firstMatch(of: #/The value '(.*)' is not an element of the set \{(.*)\}/#)
      else { break }
      let values = match.2.split(separator: ", ").map { $0.dropFirst().dropLast() }
      return (.schemaChoice, [String(match.1).shortened, values.joined(separator: ", ")])
    case XML_SCHEMAV_CVC_PATTERN_VALID:
      guard
        let match = rest.firstMatch(of: #/The value '(.*)' is not accepted by the pattern '(.*)'/#)
      else { break }
      return (.schemaPattern, [String(match.1).shortened, String(match.2)])
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3: return (.schemaText, [element])
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1: return (.schemaNotEmpty, [element])
    case XML_SCHEMAV_CVC_ELT_1: return (.schemaRoot, [element])
    default: break
    }
    return (.schemaOther, [rest.shortened])
  }

  /// A message of libxml2 on one line, names without the addresses of their namespaces.
  static func plain(_ message: String) -> String {
    let line = message.replacing(#/\s+/#, with: " ")
    return line.replacing(#/\{[^{}' ]*\}(?=[\w*#])/#, with: "").trimmingEnd
  }
}

extension String {
  fileprivate var trimmingEnd: String {
    var text = self[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
