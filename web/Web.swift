/// The templates, styles and script of the form, as they stand in this folder, held in the program.
public enum Web {
  public struct File: Sendable {
    /// The path in this folder: `templates/form.mustache`.
    public let path: String
    public let bytes: [UInt8]
  }

  /// Every file of `templates/` and `assets/`; a test holds this list against the folders.
  public static let files: [File] = [
    File(path: "assets/sheaf.css", bytes: PackageResources.sheaf_css),
    File(path: "assets/sheaf.js", bytes: PackageResources.sheaf_js),
    File(path: "templates/message.mustache", bytes: PackageResources.message_mustache),
  ]
}
