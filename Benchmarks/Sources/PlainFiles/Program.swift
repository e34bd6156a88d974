#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the small programs of this package share: an error ends them with a plain message.
public enum Program {
  /// Runs `body`; an error it throws goes to standard error, with exit code 2.
  public static func run(_ body: () throws -> Void) {
    do {
      try body()
    } catch {
      stop("\(error)", code: 2)
    }
  }

  /// Says how the program is called, and ends it with exit code 64, as for any misuse.
  public static func stopWithUsage(_ usage: String) -> Never {
    stop("usage: \(usage)", code: 64)
  }

  private static func stop(_ message: String, code: Int32) -> Never {
    let line = message + "\n"
    _ = write(STDERR_FILENO, line, line.utf8.count)
    exit(code)
  }
}
