import Foundation
import SheafCore

/// What sheaf keeps about a folder of fragments, in `.sheaf/` inside of it: what was exported, what an import is doing, what undoes it.
///
/// It holds the same confidential text as the fragments, so its folders have mode 0700 and its files 0600. It may be deleted; what is lost
/// then is only what it is for.
package struct StateFolder: Sendable {
  package enum Part: String, CaseIterable, Sendable {
    /// What was exported, so that an edited sheet can be told from an old one.
    case exports
    /// Imports that were carried out, newest last, to be undone.
    case undo
  }

  /// The folder of fragments.
  package let folder: String

  package init(folder: String) {
    self.folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
  }

  package var path: String { "\(folder)/.sheaf" }

  package func path(_ part: Part) -> String { "\(path)/\(part.rawValue)" }

  /// Makes the folder of a part, if it is not there yet.
  ///
  /// - Throws: ``Failure`` where that cannot be done.
  @discardableResult
  package func make(_ part: Part) throws -> String {
    try StateFolder.makeFolder(path)
    try StateFolder.makeFolder(path(part))
    return path(part)
  }

  /// Makes a folder that only its owner can look into.
  static func makeFolder(_ path: String) throws {
    guard mkdir(path, 0o700) != 0 else { return }
    guard errno == EEXIST else { throw SystemFailure.failure(path) }
  }

  /// The names in a part, sorted; none where it does not exist.
  ///
  /// - Throws: ``Failure`` where it is there and cannot be looked into: as if it were not there, an import would take old values for new.
  package func names(_ part: Part) throws -> [String] {
    if access(path(part), R_OK | X_OK) != 0, errno != ENOENT {
      throw SystemFailure.failure(path(part))
    }
    return ((try? FileManager.default.contentsOfDirectory(atPath: path(part))) ?? []).filter {
      !$0.hasPrefix(".")
    }.sorted()
  }

  /// A name that sorts by time: `20261121T123000.125Z`.
  package static func timestamp(_ date: Date = Date()) -> String {
    let time = date.timeIntervalSince1970
    var seconds = time_t(time)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func digits(_ number: Int, _ count: Int) -> String {
      String(repeating: "0", count: max(0, count - String(number).count)) + String(number)
    }
    let fields = [parts.tm_mon + 1, parts.tm_mday].map { digits(Int($0), 2) }
    let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { digits(Int($0), 2) }
    let milliseconds = digits(Int(time * 1000) % 1000, 3)
    return digits(Int(parts.tm_year) + 1900, 4) + fields.joined() + "T" + clock.joined() + "."
      + milliseconds + "Z"
  }
}
