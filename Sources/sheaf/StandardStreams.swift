import SheafCore

/// The three descriptors that a program is started with.
enum StandardStreams {
  /// Opens what was closed by whoever started the program, so that no file of records gets such a number and the messages with it.
  ///
  /// Each is opened the wrong way round: what is read from it or written to it fails as on a closed one, and is not lost in silence.
  static func occupy() {
    for (descriptor, mode) in [
      (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
    ] where fcntl(descriptor, F_GETFD) == -1 {
      // The lowest free number is taken, and those below are in use by now.
      guard open("/dev/null", mode) == descriptor else { _exit(Console.couldNotRun.rawValue) }
    }
  }
}
