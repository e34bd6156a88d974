/// One record as it passes from a reader to a writer: its fields in the order in which they stood.
///
/// A reader uses one record over and over. Its slices point into the reader's buffer and are good only until the next one is read.
package struct Record {
  /// One field as it was found.
  @frozen
  package struct Entry {
    /// Which column of the ``FieldTable`` it belongs to.
    package var slot: Int
    /// Where it stood: a line of the file, or a row of the sheet, counted from 1.
    package var line: Int
    package var value: ByteSlice
    /// True where an earlier field of this record has the same heading.
    package var isRepeat: Bool

    @inlinable
    package init(slot: Int, line: Int, value: ByteSlice, isRepeat: Bool) {
      self.slot = slot
      self.line = line
      self.value = value
      self.isRepeat = isRepeat
    }
  }

  package var entries: [Entry] = []

  /// The path of the file it came from, as the person gave it.
  package var file: ByteSlice = .empty

  /// The line or row where it begins.
  package var line = 1

  /// What of its layout differs from the canonical form.
  package var layout: RecordLayout = []

  /// The column of a sheet that each slot's cell stands in, from 0; nil where the record is no row of one.
  package var cells: [Int: Int]?

  /// Text before the first field, which belongs to none.
  package var stray: ByteSlice = .empty

  /// The whole file as it came, where one file is one record and its text can be used as it is.
  package var original: ByteSlice?

  @usableFromInline
  var firstEntries: [Int] = []

  package init() {}

  /// Empties the record for the next one; `columns` is how many columns the schema has.
  @inlinable
  package mutating func reset(columns: Int, line: Int) {
    entries.removeAll(keepingCapacity: true)
    if firstEntries.count == columns {
      for slot in firstEntries.indices { firstEntries[slot] = -1 }
    } else {
      firstEntries = [Int](repeating: -1, count: columns)
    }
    self.line = line
    layout = []
    stray = .empty
    original = nil
  }

  /// Replaces the fields by others, and keeps what tells where they came from.
  package mutating func replaceEntries(_ others: [Entry], columns: Int) {
    let (line, layout, stray) = (line, layout, stray)
    reset(columns: columns, line: line)
    (self.layout, self.stray) = (layout, stray)
    for entry in others { append(slot: entry.slot, line: entry.line, value: entry.value) }
  }

  @inlinable
  package mutating func append(slot: Int, line: Int, value: ByteSlice) {
    while slot >= firstEntries.count { firstEntries.append(-1) }
    let isRepeat = firstEntries[slot] >= 0
    if !isRepeat { firstEntries[slot] = entries.count }
    entries.append(Entry(slot: slot, line: line, value: value, isRepeat: isRepeat))
  }

  /// The first field with this column's heading; nil where the record has none, which is not the same as a blank one.
  @inlinable
  package func entry(of slot: Int) -> Entry? {
    guard slot < firstEntries.count else { return nil }
    let index = firstEntries[slot]
    return index < 0 ? nil : entries[index]
  }

  @inlinable
  package func value(of slot: Int) -> ByteSlice? {
    entry(of: slot)?.value
  }
}
