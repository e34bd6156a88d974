/// The description of a record and of its places in CSV and XML: the one source of truth, read from TOML.
package struct Mapping: Sendable, Equatable {
  package struct Section: Sendable, Equatable {
    package var name: String
    package var label: LocalizedText
  }

  /// Where it was read from: a path, or the name of a built-in mapping.
  package var source: String
  package var title: LocalizedText
  /// The field that tells records apart, by its place in ``fields``.
  package var idField: Int
  /// The flag that marks a whole record as confidential, by its place in ``fields``.
  package var confidentialField: Int?
  /// The name of a record's file, before it is made safe.
  package var fileName: TextTemplate
  package var sections: [Section]
  package var fields: [Field]
  /// The code lists, its own and those of the mapping that it extends.
  package var codeLists: [CodeList] = []
  /// The columns of `[csv]`; nil: a column a field, under its heading.
  package var csv: CSVMapping?
  /// The places of `[xml]`, its own or that of the mapping it extends.
  package var ownXML: XMLMapping?

  /// The places in XML: those of `[xml]`, or of the built-in shape.
  package var xml: XMLMapping { ownXML ?? .plain(fields: fields) }

  package func field(named name: String) -> Int? {
    fields.firstIndex { $0.name == name }
  }

  /// The name of a record's file in two: what is made safe and cut to length, and the extension, which is not.
  package var fileNameParts: (stem: TextTemplate, extension: String) {
    guard case .text(let text)? = fileName.parts.last, let dot = text.lastIndex(of: ".") else {
      return (fileName, ".md")
    }
    let stem = fileName.parts.dropLast() + [.text(String(text[..<dot]))]
    return (TextTemplate(parts: Array(stem)), String(text[dot...]))
  }
}
