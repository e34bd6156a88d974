import SheafCore
import TestSupport
import Testing

@Suite struct UTF8CheckTests {
  private func check(_ bytes: [UInt8]) -> UTF8Check {
    bytes.withUnsafeBytes { UTF8Check.check(ByteSlice($0)) }
  }

  private static var results: [(bytes: [UInt8], result: UTF8Check)] {
    [
      ([], .valid), ([0x41], .valid), ([0xC3, 0xA9], .valid), ([0xF4, 0x8F, 0xBF, 0xBF], .valid),
      ([0xEF, 0xBB, 0xBF], .valid),
      ([0x80], .invalid(offset: 0)), ([0xC0, 0x80], .invalid(offset: 0)),
      ([0xC1, 0xBF], .invalid(offset: 0)),
      ([0xE0, 0x9F, 0xBF], .invalid(offset: 0)), ([0xED, 0xA0, 0x80], .invalid(offset: 0)),
      ([0xF0, 0x8F, 0xBF, 0xBF], .invalid(offset: 0)),
      ([0xF4, 0x90, 0x80, 0x80], .invalid(offset: 0)), ([0xF5], .invalid(offset: 0)),
      ([0xFF], .invalid(offset: 0)),
      ([0x41, 0xC3, 0x41], .invalid(offset: 1)), ([0xE2, 0x82, 0x41], .invalid(offset: 0)),
      ([0xE0, 0x80], .invalid(offset: 0)),
      ([0xC3], .incomplete(offset: 0)), ([0x41, 0xE2, 0x82], .incomplete(offset: 1)),
      ([0xF0, 0x9F, 0x98], .incomplete(offset: 0)),
      ([0], .nul(offset: 0)), ([0x41, 0, 0xFF], .nul(offset: 1)), ([0xFF, 0], .invalid(offset: 0)),
      ([0xC3, 0], .invalid(offset: 0)), ([0x41, 0xE2, 0x82, 0, 0x41], .invalid(offset: 1)),
    ]
  }

  @Test(arguments: results.indices)
  func tellsWhatIsWrongAndWhere(_ index: Int) {
    let (bytes, result) = UTF8CheckTests.results[index]
    #expect(check(bytes) == result, "\(bytes)")
  }

  @Test func findsABadByteAtEveryOffset() {
    for length in 1...100 {
      for offset in 0..<length {
        var bytes = [UInt8](repeating: 0x61, count: length)
        bytes[offset] = 0xFF
        #expect(check(bytes) == .invalid(offset: offset))
      }
    }
  }

  /// Swift's own decoder says the same of any bytes.
  @Test func agreesWithSwift() {
    let trials = trialsAreFull ? 500_000 : 20_000
    print("UTF8CheckTests: SHEAF_SEED=\(SeededRandom.seed)")
    var random = SeededRandom(seed: SeededRandom.seed)
    for trial in 0..<trials {
      let bytes = UTF8CheckTests.bytes(&random)
      guard check(bytes) != UTF8CheckTests.expected(bytes) else { continue }
      Issue.record("seed \(SeededRandom.seed), trial \(trial), \(bytes): \(check(bytes))")
      return
    }
  }

  private static func bytes(_ random: inout SeededRandom) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...8, using: &random) {
      switch Int.random(in: 0..<8, using: &random) {
      case 0: bytes += [UInt8](repeating: 0x61, count: Int.random(in: 1...40, using: &random))
      case 1: bytes.append(UInt8.random(in: 0...255, using: &random))
      case 2: bytes.append(UInt8.random(in: 0x80...0xBF, using: &random))
      case 3: bytes.append(UInt8.random(in: 0xC0...0xFF, using: &random))
      case 4:
        bytes += Array("é€😀\u{7FF}\u{800}\u{FFFF}\u{10000}".utf8).prefix(
          Int.random(in: 1...18, using: &random))
      default:
        let scalar = Unicode.Scalar(UInt32.random(in: 1...0x10FFFF, using: &random)) ?? "x"
        bytes += Array(String(scalar).utf8)
      }
    }
    if !bytes.isEmpty, Int.random(in: 0..<10, using: &random) == 0 {
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = 0
    }
    return bytes
  }

  /// What the check has to say, found by trying.
  private static func expected(_ bytes: [UInt8]) -> UTF8Check {
    func isValid(_ bytes: some Sequence<UInt8>) -> Bool {
      String(validating: bytes, as: UTF8.self) != nil
    }
    let ends: [[UInt8]] = [
      [0x80], [0xA0], [0x80, 0x80], [0xA0, 0x80], [0x90, 0x80], [0x80, 0x80, 0x80],
      [0x90, 0x80, 0x80],
    ]
    // The longest beginning that is text: from the whole down, which is short to try.
    let length = (0...bytes.count).reversed().first { isValid(bytes[..<$0]) } ?? 0
    if let nul = bytes.firstIndex(of: 0), nul < length { return .nul(offset: nul) }
    if length == bytes.count { return .valid }
    return ends.contains { isValid(bytes + $0) }
      ? .incomplete(offset: length) : .invalid(offset: length)
  }
}
