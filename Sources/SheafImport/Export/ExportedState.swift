import Foundation
import SheafCore

/// What one export gave away, record by record: kept beside the folder so that an edited sheet can be told from an old one.
///
/// Two files of one name: `….fragments` holds the fragments one after another, `….index` a line for each: where it begins, how long it is, the
/// name of its file, its id. The name is the time, a hyphen, and the export's own name, which is made of the contents.
final class ExportedState {
  struct Entry {
    var offset: Int
    var count: Int
    var file: String
    var id: String
  }

  /// How many exports are kept; the oldest go first.
  static let limit = 20

  /// The time and the name, as the files are called.
  let stem: String
  let entries: [Entry]
  /// The records with an id; of two with the same one the first.
  let byID: [String: Int]
  private let descriptor: Int32
  private let path: String

  var name: String { String(stem.suffix(12)) }

  /// The exports that a folder keeps, oldest first.
  static func stems(_ state: StateFolder) throws -> [String] {
    try state.names(.exports).filter { $0.hasSuffix(".index") }.map {
      String($0.dropLast(".index".count))
    }
  }

  /// - Throws: `Failure` where the files cannot be read or do not fit together.
  init(_ state: StateFolder, stem: String) throws {
    self.stem = stem
    let index = "\(state.path(.exports))/\(stem).index"
    path = "\(state.path(.exports))/\(stem).fragments"
    entries = try ExportedState.entries(
      String(decoding: FileBytes.read(index), as: UTF8.self), index)
    byID = Dictionary(
      entries.enumerated().filter { !$1.id.isEmpty }.map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first })
    descriptor = try SystemFailure.check(path) { [path] in open(path, O_RDONLY | O_CLOEXEC) }
  }

  deinit { _ = systemClose(descriptor) }

  private static func entries(_ text: String, _ file: String) throws -> [Entry] {
    try text.split(separator: "\n").map { line in
      let parts = line.split(separator: "\t", maxSplits: 3, omittingEmptySubsequences: false)
      guard parts.count == 4, let offset = Int(parts[0]), let count = Int(parts[1]), offset >= 0,
        count >= 0,
        count <= Fragment.sizeLimit
      else { throw Failure(.brokenState, at: SourceLocation(file: file)) }
      return Entry(offset: offset, count: count, file: parts[2].unescaped, id: parts[3].unescaped)
    }
  }

  /// The bytes of a record as it was exported.
  func bytes(_ record: Int) throws -> [UInt8] {
    let entry = entries[record]
    var bytes = [UInt8](repeating: 0, count: entry.count)
    let count = try bytes.withUnsafeMutableBytes { buffer in
      try SystemFailure.check(path) {
        pread(descriptor, buffer.baseAddress, entry.count, off_t(entry.offset))
      }
    }
    guard count == entry.count else { throw Failure(.brokenState, at: SourceLocation(file: path)) }
    return bytes
  }
}

/// Takes down what is exported.
final class StateWriter: RecordWriter {
  private let coder: FragmentCoder
  private let temporary: OutputFile
  private var output: ByteOutput
  private var offset = 0
  private var index = ""
  /// FNV-1a over all of it.
  private var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  private let folder: String
  private let state: StateFolder
  /// The file's name in the folder, from its path.
  private let prefix: Int

  init(_ state: StateFolder, coder: FragmentCoder) throws {
    self.state = state
    self.coder = coder
    folder = try state.make(.exports)
    prefix = state.folder.utf8.count + 1
    temporary = try OutputFile(path: "\(folder)/.new", replacing: true)
    output = ByteOutput(to: temporary)
  }

  func write(_ record: Record) throws {
    let bytes = record.original?.bytes ?? canonical(record)
    let id = record.value(of: coder.mapping.idField)?.string ?? ""
    let file = String(decoding: record.file.buffer.dropFirst(prefix), as: UTF8.self)
    index += "\(offset)\t\(bytes.count)\t\(file.escaped)\t\(id.escaped)\n"
    try bytes.withUnsafeBytes { try output.append(ByteSlice($0)) }
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash = (hash ^ 0x1FF) &* 0x100_0000_01b3
    offset += bytes.count
  }

  private func canonical(_ record: Record) -> [UInt8] {
    var values: [Int: String] = [:]
    for entry in record.entries where entry.slot < coder.mapping.fields.count && !entry.isRepeat {
      values[entry.slot] = entry.value.string
    }
    return coder.bytes(values)
  }

  /// The name that what was written so far gives the export.
  var name: String { RowMark.exportName(hash: hash) }

  func finish() throws { try output.flush() }

  /// Keeps the state, under the time of now.
  func commit() throws {
    let stem = "\(StateFolder.timestamp())-\(name)"
    try temporary.commit()
    let path = "\(folder)/\(stem)"
    _ = try SystemFailure.check(path) { [folder] in rename("\(folder)/.new", "\(path).fragments") }
    let list = try OutputFile(path: "\(path).index", replacing: true)
    let bytes = Array(index.utf8)
    try bytes.withUnsafeBytes { if let base = $0.baseAddress { try list.write(base, $0.count) } }
    try list.commit()
    try removeOld(keeping: stem)
  }

  /// Removes earlier exports of the same contents, and those over the limit.
  private func removeOld(keeping stem: String) throws {
    let others = try ExportedState.stems(state).filter { $0 != stem }
    let same = others.filter { $0.hasSuffix(name) }
    let rest = others.filter { !$0.hasSuffix(name) }
    for old in same + rest.dropLast(ExportedState.limit - 1) {
      for ending in ["index", "fragments"] { unlink("\(folder)/\(old).\(ending)") }
    }
  }

  func release() { output.release() }

  func discard() { temporary.discard() }
}

extension StringProtocol {
  /// The text on one line and without tabs.
  fileprivate var escaped: String {
    unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar {
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }

  fileprivate var unescaped: String {
    var text = ""
    var isEscape = false
    for character in self.unicodeScalars {
      if isEscape {
        text.unicodeScalars.append(character == "n" ? "\n" : character == "t" ? "\t" : character)
        isEscape = false
      } else if character == "\\" {
        isEscape = true
      } else {
        text.unicodeScalars.append(character)
      }
    }
    return text
  }
}
