import Dispatch
import SheafCore

/// Reads the files of a folder, in order, on other threads, some blocks ahead of whoever looks at them.
///
/// Opening, reading and closing files is most of the time that small files take; so it goes on while the last ones are parsed.
final class FilePrefetcher {
  struct File {
    /// Ends in a zero byte.
    var name: UnsafePointer<CChar>
    /// The file's bytes in the block.
    var start: Int
    var count: Int
    /// What the system said where it could not be read; else 0.
    var error: Int32
  }

  /// A run of files; with the thread that fills it or with the one that looks at it, never with both.
  final class Block: @unchecked Sendable {
    fileprivate(set) var files: [File] = []
    fileprivate var memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: 1 << 18, alignment: 64)
    fileprivate var used = 0
    /// The first file that is not in it yet, and where its run ends.
    fileprivate var next = 0
    fileprivate var end = 0
    fileprivate let filled = DispatchSemaphore(value: 0)

    deinit { memory.deallocate() }

    func bytes(of file: File) -> ByteSlice {
      ByteSlice(UnsafeRawBufferPointer(rebasing: memory[file.start..<(file.start + file.count)]))
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

  /// How many files a block is for, and how many bytes it holds before the rest of them wait.
  private static let blockFiles = 24
  private static let blockBytes = 8 << 20
  private static let blockCount = 4

  private let listing: FolderListing
  private let folder: Int32
  private let blocks = (0..<blockCount).map { _ in Block() }

  /// - Throws: `Failure` where the folder cannot be opened.
  init(_ listing: FolderListing) throws {
    self.listing = listing
    folder = try SystemFailure.check(listing.path) {
      open(listing.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
  }

  /// Hands over every block in turn.
  func withEachBlock(_ body: (Block) throws -> Void) throws {
    let count = (listing.count + FilePrefetcher.blockFiles - 1) / FilePrefetcher.blockFiles
    var started = 0
    func start() {
      guard started < count else { return }
      fillAhead(blocks[started % FilePrefetcher.blockCount], number: started)
      started += 1
    }
    for _ in blocks { start() }
    var done = 0
    defer {
      // What is still being filled has to be let go of first.
      while done < started {
        blocks[done % FilePrefetcher.blockCount].filled.wait()
        done += 1
      }
      close(folder)
    }
    while done < count {
      let block = blocks[done % FilePrefetcher.blockCount]
      block.filled.wait()
      done += 1
      try body(block)
      while block.next < block.end {
        fill(block)
        try body(block)
      }
      start()
    }
  }

  private func fillAhead(_ block: Block, number: Int) {
    block.next = number * FilePrefetcher.blockFiles
    block.end = min(block.next + FilePrefetcher.blockFiles, listing.count)
    let shared = UnsafeShared(value: self)
    DispatchQueue.global(qos: .userInitiated).async {
      shared.value.fill(block)
      block.filled.signal()
    }
  }

  /// Reads as many of a block's files as it has room for, at least one.
  private func fill(_ block: Block) {
    block.files.removeAll(keepingCapacity: true)
    block.used = 0
    while block.next < block.end, block.used < FilePrefetcher.blockBytes {
      block.files.append(read(listing.name(block.next), into: block))
      block.next += 1
    }
  }

  private func read(_ name: UnsafePointer<CChar>, into block: Block) -> File {
    var file = File(name: name, start: block.used, count: 0, error: 0)
    do {
      let descriptor = try SystemFailure.check("") { openat(folder, name, O_RDONLY | O_CLOEXEC) }
      defer { close(descriptor) }
      while true {
        block.makeRoom()
        let room = min(block.memory.count - block.used, Fragment.sizeLimit + 1 - file.count)
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
