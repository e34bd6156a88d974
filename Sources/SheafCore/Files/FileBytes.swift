/// Small files read whole: mappings, and what else is some kilobytes.
package enum FileBytes {
  package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Reads at most 64 MiB, more than any mapping may have, so that a device that never ends is refused too.
  package static func read(_ path: String) throws -> [UInt8] {
    let source = try ByteSource(path: path)
    defer { source.close() }
    return try read(source, limit: 64 << 20)
  }

  /// Reads a source to its end, or until `limit` bytes have come.
  package static func read(_ source: ByteSource, limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { chunk.deallocate() }
    while bytes.count < limit {
      let count = try source.read(
        into: chunk.baseAddress!, count: min(chunk.count, limit - bytes.count))
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return bytes
  }
}
