/// Keeps what is written, so that a file can be written in one go.
package final class ByteBuffer: ByteSink {
  package var bytes: [UInt8] = []

  package init() {}

  package func write(_ start: UnsafeRawPointer, _ count: Int) {
    bytes.append(contentsOf: UnsafeRawBufferPointer(start: start, count: count))
  }
}
