import Foundation
import Mustache
import SheafCore
import Web

/// The templates of the pages and what they need beside them: those in the program, or a person's own in their place.
package struct TemplateLibrary: Sendable {
  private let library: MustacheLibrary
  private let assets: [String: [UInt8]]

  /// - Parameter folder: a folder like `web/`, with `templates/` and `assets/`; each file there takes the place of the one of its name.
  /// - Throws: `Failure` naming everything that is wrong with the templates: see ``TemplateCheck``.
  package init(folder: String? = nil) throws {
    var files: [String: (origin: String, bytes: [UInt8])] = [:]
    for file in Web.files { files[file.path] = ("web/\(file.path)", file.bytes) }
    for file in try folder.map(TemplateLibrary.files) ?? [] { files[file.path] = file.content }
    _ = MarkupContent.registered
    var check = TemplateCheck()
    var templates: [String: MustacheTemplate] = [:]
    var assets: [String: [UInt8]] = [:]
    for (path, file) in files.sorted(by: { $0.key < $1.key }) {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      if path.hasPrefix("templates/") {
        let name = String(name.dropLast(TemplateLibrary.suffix.count))
        templates[name] = check.template(name, file.bytes, origin: file.origin)
      } else {
        assets[name] = file.bytes
      }
    }
    try check.finish()
    library = MustacheLibrary(templates: templates)
    self.assets = assets
  }

  private static let suffix = ".mustache"

  /// The files of a person's own folder.
  private static func files(in folder: String) throws -> [(
    path: String, content: (origin: String, bytes: [UInt8])
  )] {
    guard FileBytes.exists(folder) else {
      throw Failure(.noSuchFile, at: SourceLocation(file: folder))
    }
    var files: [(String, (String, [UInt8]))] = []
    for part in ["templates", "assets"] {
      let path = "\(folder)/\(part)"
      guard FileBytes.exists(path) else { continue }
      for name in try DurableFolder(path: path).names() where !name.hasPrefix(".") {
        guard part == "assets" || name.hasSuffix(suffix) else { continue }
        files.append(
          ("\(part)/\(name)", ("\(path)/\(name)", try FileBytes.read("\(path)/\(name)"))))
      }
    }
    guard !files.isEmpty else { throw Failure(.noTemplates, at: SourceLocation(file: folder)) }
    return files
  }

  /// A page.
  ///
  /// - Parameter values: dictionaries, arrays, texts, numbers and truth values; a missing one is blank.
  package func render(_ name: String, _ values: [String: Any]) -> String {
    library.render(values, withTemplate: name) ?? ""
  }

  /// A style, script or picture with its type; nil where there is none of that name.
  package func asset(_ name: String) -> (bytes: [UInt8], type: String)? {
    guard let bytes = assets[name], let dot = name.lastIndex(of: ".") else { return nil }
    switch name[dot...] {
    case ".css": return (bytes, "text/css; charset=utf-8")
    case ".js": return (bytes, "text/javascript; charset=utf-8")
    case ".svg": return (bytes, "image/svg+xml")
    case ".png": return (bytes, "image/png")
    case ".woff2": return (bytes, "font/woff2")
    default: return nil
    }
  }
}
