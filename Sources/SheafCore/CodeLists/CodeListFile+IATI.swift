import Foundation
import XMLCoder

extension CodeListFile {
  /// Reads a code list as IATI publishes it (https://iatistandard.org/en/iati-standard/203/codelists/): a `codelist` whose `codelist-items`
  /// each have a code, and a name in one language or more. Items that are withdrawn are left out.
  ///
  /// XMLCoder reads it. What that would lose without a word is looked for first, see ``CodeListMarkup``.
  ///
  /// - Parameter language: the language whose names are the values. An item without such a name has none.
  static func iati(_ bytes: [UInt8], language: String) throws -> [Row] {
    let text = try text(of: bytes)
    try CodeListMarkup.check(text)
    let decoder = XMLDecoder(trimValueWhitespaces: false, removeWhitespaceElements: true)
    let document: Document
    do {
      document = try decoder.decode(Document.self, from: Data(text.utf8))
    } catch {
      throw Mistake(phrase: .codeListXML)
    }
    let usual = document.language ?? "en"
    return document.items.items.filter { $0.status != "withdrawn" }.map { item in
      let names = item.name.narratives.map { ($0.language ?? usual, $0.text) }
      var label = LocalizedText([:])
      for (language, name) in names {
        if let language = Language(rawValue: language) { label.texts[language] = name }
      }
      return Row(
        entry: CodeList.Entry(
          value: names.first { $0.0 == language }?.1 ?? "", code: item.code,
          label: label.texts.isEmpty ? nil : label))
    }
  }

  private struct Document: Decodable {
    var language: String?
    var items: Items

    enum CodingKeys: String, CodingKey {
      case language = "xml:lang"
      case items = "codelist-items"
    }
  }

  private struct Items: Decodable {
    var items: [Item]

    enum CodingKeys: String, CodingKey {
      case items = "codelist-item"
    }
  }

  private struct Item: Decodable {
    var code: String
    var name: Names
    var status: String?
  }

  private struct Names: Decodable {
    var narratives: [Narrative]

    enum CodingKeys: String, CodingKey {
      case narratives = "narrative"
    }
  }

  private struct Narrative: Decodable {
    var language: String?
    var text: String

    enum CodingKeys: String, CodingKey {
      case language = "xml:lang"
      case text = ""
    }
  }
}
