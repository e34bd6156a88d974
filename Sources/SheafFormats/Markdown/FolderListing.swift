import SheafCore

/// The fragments of a folder, in the order of their names' bytes.
///
/// Names are kept in one run of bytes: two hundred thousand of them have to fit beside everything else in a few megabytes.
struct FolderListing {
  let path: String
  private var names = GrowingMemory()
  private var offsets = GrowingMemory()
  /// Sub-folders, in order.
  private(set) var folders: [String] = []
  /// How many files were neither fragments nor hidden.
  private(set) var others = 0

  var count: Int { offsets.count / MemoryLayout<Int32>.stride }

  /// - Throws: `Failure` where the folder cannot be read.
  init(path: String) throws {
    self.path = path
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
    folders.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private mutating func add(_ name: ByteSlice, type: Int32) {
    guard name[0] != UInt8(ascii: ".") else { return }
    var isFolder = type == Int32(DT_DIR)
    if type != Int32(DT_DIR), type != Int32(DT_REG) {
      var status = stat()
      guard stat("\(path)/\(name.string)", &status) == 0 else {
        others += 1
        return
      }
      // A link to a folder may lead round in a circle; it is not followed.
      isFolder = type == Int32(DT_UNKNOWN) && status.st_mode & S_IFMT == S_IFDIR
      if !isFolder, status.st_mode & S_IFMT != S_IFREG {
        others += 1
        return
      }
    }
    if isFolder {
      folders.append(name.string)
    } else if FolderListing.isFragment(name) {
      withUnsafeBytes(of: Int32(names.count)) { offsets.append($0) }
      names.append(name.buffer)
      withUnsafeBytes(of: UInt8(0)) { names.append($0) }
    } else {
      others += 1
    }
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
