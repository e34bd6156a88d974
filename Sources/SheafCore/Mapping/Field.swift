/// One field of a record, as a mapping describes it.
package struct Field: Sendable, Equatable {
  /// One way to compose a field: the first whose condition holds is used.
  package struct Composition: Sendable, Equatable {
    package var when: Condition?
    package var template: TextTemplate
  }

  /// How a list follows from another field's list.
  package struct Derivation: Sendable, Equatable {
    /// The field it follows from, by its place in the mapping.
    package var from: Int
    /// What each item of that list gives.
    package var table: [String: String]
  }

  /// The name for machines: lower-case letters, digits and `_`; also the XML element of the built-in shape.
  package var name: String
  /// The heading in fragments and spreadsheets, exactly as it stands there, misspelt or not.
  package var heading: String
  /// Other headings that are read as this one.
  package var aliases: [String] = []
  package var label: LocalizedText
  package var hint: LocalizedText?
  /// The section of the form, by its place in ``Mapping/sections``.
  package var section: Int?
  package var kind: FieldKind
  package var isRequired = false
  /// A regular expression that the whole value must match.
  package var pattern: String?
  package var choices: [Choice] = []
  /// Whether values beside the choices are right too.
  package var isOpen = false
  /// What stands between the items of a list.
  package var separator = ", "
  /// The spellings of yes; the first is the one that is written.
  package var trueSpellings: [String] = []
  /// The spellings of no; the first is the one that is written.
  package var falseSpellings: [String] = []
  /// When the field applies; always, where nil.
  package var relevant: Condition?
  /// Whether what it holds must stay in.
  package var isConfidential = false
  package var compositions: [Composition] = []
  package var derivation: Derivation?

  package init(name: String, heading: String, label: LocalizedText, kind: FieldKind) {
    self.name = name
    self.heading = heading
    self.label = label
    self.kind = kind
  }
}
