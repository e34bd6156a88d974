import Foundation

/// What a file is called in the trash: `seconds-number-name`, by the time when it was put there.
package struct TrashName {
  let time: Int
  let name: String

  /// How many bytes of the name are kept, so that all of it is a file name.
  private static let limit = 220

  /// - Returns: nil where a file in the trash has no such name.
  init?(_ id: String) {
    let parts = id.split(separator: "-", maxSplits: 2)
    guard parts.count == 3, let time = Int(parts[0]), Int(parts[1]) != nil else { return nil }
    self.time = time
    name = String(parts[2])
  }

  /// The names that a file may get now, the first of them that is free. A long name loses the end of its stem.
  package static func candidates(for name: String) -> some Sequence<String> {
    let time = Int(Date().timeIntervalSince1970)
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    let suffix = name[dot...].utf8.count <= 16 ? name[dot...] : ""
    var stem = name.dropLast(suffix.count)
    while stem.utf8.count + suffix.utf8.count > limit { stem.removeLast() }
    return (0..<1000).lazy.map { "\(time)-\($0)-\(stem)\(suffix)" }
  }
}
