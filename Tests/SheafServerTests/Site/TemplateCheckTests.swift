import SheafCore
import SheafServer
import TestSupport
import Testing

/// Templates of a person's own are looked at before any page is made of them.
@Suite struct TemplateCheckTests {
  private static let pragma = "{{% CONTENT_TYPE:SHEAF}}\n"

  private func problems(_ name: String, _ text: String) throws -> [Diagnostic] {
    let scratch = try TemporaryFolder()
    try scratch.write("templates/\(name).mustache", text)
    do {
      _ = try TemplateLibrary(folder: scratch.path)
      return []
    } catch let failure as Failure {
      #expect(failure.diagnostics.allSatisfy { $0.place.file.hasPrefix(scratch.path) })
      return failure.diagnostics
    }
  }

  @Test("The program's own are well formed, and a folder's take their places")
  func own() throws {
    _ = try TemplateLibrary()
    let scratch = try TemporaryFolder()
    try scratch.write("templates/trash.mustache", Self.pragma + "Mine: {{title}}")
    try scratch.write("assets/sheaf.css", "body { color: red }")
    let library = try TemplateLibrary(folder: scratch.path)
    #expect(library.render("trash", ["title": "<\"\u{301}"]) == "Mine: &lt;&quot;\u{301}")
    #expect(library.asset("sheaf.css")?.bytes == Array("body { color: red }".utf8))
    #expect(library.asset("sheaf.js") != nil)
    #expect(library.asset("form.mustache") == nil)
  }

  @Test(
    "What would let a value out as it is, or never end, is refused, with its line",
    arguments: [
      ("Hello {{title}}", Phrase.templateContentType, 1),
      (pragma + "\n{{{title}}}", .templateUnescaped, 3),
      (pragma + "{{&title}}", .templateUnescaped, 2),
      (pragma + "{{ & title}}", .templateUnescaped, 2),
      (pragma + "{{ {title}}}", .templateUnescaped, 2),
      (pragma + "{{=<% %>=}}", .templateDelimiters, 2),
      (pragma + "{{% CONTENT_TYPE:TEXT}}", .templatePragma, 2),
      (pragma + "{{#title}}", .templateSyntax, 2), (pragma + "{{> trash}}", .templateLoop, 2),
      (pragma + "{{> notise}}", .templateUnknownNearest, 2),
    ])
  func refused(text: String, phrase: Phrase, line: Int) throws {
    let found = try problems("trash", text)
    #expect(found.map(\.phrase) == [phrase])
    #expect(found.first?.place.line == line)
  }

  @Test("A folder that is not there, or holds none of it, is said")
  func folders() throws {
    #expect(throws: Failure.self) { try TemplateLibrary(folder: "/nowhere") }
    let scratch = try TemporaryFolder()
    #expect(throws: Failure.self) { try TemplateLibrary(folder: scratch.path) }
  }
}
