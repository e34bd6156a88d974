#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder held open, whose files are read and written with nothing but plain calls of the
/// C library: as little work as the task can be done with.
public final class Folder {
  private let path: String
  private let descriptor: Int32

  /// Opens a folder that exists.
  public init(opening path: String) throws {
    self.path = path
    descriptor = open(path, O_RDONLY | O_DIRECTORY)
    guard descriptor >= 0 else { throw SystemError("open", path) }
  }

  /// Makes a folder that does not exist yet; one that does is an error, so that what is written
  /// into it is all that it holds.
  public convenience init(creating path: String) throws {
    guard mkdir(path, 0o755) == 0 else { throw SystemError("mkdir", path) }
    try self.init(opening: path)
  }

  deinit {
    close(descriptor)
  }

  /// The names of the folder's files, hidden ones apart, in the order of their bytes.
  public func sortedNames() throws -> [String] {
    var entries: UnsafeMutablePointer<UnsafeMutablePointer<dirent>?>?
    let count = scandir(path, &entries, nil) {
      strcmp(name(of: $0!.pointee!), name(of: $1!.pointee!))
    }
    guard count >= 0, let entries else { throw SystemError("scandir", path) }
    defer { free(entries) }
    return (0..<Int(count)).compactMap { index in
      defer { free(entries[index]) }
      let name = name(of: entries[index]!)
      return name.pointee == CChar(UInt8(ascii: ".")) ? nil : String(cString: name)
    }
  }

  /// Reads a file to its end through `buffer`, handing each piece that was read to `consume`.
  public func readFile(
    _ name: String, through buffer: UnsafeMutableRawBufferPointer,
    consume: (UnsafeRawBufferPointer) -> Void
  ) throws {
    let file = openat(descriptor, name, O_RDONLY)
    guard file >= 0 else { throw SystemError("open", "\(path)/\(name)") }
    defer { close(file) }
    while true {
      let count = read(file, buffer.baseAddress, buffer.count)
      guard count >= 0 else { throw SystemError("read", "\(path)/\(name)") }
      if count == 0 { return }
      consume(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  /// Writes a new file; one of that name must not be there yet.
  public func writeFile(_ bytes: UnsafeRawBufferPointer, to name: String) throws {
    let file = openat(descriptor, name, O_WRONLY | O_CREAT | O_EXCL, 0o644)
    guard file >= 0 else { throw SystemError("create", "\(path)/\(name)") }
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: rest)
      let count = write(file, piece.baseAddress, piece.count)
      guard count >= 0 else { throw SystemError("write", "\(path)/\(name)") }
      rest = rest.dropFirst(count)
    }
  }
}

/// The name in a folder's entry, where it lies: the declared size of its array is not to be trusted.
private func name(of entry: UnsafePointer<dirent>) -> UnsafePointer<CChar> {
  let offset = MemoryLayout<dirent>.offset(of: \.d_name)!
  return (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: CChar.self)
}
