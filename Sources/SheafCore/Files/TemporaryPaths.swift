import Foundation
import Synchronization

/// The half-written files and folders of this process, which are removed when a signal ends it.
enum TemporaryPaths {
  private static let paths = Mutex<(paths: Set<String>, sources: [any DispatchSourceSignal])>(
    ([], []))

  private static let isEnding = Atomic(false)

  /// Holds a thread that would go on writing while what it wrote is being removed; the process ends meanwhile.
  static func waitIfEnding() {
    while isEnding.load(ordering: .relaxed) { sleep(1) }
  }

  // Of its own, so that a busy pool of threads cannot keep a signal waiting.
  private static let queue = DispatchQueue(label: "sheaf.signals", qos: .userInteractive)

  static func add(_ path: String) {
    paths.withLock { state in
      state.paths.insert(path)
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
  }

  static func remove(_ path: String) {
    paths.withLock { _ = $0.paths.remove(path) }
  }

  /// Ends the process, with the exit code that shells give a signal.
  private static func removeAllAndEnd(by number: Int32) {
    isEnding.store(true, ordering: .sequentiallyConsistent)
    paths.withLock { state in
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
      _exit(128 + number)
    }
  }
}
