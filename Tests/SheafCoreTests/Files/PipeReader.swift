import Foundation
import SheafCore

/// Reads a named pipe to its end on a thread of its own.
final class PipeReader: @unchecked Sendable {
  private let done = DispatchSemaphore(value: 0)
  private var result: Result<[UInt8], any Error> = .success([])

  init(_ path: String) {
    Thread.detachNewThread { [self] in
      result = Result {
        let source = try ByteSource(path: path)
        defer { source.close() }
        return try FileBytes.read(source, limit: .max)
      }
      done.signal()
    }
  }

  /// What was read, once the writer is done.
  func bytes() throws -> [UInt8] {
    done.wait()
    return try result.get()
  }
}
