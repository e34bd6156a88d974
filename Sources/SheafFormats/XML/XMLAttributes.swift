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
    let text = value.string
    return value.firstIndex(of: UInt8(ascii: "&")) == nil
      ? text : text.replacing("&#38;", with: "&")
  }

  static func decoded(_ value: ByteSlice, equals bytes: [UInt8]) -> Bool {
    if value.firstIndex(of: UInt8(ascii: "&")) != nil {
      return Array(decoded(value).utf8) == bytes
    }
    return value.count == bytes.count && value.buffer.elementsEqual(bytes)
  }
}
