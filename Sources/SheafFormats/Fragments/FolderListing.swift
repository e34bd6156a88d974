import SheafCore

/// The fragments of a folder, in the order of their names' bytes, some thousands of names at a time.
///
/// Memory stays the same however many files there are: a folder of more than ``limit`` is gone through once for each round of names.
struct FolderListing {
  let path: String
  /// How many names one round has, at most.
  let limit: Int
  private var names = GrowingMemory()
  private var offsets = GrowingMemory()
  /// The largest name of the last round.
  private var last: [CChar]?
  /// The largest name that this round may still have, once there are more than enough.
  private var bound: [CChar]?
  /// Sub-folders, in order.
  private(set) var folders: [String] = []
  /// How many fragments there are.
  private(set) var total = 0
  /// How many files were neither fragments nor hidden.
  private(set) var others = 0
  private var isComplete = false

  /// How many names this round has.
  var count: Int { offsets.count / MemoryLayout<Int32>.stride }

  /// Reads the first round.
  ///
  /// - Throws: `Failure` where the folder cannot be read.
  init(path: String, limit: Int = 24_000) throws {
    self.path = path
    self.limit = limit
    try readRound()
    folders.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Some of a folder's files, in one round.
  init(path: String, names: [String]) {
    self.path = path
    limit = names.count
    for name in names {
      withUnsafeBytes(of: Int32(self.names.count)) { offsets.append($0) }
      Array(name.utf8CString).withUnsafeBytes { self.names.append($0) }
    }
    total = names.count
    isComplete = true
  }

  /// Goes on to the next round; false where there is none.
  ///
  /// - Throws: `Failure` where the folder cannot be read any more.
  mutating func advance() throws -> Bool {
    guard !isComplete, count > 0 else { return false }
    last = largestName
    try readRound()
    return count > 0
  }

  private mutating func readRound() throws {
    names.truncate(to: 0)
    offsets.truncate(to: 0)
    bound = nil
    isComplete = true
    guard let directory = opendir(path) else { throw SystemFailure.failure(path) }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        let start = UnsafeRawPointer(pointer)
        add(
          ByteSlice(start: start, count: strlen(start.assumingMemoryBound(to: CChar.self))),
          type: Int32(entry.pointee.d_type))
      }
    }
    sort()
    if count > limit { keepSmallest() }
  }

  /// The last name, where they are sorted.
  private var largestName: [CChar] {
    let name = name(count - 1)
    return Array(UnsafeBufferPointer(start: name, count: strlen(name) + 1))
  }

  private mutating func add(_ name: ByteSlice, type: Int32) {
    guard name[0] != UInt8(ascii: ".") else { return }
    let isFirstRound = last == nil
    var isFolder = type == Int32(DT_DIR)
    if type != Int32(DT_DIR), type != Int32(DT_REG) {
      var status = stat()
      guard stat("\(path)/\(name.string)", &status) == 0 else {
        if isFirstRound { others += 1 }
        return
      }
      // A link to a folder may lead round in a circle; it is not followed.
      isFolder = type == Int32(DT_UNKNOWN) && status.st_mode & S_IFMT == S_IFDIR
      if !isFolder, status.st_mode & S_IFMT != S_IFREG {
        if isFirstRound { others += 1 }
        return
      }
    }
    if isFolder {
      if isFirstRound { folders.append(name.string) }
    } else if FolderListing.isFragment(name) {
      if isFirstRound { total += 1 }
      take(name)
    } else if isFirstRound {
      others += 1
    }
  }

  private mutating func take(_ name: ByteSlice) {
    let characters = name.start.assumingMemoryBound(to: CChar.self)
    if let last, strcmp(characters, last) <= 0 { return }
    if let bound, strcmp(characters, bound) > 0 { return }
    withUnsafeBytes(of: Int32(names.count)) { offsets.append($0) }
    names.append(name.buffer)
    withUnsafeBytes(of: UInt8(0)) { names.append($0) }
    if count > limit + limit / 4 { keepSmallest() }
  }

  /// Forgets all names but the smallest, in place.
  private mutating func keepSmallest() {
    sort()
    isComplete = false
    offsets.truncate(to: limit * MemoryLayout<Int32>.stride)
    bound = largestName
    var kept = offsets.values(of: Int32.self)
    kept.sort()
    var end = 0
    for index in kept.indices {
      let name = name(index)
      let length = strlen(name) + 1
      memmove(names.start + end, name, length)
      kept[index] = Int32(end)
      end += length
    }
    names.truncate(to: end)
    sort()
  }

  /// Whether a name ends in `.md` or `.txt`, in whatever case.
  private static func isFragment(_ name: ByteSlice) -> Bool {
    for suffix in [".md", ".txt"] as [StaticString] {
      let count = suffix.utf8CodeUnitCount
      guard name.count > count else { continue }
      if (0..<count).allSatisfy({
        name[name.count - count + $0] | 0x20 == suffix.utf8Start[$0] | 0x20
      }) {
        return true
      }
    }
    return false
  }

  private func sort() {
    let bytes = names.start.assumingMemoryBound(to: CChar.self)
    var offsets = offsets.values(of: Int32.self)
    offsets.sort { strcmp(bytes + Int($0), bytes + Int($1)) < 0 }
  }

  /// The name of a file, which ends in a zero byte.
  func name(_ index: Int) -> UnsafePointer<CChar> {
    let offset = offsets.values(of: Int32.self)[index]
    return UnsafePointer(names.start.assumingMemoryBound(to: CChar.self)) + Int(offset)
  }

  func release() {
    names.release()
    offsets.release()
  }
}
