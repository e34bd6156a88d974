import Mustache
import SheafCore

/// Looks at templates before any page is made of them.
///
/// What a template must not do: leave a value unescaped (`{{{`, `{{&`, another content type than ``MarkupContent``), change the delimiters, which
/// would hide such things, take in a partial that is not there, or take in itself, which would never end.
struct TemplateCheck {
  private var problems: [Diagnostic] = []
  /// The partials that each template takes in, with where they are named.
  private var partials: [String: [(name: String, place: SourceLocation)]] = [:]

  private static let pragma = "{{% CONTENT_TYPE:\(MarkupContent.name)}}\n"

  /// Parses a template; nil where something is wrong with it.
  mutating func template(_ name: String, _ bytes: [UInt8], origin: String) -> MustacheTemplate? {
    partials[name] = []
    guard let text = String(validating: bytes, as: UTF8.self) else {
      problems.append(Diagnostic(.binary, at: SourceLocation(file: origin)))
      return nil
    }
    let before = problems.count
    if !text.utf8.starts(with: TemplateCheck.pragma.utf8) {
      let line = String(TemplateCheck.pragma.dropLast())
      problems.append(
        Diagnostic(.templateContentType, [line], at: SourceLocation(file: origin, line: 1)))
    }
    checkTags(text, name, origin)
    guard problems.count == before else { return nil }
    do {
      return try MustacheTemplate(string: text)
    } catch let error as MustacheTemplate.ParserError {
      let place = SourceLocation(
        file: origin, line: error.context.lineNumber, column: error.context.columnNumber)
      problems.append(Diagnostic(.templateSyntax, ["\(error.error)"], at: place))
    } catch {
      problems.append(Diagnostic(.templateSyntax, ["\(error)"], at: SourceLocation(file: origin)))
    }
    return nil
  }

  private mutating func checkTags(_ text: String, _ name: String, _ origin: String) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      var rest = Substring(line)
      while let open = rest.firstRange(of: "{{") {
        rest = rest[open.upperBound...]
        let tag = rest.drop { $0 == " " || $0 == "\t" }
        let place = SourceLocation(file: origin, line: index + 1)
        guard let sign = tag.unicodeScalars.first else { continue }
        switch sign {
        case "{", "&": problems.append(Diagnostic(.templateUnescaped, at: place))
        case "=": problems.append(Diagnostic(.templateDelimiters, at: place))
        case "%" where index > 0 || rest.startIndex > line.index(line.startIndex, offsetBy: 2):
          problems.append(Diagnostic(.templatePragma, at: place))
        case ">", "<":
          let partial = tag.dropFirst().drop { $0 == " " || $0 == "\t" }
            .prefix { $0 != "}" && $0 != " " && $0 != "\t" }
          partials[name]?.append((String(partial), place))
        default: break
        }
      }
    }
  }

  /// - Throws: `Failure` with everything that was found.
  mutating func finish() throws {
    for (_, taken) in partials.sorted(by: { $0.key < $1.key }) {
      for (partial, place) in taken where !partial.hasPrefix("*") && partials[partial] == nil {
        let nearest = Nearest.match(partial, among: partials.keys.sorted())
        problems.append(
          Diagnostic(
            nearest == nil ? .templateUnknown : .templateUnknownNearest, [partial, nearest ?? ""],
            at: place))
      }
    }
    var finished: Set<String> = []
    for name in partials.keys.sorted() { findLoop(name, [], &finished) }
    if !problems.isEmpty { throw Failure(problems) }
  }

  /// A partial whose name comes with the values may be any of those that stand for a kind of field.
  private func names(_ partial: String) -> [String] {
    partial.hasPrefix("*") ? partials.keys.filter { $0.hasPrefix("field-") } : [partial]
  }

  private mutating func findLoop(_ name: String, _ path: [String], _ finished: inout Set<String>) {
    guard !finished.contains(name) else { return }
    for (partial, place) in partials[name] ?? [] {
      for taken in names(partial) {
        if taken == name || path.contains(taken) {
          problems.append(Diagnostic(.templateLoop, [taken], at: place))
          finished.insert(name)
          return
        }
        findLoop(taken, path + [name], &finished)
      }
    }
    finished.insert(name)
  }
}
