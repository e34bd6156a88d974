/// One field of a record, as a mapping describes it.
public struct Field: Sendable, Equatable {
  /// One way to compose a field: the first whose condition holds is used.
  public struct Composition: Sendable, Equatable {
    public var when: Condition?
    public var template: Template
  }

  /// How a list follows from another field's list.
  public struct Derivation: Sendable, Equatable {
    /// The field it follows from, by its place in the mapping.
    public var from: Int
    /// What each item of that list gives.
    public var table: [String: String]
  }

  /// The name for machines: lower-case letters, digits and `_`; also the XML element of the built-in shape.
  public var name: String
  /// The heading in fragments and spreadsheets, exactly as it stands there, misspelt or not.
  public var heading: String
  /// Other headings that are read as this one.
  public var aliases: [String] = []
  public var label: LocalizedText
  public var hint: LocalizedText?
  /// The section of the form, by its place in ``Mapping/sections``.
  public var section: Int?
  public var kind: FieldKind
  public var isRequired = false
  /// A regular expression that the whole value must match.
  public var pattern: String?
  public var choices: [Choice] = []
  /// Whether values beside the choices are right too.
  public var isOpen = false
  /// What stands between the items of a list.
  public var separator = ", "
  /// The spellings of yes; the first is the one that is written.
  public var trueSpellings: [String] = []
  /// The spellings of no; the first is the one that is written.
  public var falseSpellings: [String] = []
  /// When the field applies; always, where nil.
  public var relevant: Condition?
  /// Whether what it holds must stay in.
  public var isConfidential = false
  public var compositions: [Composition] = []
  public var derivation: Derivation?
}
