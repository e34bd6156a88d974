import SheafCore

/// A file as it was when a mapping was read: what was in it, or that there was none.
struct SeenFile {
  private let path: String
  private let stamp: FileStamp
  /// True where the file may have been written to again without its stamp telling so.
  private var isYoung: Bool
  /// That of the bytes; nil where only the file's being there mattered.
  private var hash: ContentHash?

  /// Takes the stamp, before the file is read.
  init(_ path: String) {
    self.path = path
    stamp = FileStamp(path)
    isYoung = stamp.isYoung
  }

  mutating func note(_ bytes: [UInt8]) { hash = ContentHash(bytes) }

  /// Returns true if the file is still the same.
  mutating func isUnchanged() -> Bool {
    guard FileStamp(path) == stamp else { return false }
    guard isYoung, let hash else { return true }
    // Before it is read, so that no change between the two is missed.
    let isYoungNow = stamp.isYoung
    guard let bytes = try? FileBytes.read(path), ContentHash(bytes) == hash else { return false }
    isYoung = isYoungNow
    return true
  }
}
