import Foundation

/// File names made from whatever a record is called, good on every system a folder may travel to.
///
/// Letters, digits and common signs stay; `/ \ : * ? " < > |`, control and invisible characters become `_`. A name is never hidden,
/// never one that Windows reserves, at most ``byteLimit`` bytes long, and never differs from another one of the same run in case or in
/// Unicode form alone: the later one gets a number.
package struct SafeName {
  /// The longest name without its extension, so that even 255-byte systems have room for `.md`, a number and a temporary mark.
  package static let byteLimit = 120

  /// The names given, each as a hash of the form in which names are compared. That keeps memory small, and two names that share a
  /// hash only cost a needless number.
  private var taken = HashSet()

  /// The last number given, for the names that more than one record wanted.
  private var numbers: [Int: Int] = [:]

  package init() {}

  /// The file name for a record, with the number it may need; ends in a zero byte.
  package mutating func fileName(_ name: [UInt8], extension suffix: String) -> [CChar] {
    var base = SafeName.plain(name) ?? SafeName.rewritten(String(decoding: name, as: UTF8.self))
    let first = SafeName.key(base)
    if !taken.insert(first) {
      let stem = base
      var number = numbers[first] ?? 1
      repeat {
        number += 1
        base = stem + Array("-\(number)".utf8)
      } while !taken.insert(SafeName.key(base))
      numbers[first] = number
    }
    return (base + Array(suffix.utf8)).map { CChar(bitPattern: $0) } + [0]
  }

  package func release() { taken.release() }

  /// The name with its `/` and the like replaced, where it is plain ASCII that needs no more than that.
  private static func plain(_ name: [UInt8]) -> [UInt8]? {
    guard name.count <= byteLimit, let first = name.first, isPlain(first),
      name.last != UInt8(ascii: "."),
      name.last != UInt8(ascii: " ")
    else { return nil }
    var safe = name
    for (index, byte) in name.enumerated() where !isPlain(byte) {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: "-"): break
      case 0x21..<0x7F: safe[index] = forbidden.contains(byte) ? UInt8(ascii: "_") : byte
      default: return nil
      }
    }
    return isReserved(safe) ? nil : safe
  }

  private static let forbidden = Set("/\\:*?\"<>|".utf8)

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func rewritten(_ name: String) -> [UInt8] {
    var safe = ""
    for scalar in name.precomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
        .paragraphSeparator:
        safe.append("_")
      case .spaceSeparator:
        safe.append(" ")
      default:
        safe.unicodeScalars.append(
          scalar.isASCII && forbidden.contains(UInt8(scalar.value)) ? "_" : scalar)
      }
    }
    if safe.isEmpty { safe = "_" }
    // A leading combining mark would join the path's slash; dots, spaces and hyphens at the ends trouble one system or another.
    if let first = safe.unicodeScalars.first,
      " .-".unicodeScalars.contains(first)
        || first.properties.canonicalCombiningClass != .notReordered
    {
      safe = "_" + safe
    }
    if let last = safe.last, last == " " || last == "." { safe += "_" }
    if isReserved(Array(safe.utf8)) { safe = "_" + safe }
    return shortened(safe, from: name)
  }

  /// Cuts a long name between characters and marks it with a hash of the whole.
  private static func shortened(_ safe: String, from name: String) -> [UInt8] {
    guard safe.utf8.count > byteLimit else { return Array(safe.utf8) }
    var cut = safe.unicodeScalars.prefix(byteLimit)
    var count = cut.reduce(0) { $0 + UTF8.width($1) }
    while count > byteLimit - 9 { count -= UTF8.width(cut.removeLast()) }
    // FNV-1a, so that the name is the same on every machine and in every run.
    let hash = name.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    let digits = String(UInt32(truncatingIfNeeded: hash ^ hash >> 32), radix: 16)
    return Array("\(String(cut))~\(String(repeating: "0", count: 8 - digits.count))\(digits)".utf8)
  }

  /// The device names of Windows, which count with any extension too
  /// (https://learn.microsoft.com/windows/win32/fileio/naming-a-file).
  private static func isReserved(_ name: [UInt8]) -> Bool {
    var stem = name.prefix { $0 != UInt8(ascii: ".") }
    // Windows does not see the spaces.
    while stem.last == UInt8(ascii: " ") { stem.removeLast() }
    guard 3...7 ~= stem.count else { return false }
    let word = String(decoding: stem, as: UTF8.self).uppercased()
    if ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(word) { return true }
    guard word.hasPrefix("COM") || word.hasPrefix("LPT") else { return false }
    return ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³"].contains(
      word.dropFirst(3))
  }

  /// A hash of the form in which two names count as the same.
  private static func key(_ name: [UInt8]) -> Int {
    var hasher = Hasher()
    if name.allSatisfy({ $0 < 0x80 }) {
      for byte in name {
        hasher.combine(UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte)
      }
    } else {
      let folded = String(decoding: name, as: UTF8.self).folding(
        options: .caseInsensitive, locale: nil)
      for byte in folded.precomposedStringWithCanonicalMapping.utf8 { hasher.combine(byte) }
    }
    return hasher.finalize()
  }
}
