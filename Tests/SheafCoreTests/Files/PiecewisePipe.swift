import Foundation
import SheafCore
import TestSupport

/// A named pipe that hands its bytes over piece by piece: the next one comes when the last one was taken.
final class PiecewisePipe: Sendable {
  let path: String
  private let folder: TemporaryFolder

  init(_ pieces: [[UInt8]]) throws {
    folder = try TemporaryFolder()
    path = folder("pipe")
    _ = try SystemFailure.check(path) { [path] in mkfifo(path, 0o600) }
    Thread.detachNewThread { [path] in
      // A reader that goes away early ends the writing, and not the tests.
      var pipeSignal = sigset_t()
      sigemptyset(&pipeSignal)
      sigaddset(&pipeSignal, SIGPIPE)
      pthread_sigmask(SIG_BLOCK, &pipeSignal, nil)
      let descriptor = open(path, O_WRONLY)
      for piece in pieces {
        guard piece.withUnsafeBytes({ write(descriptor, $0.baseAddress, $0.count) }) == piece.count
        else { break }
        PiecewisePipe.waitUntilTaken(descriptor)
      }
      close(descriptor)
    }
  }

  private static func waitUntilTaken(_ descriptor: Int32) {
    #if os(Linux)
      var left: Int32 = 1
      // A reader that has what it wants leaves the rest where it is.
      for _ in 0..<20_000 where ioctl(descriptor, UInt(FIONREAD), &left) == 0 && left > 0 {
        usleep(50)
      }
    #else
      usleep(2000)
    #endif
  }
}
