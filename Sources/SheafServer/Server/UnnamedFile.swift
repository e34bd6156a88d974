import Foundation
import SheafCore

/// A file on the disk that has no name: nobody else can open it, and nothing of it is left when the program ends, however it does.
final class UnnamedFile: Sendable {
  private let descriptor: Int32

  /// - Throws: `Failure` where it cannot be made.
  init() throws {
    let folder = FileManager.default.temporaryDirectory.path
    var name = Array("\(folder)/sheaf-upload-XXXXXX".utf8CString)
    descriptor = try SystemFailure.check(folder) { mkstemp(&name) }
    unlink(name)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  deinit { _ = close(descriptor) }

  /// A path that opens it, in this process alone.
  var path: String { "/dev/fd/\(descriptor)" }

  func write(_ bytes: ArraySlice<UInt8>) throws {
    try bytes.withUnsafeBytes {
      try writeAll(
        descriptor, $0.baseAddress, $0.count, name: FileManager.default.temporaryDirectory.path)
    }
  }
}
