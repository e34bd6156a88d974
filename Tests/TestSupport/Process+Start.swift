import Foundation

extension Process {
  /// Starts it, and closes this side of its files: they would stay open for as long as the tests run, and Foundation's processes cannot
  /// be started any more with a thousand of them.
  public func start() throws {
    try run()
    for case let file as FileHandle in [standardInput, standardOutput, standardError]
    where file !== FileHandle.nullDevice {
      try file.close()
    }
  }
}
