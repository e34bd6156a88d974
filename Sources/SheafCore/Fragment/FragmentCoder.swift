import Synchronization

/// Reads, checks, edits and writes single fragments by one mapping, over and over.
///
/// May be used from several threads; one fragment is worked on at a time.
package final class FragmentCoder: Sendable {
  package let mapping: Mapping
  private let work: Mutex<FragmentWork>

  package init(mapping: Mapping) {
    self.mapping = mapping
    work = Mutex(FragmentWork(mapping: mapping))
  }

  /// Reads a fragment.
  ///
  /// - Parameter name: the file's name, for the fragment and for messages.
  /// - Throws: ``Failure`` where the bytes are no text, or there is no field in them.
  package func fragment(_ bytes: [UInt8], name: String) throws -> Fragment {
    try work.withLock { try $0.fragment(bytes, name: name) }
  }

  /// What `check` says of a fragment by itself, in the order of its lines. Whether its id is in another one too is not asked.
  ///
  /// - Throws: ``Failure`` as ``fragment(_:name:)`` does.
  package func findings(_ bytes: [UInt8], name: String) throws -> [Diagnostic] {
    try work.withLock { try $0.findings(bytes, name: name) }
  }

  /// A fragment in the canonical form: UTF-8, LF, a line `**Heading**: value` for every field of the mapping, in its order.
  ///
  /// - Parameter values: by field; a field that is not among them is blank.
  package func bytes(_ values: [Int: String]) -> [UInt8] {
    mapping.fields.enumerated().flatMap { index, field in
      FragmentCoder.line(field.heading, values[index] ?? "", lineBreak: "\n")
    }
  }

  /// The bytes of a fragment with some values changed.
  ///
  /// Only the lines of fields whose value differs are written anew; every other byte stays. A changed field keeps its heading's spelling
  /// and its line breaks. One that has no line yet gets one, behind the field that precedes it in the mapping, unless it is
  /// blank. Text that was not UTF-8 stays in its encoding, or becomes UTF-8 where that cannot hold a new value.
  ///
  /// - Parameters:
  ///   - values: by field; fields that are not among them stay.
  ///   - others: by heading, fields that the mapping does not know.
  /// - Throws: ``Failure`` as ``fragment(_:name:)`` does.
  package func bytes(
    _ values: [Int: String], others: [String: String] = [:], changedIn fragment: Fragment
  ) throws -> [UInt8] {
    let changes = values.filter { field, value in
      let old = fragment.value(of: field)
      return !(old ?? "").hasSameBytes(as: value)
    }
    if changes.isEmpty, others.isEmpty { return fragment.bytes }
    return try work.withLock { try $0.bytes(changes, others: others, changedIn: fragment) }
  }

  /// A field's line.
  package static func line(_ heading: String, _ value: String, lineBreak: String) -> [UInt8] {
    Array("**\(heading)**: ".utf8) + written(value, lineBreak: lineBreak) + Array(lineBreak.utf8)
  }

  /// A value as it is written.
  static func written(_ value: String, lineBreak: String) -> [UInt8] {
    Array(value.utf8).withUnsafeBytes {
      FragmentEscape.escaped(ByteSlice($0), lineBreak: Array(lineBreak.utf8))
    }
  }
}
