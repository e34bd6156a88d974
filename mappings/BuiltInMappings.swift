/// The mappings that are built into the program, and their templates, by file name.
package enum BuiltInMappings {
  /// Every built-in mapping or template: its file name and its bytes.
  ///
  /// SwiftPM's generated names come from base names alone, so the table is written by hand; a test lists the folder against it.
  package static let files: [(name: String, bytes: [UInt8])] = [
    ("dhis2-values.toml", PackageResources.dhis2_values_toml),
    ("dublin-core.toml", PackageResources.dublin_core_toml),
    ("excel-2003.toml", PackageResources.excel_2003_toml),
    ("excel-2003.xml", PackageResources.excel_2003_xml),
    ("flat-ods.fods", PackageResources.flat_ods_fods),
    ("flat-ods.toml", PackageResources.flat_ods_toml),
    ("iati-2.03.toml", PackageResources.iati_2_03_toml),
    ("iati-2.03.xml", PackageResources.iati_2_03_xml),
    ("odk-submission.toml", PackageResources.odk_submission_toml),
    ("odk-submission.xml", PackageResources.odk_submission_xml),
    ("scc-outcomes.toml", PackageResources.scc_outcomes_toml),
  ]
}
