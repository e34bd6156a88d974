#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What shows that a file was written to.
struct FileStamp: Equatable {
  private var seconds = 0
  private var nanoseconds = 0
  private var size = 0
  private var inode: UInt64 = 0

  /// The stamp of a file; that of one that is not there is like no other's.
  init(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    #if canImport(Glibc)
      (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    #else
      (seconds, nanoseconds) = (status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec)
    #endif
    size = Int(status.st_size)
    inode = UInt64(status.st_ino)
  }
}
