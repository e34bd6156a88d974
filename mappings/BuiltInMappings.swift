/// The mappings that are built into the program, by file name.
public enum BuiltInMappings {
  /// Every built-in mapping: its file name and its bytes.
  ///
  /// SwiftPM's generated names come from base names alone, so the table is written by hand; a test lists the folder against it.
  public static let files: [(name: String, bytes: [UInt8])] = [
    ("scc-outcomes.toml", PackageResources.scc_outcomes_toml)
  ]
}
