import CLibXML2
import SheafCore

/// The attributes of an element, as libxml2 hands them over: five pointers each.
struct XMLAttributes {
  let base: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  let count: Int

  subscript(index: Int) -> (
    name: UnsafePointer<xmlChar>?, uri: UnsafePointer<xmlChar>?, value: ByteSlice
  ) {
    let start = base!.advanced(by: index * 5)
    let value = UnsafeRawPointer(start[3]!)
    return (start[0], start[2], ByteSlice(start: value, count: UnsafeRawPointer(start[4]!) - value))
  }

  func value(where isWanted: (UnsafePointer<xmlChar>?, UnsafePointer<xmlChar>?) -> Bool)
    -> ByteSlice?
  {
    for index in 0..<count where isWanted(self[index].name, self[index].uri) {
      return self[index].value
    }
    return nil
  }
}

extension XMLAttributes {
  /// An attribute's value as text: without being told to replace entities, libxml2 leaves every `&` as `&#38;`.
  static func decoded(_ value: ByteSlice) -> String {
    String(decoding: decodedBytes(value), as: UTF8.self)
  }

  /// Byte by byte: a combining mark that follows would hide the reference from text.
  static func decodedBytes(_ value: ByteSlice) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(value.count)
    var from = 0
    while let at = value.firstIndex(of: UInt8(ascii: "&"), from: from) {
      bytes += value.slice(from, at + 1).buffer
      from = at + (value.slice(at, value.count).hasPrefix(reference) ? reference.count : 1)
    }
    return bytes + value.slice(from, value.count).buffer
  }

  private static let reference = ByteSlice(permanent: Array("&#38;".utf8))

  static func decoded(_ value: ByteSlice, equals bytes: [UInt8]) -> Bool {
    if value.firstIndex(of: UInt8(ascii: "&")) != nil {
      return decodedBytes(value) == bytes
    }
    return value.count == bytes.count && value.buffer.elementsEqual(bytes)
  }
}
