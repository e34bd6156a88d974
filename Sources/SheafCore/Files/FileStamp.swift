/// What shows that a file was written to: its times, its size, and which file it is.
package struct FileStamp: Equatable, Sendable {
  private var modified = Moment()
  private var changed = Moment()
  /// In bytes.
  package private(set) var size = 0
  private var inode: UInt64 = 0

  private struct Moment: Equatable, Comparable {
    var seconds = 0
    var nanoseconds = 0

    static func < (one: Moment, other: Moment) -> Bool {
      (one.seconds, one.nanoseconds) < (other.seconds, other.nanoseconds)
    }
  }

  /// The stamp of a file; that of one that is not there is like no other's.
  package init(_ path: String) {
    var status = stat()
    let isThere = stat(path, &status) == 0
    self.init(isThere ? status : stat())
  }

  init(_ status: stat) {
    #if canImport(Darwin)
      let (written, touched) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (written, touched) = (status.st_mtim, status.st_ctim)
    #endif
    modified = Moment(seconds: written.tv_sec, nanoseconds: written.tv_nsec)
    changed = Moment(seconds: touched.tv_sec, nanoseconds: touched.tv_nsec)
    size = Int(status.st_size)
    inode = UInt64(status.st_ino)
  }

  /// How many seconds ago the file was written to, at a time in seconds since 1970.
  package func age(at time: Int) -> Int { time - modified.seconds }

  /// Whether the file was written to so shortly ago that one more change need not show.
  ///
  /// The disks of memory sticks count in whole seconds, two at a time; others, as odd nanoseconds show, in steps of some milliseconds.
  package var isYoung: Bool {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let last = max(modified, changed)
    let age = (now.tv_sec - last.seconds) * 1000 + (now.tv_nsec - last.nanoseconds) / 1_000_000
    let isFine = last.nanoseconds % 10_000_000 != 0
    return age < (isFine ? 50 : 3000)
  }
}
