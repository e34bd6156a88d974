import Foundation
import SheafCore

/// The file of a ``Journal``: a line for each file with the lengths of its old and new bytes and its name, then these bytes.
enum JournalFile {
  private static let title = "sheaf journal 1"

  static func write(
    _ operations: [FileOperation], _ purpose: Journal.Purpose, to descriptor: Int32, name: String
  ) throws {
    var buffer: [UInt8] = []
    func flush() throws {
      try buffer.withUnsafeBytes { try writeAll(descriptor, $0.baseAddress, $0.count, name: name) }
      buffer.removeAll(keepingCapacity: true)
    }
    switch purpose {
    case .apply: buffer += "\(title)\tapply\n".utf8
    case .undo(let name): buffer += "\(title)\tundo \(name)\n".utf8
    }
    for operation in operations {
      let lengths = [operation.old, operation.new].map { $0.map { "\($0.count)" } ?? "-" }
      buffer += "\(lengths[0])\t\(lengths[1])\t\(operation.name.utf8.count)\n".utf8
      buffer += operation.name.utf8
      buffer += operation.old ?? []
      buffer += operation.new ?? []
      buffer.append(UInt8(ascii: "\n"))
      if buffer.count > 1 << 20 { try flush() }
    }
    buffer += "end\n".utf8
    try flush()
  }

  /// - Throws: ``Failure`` where the file is not as it was written.
  static func read(_ path: String) throws -> (Journal.Purpose, [FileOperation]) {
    let source = try ByteSource(path: path)
    defer { source.close() }
    let bytes = try FileBytes.read(source, limit: .max)
    var reader = Reader(bytes: bytes, path: path)
    let title = try reader.line().split(separator: "\t")
    guard title.count == 2, title[0] == JournalFile.title else { throw reader.failure }
    let purpose: Journal.Purpose =
      title[1].hasPrefix("undo ") ? .undo(String(title[1].dropFirst(5))) : .apply
    var operations: [FileOperation] = []
    while true {
      let line = try reader.line()
      if line == "end" { return (purpose, operations) }
      let parts = line.split(separator: "\t")
      guard parts.count == 3, let length = Int(parts[2]) else { throw reader.failure }
      let name = String(decoding: try reader.take(length), as: UTF8.self)
      guard isInside(name) else { throw reader.failure }
      let old = try reader.part(parts[0])
      let new = try reader.part(parts[1])
      guard try reader.take(1).first == UInt8(ascii: "\n") else { throw reader.failure }
      operations.append(FileOperation(name: name, old: old, new: new))
    }
  }

  /// Whether a path leads to a file in the folder, and not out of it. Names that people's files have may hold anything else, even line
  /// breaks.
  private static func isInside(_ name: String) -> Bool {
    name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && $0 != "." && $0 != ".." && !$0.utf8.contains(0)
    }
  }

  private struct Reader {
    let bytes: [UInt8]
    let path: String
    var at = 0

    var failure: Failure { Failure(.brokenState, at: SourceLocation(file: path)) }

    mutating func line() throws -> String {
      guard let end = bytes[at...].firstIndex(of: UInt8(ascii: "\n")) else { throw failure }
      defer { at = end + 1 }
      return String(decoding: bytes[at..<end], as: UTF8.self)
    }

    mutating func take(_ count: Int) throws -> ArraySlice<UInt8> {
      guard count >= 0, count <= bytes.count - at else { throw failure }
      defer { at += count }
      return bytes[at..<(at + count)]
    }

    mutating func part(_ length: Substring) throws -> [UInt8]? {
      if length == "-" { return nil }
      guard let count = Int(length) else { throw failure }
      return Array(try take(count))
    }
  }
}
