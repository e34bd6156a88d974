/// A set of hashes in tables of eight bytes each, for the hundreds of thousands of ids that one piece of work may meet.
public struct HashSet {
  /// One of the tables among which the hashes are shared out, so that only one at a time grows and has its old memory beside the new.
  private struct Table {
    var slots: UnsafeMutablePointer<Int>
    var capacity: Int
    var count = 0

    init(capacity: Int) {
      self.capacity = capacity
      slots = .allocate(capacity: capacity)
      slots.initialize(repeating: 0, count: capacity)
    }

    mutating func insert(_ hash: Int) -> Bool {
      if count * 8 >= capacity * 7 { grow() }
      var index = hash & (capacity - 1)
      while slots[index] != 0 {
        if slots[index] == hash { return false }
        index = (index + 1) & (capacity - 1)
      }
      slots[index] = hash
      count += 1
      return true
    }

    private mutating func grow() {
      var larger = Table(capacity: capacity * 2)
      for index in 0..<capacity where slots[index] != 0 { _ = larger.insert(slots[index]) }
      slots.deallocate()
      self = larger
    }
  }

  private static let tableCount = 16
  private var tables = (0..<tableCount).map { _ in Table(capacity: 1 << 6) }

  public var count: Int { tables.reduce(0) { $0 + $1.count } }

  public init() {}

  /// Adds a hash; false where it was there already.
  public mutating func insert(_ hash: Int) -> Bool {
    // 0 marks a free slot.
    let hash = hash == 0 ? 1 : hash
    return tables[Int(UInt(bitPattern: hash) >> (UInt.bitWidth - 4))].insert(hash)
  }

  public func release() { for table in tables { table.slots.deallocate() } }
}
