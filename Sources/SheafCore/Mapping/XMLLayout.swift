/// Where fields stand in an XML document.
public struct XMLLayout: Sendable, Equatable {
  public struct Namespace: Sendable, Equatable {
    /// Empty for the default namespace.
    public var prefix: String
    public var uri: String
  }

  /// Whom a document is for.
  public enum Audience: String, Sendable, CaseIterable {
    /// People who may see everything.
    case trusted
    /// Everybody: what is confidential is left out.
    case `public`
  }

  /// How many documents there are.
  public enum Files: String, Sendable, CaseIterable {
    /// One for all records.
    case one
    /// One for each record, in a folder.
    case each
  }

  /// A workbook that is XML: a row a record, a column a field.
  public enum Sheet: String, Sendable, CaseIterable {
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
  public struct Template: Sendable, Equatable {
    public var name: String
    public var bytes: [UInt8]
  }

  /// An element around records that have something in common.
  public struct Group: Sendable, Equatable {
    public var path: XMLPath
    /// The fields that records of one group share; none: all records are one group.
    public var fields: [Int]
  }

  public var audience = Audience.trusted
  public var files = Files.one
  public var template: Template?
  /// What kind of workbook it is, if it is one; then nothing but the template and the audience says how it is written.
  public var sheet: Sheet?
  public var namespaces: [Namespace] = []
  /// The element that is repeated for every record.
  public var record: XMLPath
  public var group: Group?
  /// The element for a heading that the mapping does not know, with the attribute that holds the heading.
  public var extra: XMLPath?
  public var elements: [Element] = []
  public var places: [Place]

  /// The plain shape that is used where a mapping has no `[xml]`: an element a field, named as the field is.
  public static func plain(fields: [Field]) -> XMLLayout {
    XMLLayout(
      record: XMLPath(elements: ["fragments", "fragment"], isAbsolute: true),
      extra: XMLPath(elements: ["field"], attribute: "heading"),
      places: fields.enumerated().map {
        Place(content: .field($0), path: XMLPath(elements: [$1.name]))
      }
    )
  }
}
