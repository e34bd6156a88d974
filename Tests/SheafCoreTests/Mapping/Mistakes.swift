import SheafCore
import Testing

/// What is wrong with a mapping, a line each as tests compare them: `5:1 badName(Année)`.
enum Mistakes {
  /// A mapping that is right, for tests to put something else before; its own lines come last.
  static let rest = """

    [mapping]
    id = "code"

    [[field]]
    name = "code"
    heading = "Code"
    kind = "identifier"
    """

  /// The mistakes of some lines that ``rest`` follows.
  static func before(rest lines: String) -> [String] { of(lines + rest) }

  /// The mistakes of a whole file, with other files that it may extend.
  static func of(_ toml: String, beside files: [String: String] = [:]) -> [String] {
    of(Array(toml.utf8), beside: files)
  }

  static func of(_ bytes: [UInt8], beside files: [String: String] = [:]) -> [String] {
    do {
      _ = try Mapping.from(bytes, beside: files)
      return []
    } catch let failure as Failure {
      return failure.diagnostics.map(\.mistake)
    } catch {
      return ["not a Failure: \(error)"]
    }
  }
}

extension Mapping {
  /// Reads a mapping called `test.toml` from its text, with no file but those given.
  static func from(_ toml: String, beside files: [String: String] = [:]) throws -> Mapping {
    try from(Array(toml.utf8), beside: files)
  }

  static func from(_ bytes: [UInt8], beside files: [String: String] = [:]) throws -> Mapping {
    try MappingReader.mapping(named: "test.toml") { path in
      if path == "test.toml" { return bytes }
      guard let text = files[path] else { throw SystemFailure.failure(path, error: ENOENT) }
      return Array(text.utf8)
    }
  }
}

extension Diagnostic {
  /// The line, the column, the phrase and its arguments; the file, where it is not `test.toml`.
  fileprivate var mistake: String {
    var place = place.file == "test.toml" ? "" : "\(place.file):"
    place += self.place.line.map { "\($0):" } ?? "-:"
    place += self.place.column.map { "\($0)" } ?? "-"
    return "\(place) \(call)"
  }

  /// The phrase with its arguments, phrases among them by their names.
  var call: String {
    let words = arguments.map { $0.replacing("\u{1}", with: "") }
    return words.isEmpty ? phrase.rawValue : "\(phrase.rawValue)(\(words.joined(separator: " | ")))"
  }
}
