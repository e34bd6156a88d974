import Foundation

/// The places in the checkout that tests look at.
public enum Repository {
  public static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()

  public static let seeds = root.appending(path: "seeds").path

  /// The five seeds' file names with their bytes, in order.
  public static func seedFiles() throws -> [(name: String, bytes: Data)] {
    try FileManager.default.contentsOfDirectory(atPath: seeds).filter { $0.hasSuffix(".txt") }
      .sorted().map {
        ($0, try Data(contentsOf: URL(fileURLWithPath: "\(seeds)/\($0)")))
      }
  }
}
