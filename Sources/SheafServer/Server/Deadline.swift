#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// When something has to be over.
struct Deadline {
  private let end: ContinuousClock.Instant

  init(after duration: Duration) { end = .now + duration }

  /// What is left, in milliseconds, rounded up; 0 when it is over.
  var milliseconds: Int32 {
    let left = ContinuousClock.now.duration(to: end)
    guard left > .zero else { return 0 }
    return Int32(
      clamping: left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
        + 1)
  }
}
