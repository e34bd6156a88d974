/// The mappings that are built into the program, and their templates, by file name.
public enum BuiltInMappings {
  /// Every built-in mapping or template: its file name and its bytes.
  ///
  /// SwiftPM's generated names come from base names alone, so the table is written by hand; a test lists the folder against it.
  public static let files: [(name: String, bytes: [UInt8])] = [
    ("iati-2.03.toml", PackageResources.iati_2_03_toml),
    ("iati-2.03.xml", PackageResources.iati_2_03_xml),
    ("scc-outcomes.toml", PackageResources.scc_outcomes_toml),
  ]
}
