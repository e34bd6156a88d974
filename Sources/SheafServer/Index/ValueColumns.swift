import SheafCore

/// The different values of the fields that lists show, filter and count by: each is kept once, and fragments have its number.
struct ValueColumns {
  struct Column {
    let slot: Int
    fileprivate(set) var values: [String] = []
    fileprivate var numbers: [String: UInt32] = [:]
  }

  private(set) var columns: [Column]

  init(_ mapping: Mapping) {
    let listed = Set(mapping.listFields)
    columns = mapping.fields.indices.filter { mapping.fields[$0].isFilter || listed.contains($0) }
      .map { Column(slot: $0) }
  }

  /// The column of a field.
  func index(of slot: Int) -> Int? { columns.firstIndex { $0.slot == slot } }

  /// A value of a fragment.
  func value(_ column: Int, _ fragment: IndexedFragment) -> String {
    columns[column].values[Int(fragment.codes[column])]
  }

  /// Forgets the values that no fragment has any more, once they are most of them: else every version of a text would stay.
  mutating func forgetUnused(_ fragments: inout [IndexedFragment]) {
    let limit = 2 * fragments.count + 64
    for column in columns.indices where columns[column].values.count > limit {
      let old = columns[column].values
      columns[column] = Column(slot: columns[column].slot)
      for place in fragments.indices {
        let value = old[Int(fragments[place].codes[column])]
        fragments[place].codes[column] = number(of: value, column)
      }
    }
  }

  private mutating func number(of value: String, _ column: Int) -> UInt32 {
    if let number = columns[column].numbers[value] { return number }
    let number = UInt32(columns[column].values.count)
    columns[column].values.append(value)
    columns[column].numbers[value] = number
    return number
  }

  /// The numbers of a record's values, new ones for values that are new.
  mutating func codes(_ record: Record) -> [UInt32] {
    columns.indices.map { column in
      number(of: record.value(of: columns[column].slot)?.string ?? "", column)
    }
  }
}
