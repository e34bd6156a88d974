import Foundation
import Synchronization

/// What has to be done before a signal ends the process.
package enum Ending {
  /// - Parameter work: comes before half-written files are removed, and gives the exit code.
  package static func prepare(_ work: @escaping @Sendable () -> Int32) {
    TemporaryPaths.prepareEnding(work)
  }
}

/// The half-written files and folders of this process, which are removed when a signal ends it.
enum TemporaryPaths {
  private struct State {
    var paths: Set<String> = []
    var sources: [any DispatchSourceSignal] = []
    var work: (@Sendable () -> Int32)?
  }

  private static let state = Mutex(State())

  private static let isEnding = Atomic(false)

  /// Holds a thread that would go on writing while what it wrote is being removed; the process ends meanwhile.
  static func waitIfEnding() {
    while isEnding.load(ordering: .relaxed) { sleep(1) }
  }

  // Of its own, so that a busy pool of threads cannot keep a signal waiting.
  private static let queue = DispatchQueue(label: "sheaf.signals", qos: .userInteractive)

  static func add(_ path: String) {
    state.withLock { state in
      state.paths.insert(path)
      listen(&state)
    }
  }

  static func prepareEnding(_ work: @escaping @Sendable () -> Int32) {
    state.withLock { state in
      state.work = work
      listen(&state)
    }
  }

  private static func listen(_ state: inout State) {
    guard state.sources.isEmpty else { return }
    for number in [SIGINT, SIGTERM, SIGHUP] {
      // A signal that was ignored from the start (nohup) stays ignored.
      guard
        unsafeBitCast(signal(number, SIG_IGN), to: Int.self)
          != unsafeBitCast(SIG_IGN, to: Int.self)
      else { continue }
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { removeAllAndEnd(by: number) }
      source.resume()
      state.sources.append(source)
    }
  }

  static func remove(_ path: String) {
    state.withLock { _ = $0.paths.remove(path) }
  }

  /// Ends the process, with the exit code that shells give a signal.
  private static func removeAllAndEnd(by number: Int32) {
    let code = state.withLock { $0.work }?() ?? 128 + number
    isEnding.store(true, ordering: .sequentiallyConsistent)
    state.withLock { state in
      for path in state.paths {
        // A file that was being made when the end came may turn up yet.
        var tries = 0
        while FileBytes.exists(path), tries < 200 {
          try? FileManager.default.removeItem(atPath: path)
          usleep(1000)
          tries += 1
        }
      }
      // Dispatch keeps the signal blocked, so raising it again would do nothing; shells use this code for it.
      _exit(code)
    }
  }
}
