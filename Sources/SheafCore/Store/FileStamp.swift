/// What shows that a file was written to: its times, its size, and which file it is.
public struct FileStamp: Equatable, Sendable {
  private var modified = Moment()
  private var changed = Moment()
  /// In bytes.
  public private(set) var size = 0
  private var inode: UInt64 = 0

  private struct Moment: Equatable {
    var seconds = 0
    var nanoseconds = 0
  }

  /// The stamp of a file; that of one that is not there is like no other's.
  public init(_ path: String) {
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
  public func age(at time: Int) -> Int { time - modified.seconds }

  /// Whether the file was written to so shortly before a time that one more change need not show: the disks of memory sticks count in steps
  /// of two seconds.
  ///
  /// - Parameter time: seconds since 1970.
  public func isYoung(at time: Int) -> Bool {
    max(modified.seconds, changed.seconds) > time - 3
  }
}
