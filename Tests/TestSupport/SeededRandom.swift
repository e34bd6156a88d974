import Foundation

/// Random numbers that a seed brings back (SplitMix64, https://prng.di.unimi.it/splitmix64.c).
public struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// The seed of this run's property tests: `SHEAF_SEED`, or always the same.
  public static let seed: UInt64 =
    ProcessInfo.processInfo.environment["SHEAF_SEED"].flatMap { UInt64($0) } ?? 20_261_121
}

/// Whether the long trials run whole (`SHEAF_TRIALS=full`) or shortened.
public let trialsAreFull = ProcessInfo.processInfo.environment["SHEAF_TRIALS"] == "full"
