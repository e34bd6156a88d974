#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A call of the C library that failed: which call, on what, and the system's reason.
public struct SystemError: Error, CustomStringConvertible {
  public let description: String

  /// Takes the reason from `errno`, so make it right after the call that failed.
  init(_ call: String, _ path: String) {
    description = "\(call) \(path): \(String(cString: strerror(errno)))"
  }
}
