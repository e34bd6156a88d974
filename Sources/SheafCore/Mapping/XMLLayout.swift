/// Where fields stand in an XML document.
public struct XMLLayout: Sendable, Equatable {
  public struct Namespace: Sendable, Equatable {
    /// Empty for the default namespace.
    public var prefix: String
    public var uri: String
  }

  /// What stands at a place.
  public enum Content: Sendable, Equatable {
    /// A field, by its place in the mapping.
    case field(Int)
    /// The same text in every document or record.
    case constant(String)
  }

  public enum Blank: String, Sendable, CaseIterable {
    /// A blank value is written, as an empty element or attribute, and so told from a missing one.
    case empty
    /// A blank value is left out.
    case omit
  }

  public struct Place: Sendable, Equatable {
    public var content: Content
    /// Relative to the record element, or absolute for what stands outside of it.
    public var path: XMLPath
    /// Whether each item of a list has an element of its own.
    public var isList = false
    public var blank = Blank.empty
  }

  /// Whom a document is for.
  public enum Audience: String, Sendable, CaseIterable {
    /// People who may see everything.
    case trusted
    /// Everybody: what is confidential is left out.
    case `public`
  }

  public var audience = Audience.trusted
  public var namespaces: [Namespace] = []
  /// The element that is repeated for every record.
  public var record: XMLPath
  /// The element for a heading that the mapping does not know, with the attribute that holds the heading.
  public var extra: XMLPath?
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
