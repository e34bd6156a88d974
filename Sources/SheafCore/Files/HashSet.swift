/// A set of hashes in a table of eight bytes each, for the hundreds of thousands of ids that one piece of work may meet.
public struct HashSet {
  private var slots: UnsafeMutablePointer<Int>
  private var capacity = 1 << 10
  public private(set) var count = 0

  public init() {
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: 0, count: capacity)
  }

  /// Adds a hash; false where it was there already.
  public mutating func insert(_ hash: Int) -> Bool {
    // 0 marks a free slot.
    let hash = hash == 0 ? 1 : hash
    if count * 4 >= capacity * 3 { grow() }
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
    let old = UnsafeBufferPointer(start: slots, count: capacity)
    capacity *= 2
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: 0, count: capacity)
    for hash in old where hash != 0 {
      var index = hash & (capacity - 1)
      while slots[index] != 0 { index = (index + 1) & (capacity - 1) }
      slots[index] = hash
    }
    old.deallocate()
  }

  public func release() { slots.deallocate() }
}
