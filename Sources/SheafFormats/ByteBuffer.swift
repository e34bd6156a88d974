import SheafCore

/// Keeps what is written, so that a file can be written in one go.
final class ByteBuffer: ByteSink {
  var bytes: [UInt8] = []

  func write(_ start: UnsafeRawPointer, _ count: Int) {
    bytes.append(contentsOf: UnsafeRawBufferPointer(start: start, count: count))
  }
}
