import Foundation

/// A set of hashes in tables of six bytes each, for the hundreds of thousands of ids that one piece of work may meet.
///
/// Of a hash 52 bits count: among a million of them two are taken for one in one run of nine thousand.
package struct HashSet {
  /// One of the tables among which the hashes are shared out, so that only one at a time grows and has its old memory beside the new.
  private struct Table {
    /// The low 32 bits of each hash, and behind them the next 16 bits of each; both 0 where a slot is free.
    var low: UnsafeMutablePointer<UInt32>
    var high: UnsafeMutablePointer<UInt16>
    var capacity: Int
    var count = 0

    private static let slotSize = 6

    /// Takes whole pages from the system, which gets them back at once when the table has grown; an allocator would keep the holes.
    init(capacity: Int) {
      self.capacity = capacity
      let memory = mmap(
        nil, capacity * Table.slotSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0)
      guard let memory, memory != MAP_FAILED else { fatalError("no memory") }
      low = memory.bindMemory(to: UInt32.self, capacity: capacity)
      high = (memory + capacity * 4).bindMemory(to: UInt16.self, capacity: capacity)
    }

    func release() { munmap(low, capacity * Table.slotSize) }

    mutating func insert(_ hash: UInt64) -> Bool {
      if count * 8 >= capacity * 7 { grow() }
      var index = Int(truncatingIfNeeded: hash) & (capacity - 1)
      while low[index] != 0 || high[index] != 0 {
        if self[index] == hash { return false }
        index = (index + 1) & (capacity - 1)
      }
      low[index] = UInt32(truncatingIfNeeded: hash)
      high[index] = UInt16(truncatingIfNeeded: hash >> 32)
      count += 1
      return true
    }

    private subscript(index: Int) -> UInt64 { UInt64(high[index]) << 32 | UInt64(low[index]) }

    private mutating func grow() {
      var larger = Table(capacity: capacity * 2)
      for index in 0..<capacity where self[index] != 0 { _ = larger.insert(self[index]) }
      release()
      self = larger
    }
  }

  private static let tableCount = 16
  private var tables = (0..<tableCount).map { _ in Table(capacity: 1 << 9) }

  package var count: Int { tables.reduce(0) { $0 + $1.count } }

  package init() {}

  /// Adds a hash; false where it was there already.
  package mutating func insert(_ hash: Int) -> Bool {
    let bits = UInt64(bitPattern: Int64(hash))
    // 0 marks a free slot.
    return tables[Int(bits >> 60)].insert(max(bits & 0xFFFF_FFFF_FFFF, 1))
  }

  package func release() { for table in tables { table.release() } }
}
