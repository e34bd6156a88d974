/// Where fields stand in an XML document.
package struct XMLMapping: Sendable, Equatable {
  package struct Namespace: Sendable, Equatable {
    /// Empty for the default namespace.
    package var prefix: String
    package var uri: String
  }

  /// How many documents there are.
  package enum Files: String, Sendable, CaseIterable {
    /// One for all records.
    case one
    /// One for each record, in a folder.
    case each
  }

  /// A workbook that is XML: a row a record, a column a field.
  package enum Sheet: String, Sendable, CaseIterable {
    /// XML Spreadsheet 2003, which Excel and LibreOffice open.
    case excel2003 = "excel-2003"
    /// Flat OpenDocument (.fods).
    case openDocument = "opendocument"

    /// The built-in template for it.
    var templateName: String {
      switch self {
      case .excel2003: "excel-2003.xml"
      case .openDocument: "flat-ods.fods"
      }
    }
  }

  /// The donor's own file, which is the skeleton of what is written.
  package struct Template: Sendable, Equatable {
    package var name: String
    package var bytes: [UInt8]
  }

  /// An element around records that have something in common.
  package struct Group: Sendable, Equatable {
    package var path: XMLPath
    /// The fields that records of one group share; none: all records are one group.
    package var fields: [Int]
  }

  package var audience = Audience.trusted
  package var files = Files.one
  package var template: Template?
  /// What kind of workbook it is, if it is one; then nothing but the template and the audience says how it is written.
  package var sheet: Sheet?
  package var namespaces: [Namespace] = []
  /// The element that is repeated for every record.
  package var record: XMLPath
  package var group: Group?
  /// The element for a heading that the mapping does not know, with the attribute that holds the heading.
  package var extra: XMLPath?
  package var elements: [Element] = []
  package var places: [Binding]

  /// The plain shape that is used where a mapping has no `[xml]`: an element a field, named as the field is.
  package static func plain(fields: [Field]) -> XMLMapping {
    XMLMapping(
      record: XMLPath(elements: ["fragments", "fragment"], isAbsolute: true),
      extra: XMLPath(elements: ["field"], attribute: "heading"),
      places: fields.enumerated().map {
        Binding(content: .field($0), path: XMLPath(elements: [$1.name]))
      }
    )
  }
}
