/// What a record's source shows that is form and not content, where it differs from the canonical form.
package struct RecordLayout: OptionSet, Sendable {
  package let rawValue: UInt16

  @inlinable
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The file begins with a byte order mark.
  package static let byteOrderMark = RecordLayout(rawValue: 1 << 0)
  /// Some of its lines end in CRLF.
  package static let carriageReturns = RecordLayout(rawValue: 1 << 1)
  /// Its last line does not end in a line break.
  package static let noFinalNewline = RecordLayout(rawValue: 1 << 2)
  /// Blank lines between fields, or no space after a heading's colon.
  package static let spacing = RecordLayout(rawValue: 1 << 3)
  /// A field of the mapping has no line of its own.
  package static let missingFields = RecordLayout(rawValue: 1 << 4)
  /// Its fields are not in the mapping's order.
  package static let order = RecordLayout(rawValue: 1 << 5)
  /// A heading is spelt as one of its aliases.
  package static let aliases = RecordLayout(rawValue: 1 << 6)
  /// The text was not UTF-8.
  package static let encoding = RecordLayout(rawValue: 1 << 7)

  /// A blank value is left out, as the mapping has it.
  package static let blanksLeftOut = RecordLayout(rawValue: 1 << 8)

  /// Each single deviation, with its name for programs and the words for people.
  package static let all: [(layout: RecordLayout, name: String, phrase: Phrase)] = [
    (.byteOrderMark, "byteOrderMark", .layoutByteOrderMark),
    (.carriageReturns, "carriageReturns", .layoutCarriageReturns),
    (.noFinalNewline, "noFinalNewline", .layoutNoFinalNewline),
    (.spacing, "spacing", .layoutSpacing),
    (.missingFields, "missingFields", .layoutMissingFields),
    (.order, "order", .layoutOrder),
    (.aliases, "aliases", .layoutAliases),
    (.encoding, "encoding", .layoutEncoding),
    (.blanksLeftOut, "blanksLeftOut", .layoutBlanksLeftOut),
  ]
}
