import Foundation

/// Looks for bytes in others.
package enum ByteSearch {
  /// Where a mark first stands at or after a place.
  package static func find(_ mark: [UInt8], in bytes: [UInt8], from start: Int = 0) -> Int? {
    bytes.withUnsafeBytes { bytes in
      var place = start
      while bytes.count - place >= mark.count {
        guard
          let first = memchr(
            bytes.baseAddress! + place, Int32(mark[0]), bytes.count - place - mark.count + 1)
        else { return nil }
        if memcmp(first, mark, mark.count) == 0 {
          return UnsafeRawPointer(first) - bytes.baseAddress!
        }
        place = UnsafeRawPointer(first) - bytes.baseAddress! + 1
      }
      return nil
    }
  }
}
