extension XMLMapping {
  /// What stands at a place.
  package enum Content: Sendable, Equatable {
    /// A field, by its place in the mapping.
    case field(Int)
    /// The same text in every document or record.
    case constant(String)
    /// Texts put together from fields; those whose fields are all blank are left out.
    case text([XMLText])
    /// Text about the item that an element around the place is repeated for.
    case item(XMLText)
  }

  package enum Blank: String, Sendable, CaseIterable {
    /// A blank value is written, as an empty element or attribute, and so told from a missing one.
    case empty
    /// A blank value is left out.
    case omit
    /// A blank value is left out with the element around it.
    case parent
  }

  /// Which day of a year is written.
  package enum YearDay: String, Sendable, CaseIterable {
    /// 1 January.
    case start
    /// 31 December.
    case end
  }

  /// The types of XML Schema that a value can be held to (https://www.w3.org/TR/xmlschema-2/).
  package enum ValueType: String, Sendable, CaseIterable {
    case integer, decimal, boolean, date, anyURI
    case nameToken = "NMTOKEN"
  }

  package struct Binding: Sendable, Equatable {
    package var content: Content
    /// Relative to the record element, or absolute for what stands outside of it.
    package var path: XMLPath
    /// Whether each item of a list has an element of its own.
    package var isList = false
    package var blank = Blank.empty
    /// What stands between the items of a list, or the texts, that are written as one.
    package var join: String?
    /// The code list whose codes are written for the values.
    package var codes: CodeList?
    /// The day that is written for a year.
    package var day: YearDay?
    /// What stands for everything but letters and digits, where a value is written as a slug.
    package var slug: String?
    /// Values that count as blank here.
    package var blanks: [String] = []
    /// Whether the text is written as CDATA.
    package var isCDATA = false
    package var type: ValueType?
    package var origin = Origin()
  }

  /// What holds for an element whatever stands in it.
  package struct Element: Sendable, Equatable {
    /// Nil for the record's own element.
    package var path: XMLPath?
    package var each: Each?
    /// When it is written; always, where nil.
    package var when: Condition?
    /// When it is not written.
    package var unless: Condition?
    /// Fields without which it is not written.
    package var needs: [Int] = []
    /// Attributes whose values no two of these elements may share.
    package var unique: [XMLPath] = []
    package var origin = Origin()
  }

  /// What an element is repeated for.
  package enum Each: Sendable, Equatable {
    /// The items of a field's list.
    case items(Int)
    /// What stands between the matches of a pattern.
    case split(Int, by: String)
    /// What matches a pattern.
    case matches(Int, of: String)
    /// Every field of the record.
    case fields
  }

  /// Where in the mapping's file something stands; two layouts are the same wherever they were written down.
  package struct Origin: Sendable, Equatable {
    package var place: SourceLocation?

    package static func == (left: Origin, right: Origin) -> Bool { true }
  }
}
