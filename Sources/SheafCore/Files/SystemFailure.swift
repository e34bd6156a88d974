#if canImport(Glibc)
  @_exported import Glibc
#else
  @_exported import Darwin
#endif

/// What the operating system refused, in plain words.
package enum SystemFailure {
  /// The failure for the error number that a call on a file left behind.
  package static func failure(_ file: String, error: Int32 = errno) -> Failure {
    let place = SourceLocation(file: file)
    switch error {
    case ENOENT: return Failure(.noSuchFile, at: place)
    case EACCES, EPERM: return Failure(.noPermission, at: place)
    case EROFS: return Failure(.readOnlyDisk, at: place)
    case EISDIR: return Failure(.isFolder, at: place)
    case ENOTDIR: return Failure(.notAFolder, at: place)
    case ENOSPC, EDQUOT: return Failure(.diskFull, at: place)
    case EPIPE: return Failure(.readerGone, at: place)
    case EMFILE, ENFILE: return Failure(.tooManyOpenFiles, at: place)
    case ENAMETOOLONG: return Failure(.nameTooLong, at: place)
    default: return Failure(.systemError, [String(cString: strerror(error))], at: place)
    }
  }

  /// Repeats a call that a signal interrupted; throws what else went wrong.
  @inlinable
  package static func check<Number: BinaryInteger>(
    _ file: @autoclosure () -> String, _ call: () -> Number
  ) throws -> Number {
    while true {
      let result = call()
      if result >= 0 { return result }
      if errno != EINTR { throw failure(file()) }
    }
  }
}
