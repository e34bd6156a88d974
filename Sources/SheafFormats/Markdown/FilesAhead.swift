import Dispatch
import SheafCore
import Synchronization

/// Reads the files of a folder, in order, on a queue of its own, some blocks ahead of whoever looks at them.
///
/// Opening, reading and closing files is most of the time that small files take; so it goes on while the last ones are parsed.
final class FilesAhead {
  struct File {
    /// Ends in a zero byte.
    var name: UnsafePointer<CChar>
    /// The file's bytes in the block.
    var start: Int
    var count: Int
    /// What the system said where it could not be read; else 0.
    var error: Int32
  }

  /// The files of one block; either thread's, never both's.
  final class Block: @unchecked Sendable {
    fileprivate(set) var files: [File] = []
    fileprivate(set) var memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: FilesAhead.blockSize * 2, alignment: 64)
    fileprivate var used = 0

    deinit { memory.deallocate() }

    func bytes(of file: File) -> ByteSlice {
      ByteSlice(UnsafeRawBufferPointer(rebasing: memory[file.start..<(file.start + file.count)]))
    }

    fileprivate func reset() {
      files.removeAll(keepingCapacity: true)
      used = 0
    }

    fileprivate func makeRoom() {
      guard used == memory.count else { return }
      let larger = UnsafeMutableRawBufferPointer.allocate(
        byteCount: memory.count * 2, alignment: 64)
      larger.copyMemory(from: UnsafeRawBufferPointer(memory))
      memory.deallocate()
      memory = larger
    }
  }

  /// A block is handed over once it holds this many bytes.
  fileprivate static let blockSize = 1 << 18
  private static let blockCount = 3

  private let listing: FolderListing
  private let folder: Int32
  private let filled = DispatchSemaphore(value: 0)
  private let free = DispatchSemaphore(value: blockCount)
  private let blocks = (0..<blockCount).map { _ in Block() }
  private let isCancelled = Atomic(false)
  private let queue = DispatchQueue(label: "sheaf.input")

  /// - Throws: `Failure` where the folder cannot be opened.
  init(_ listing: FolderListing) throws {
    self.listing = listing
    folder = try SystemFailure.check(listing.path) {
      open(listing.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
  }

  /// Hands over every block in turn; the last one may hold few files or none.
  func withEachBlock(_ body: (Block) throws -> Void) throws {
    let shared = UnsafeShared(value: self)
    queue.async { shared.value.readAll() }
    defer {
      isCancelled.store(true, ordering: .relaxed)
      // Twice as many as it may still wait for: a semaphore must not end below what it began with.
      for _ in 0..<(2 * FilesAhead.blockCount) { free.signal() }
      queue.sync {}
      close(folder)
    }
    var number = 0
    var isLast = false
    while !isLast {
      filled.wait()
      let block = blocks[number % FilesAhead.blockCount]
      isLast = block.files.isEmpty
      try body(block)
      number += 1
      free.signal()
    }
  }

  /// Fills block after block; an empty one tells the end.
  private func readAll() {
    var number = 0
    func next() -> Block {
      free.wait()
      let block = blocks[number % FilesAhead.blockCount]
      block.reset()
      number += 1
      return block
    }
    var block = next()
    listing.withEachName { name in
      guard !isCancelled.load(ordering: .relaxed) else { return }
      block.files.append(read(name, into: block))
      if block.used >= FilesAhead.blockSize {
        filled.signal()
        block = next()
      }
    }
    if !block.files.isEmpty {
      filled.signal()
      block = next()
    }
    filled.signal()
  }

  private func read(_ name: UnsafePointer<CChar>, into block: Block) -> File {
    var file = File(name: name, start: block.used, count: 0, error: 0)
    do {
      let descriptor = try SystemFailure.check("") { openat(folder, name, O_RDONLY | O_CLOEXEC) }
      defer { close(descriptor) }
      while true {
        block.makeRoom()
        let room = min(block.memory.count - block.used, FragmentReader.sizeLimit + 1 - file.count)
        let count = try SystemFailure.check("") {
          systemRead(descriptor, block.memory.baseAddress! + block.used, room)
        }
        if count == 0 || room == 0 { break }
        block.used += count
        file.count += count
      }
    } catch {
      file.error = errno
    }
    return file
  }
}

/// Takes a value to another thread whose owner sees to it that the two do not meet.
private struct UnsafeShared<Value>: @unchecked Sendable {
  let value: Value
}
