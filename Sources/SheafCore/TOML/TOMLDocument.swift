import TOMLKit

/// A TOML file as it is being read: its values, the places of its keys, and the mistakes found so far.
package final class TOMLDocument {
  let file: String
  private let positions: [String: TOMLScanner.Position]
  package private(set) var diagnostics: [Diagnostic] = []
  package private(set) var root: TOMLTable

  /// More mistakes than this are not listed.
  static let mistakeLimit = 1000

  /// A mapping is some kilobytes; a larger file is something else.
  static let sizeLimit = 256 * 1024

  /// - Throws: ``Failure`` when the bytes are not TOML.
  package init(file: String, bytes: [UInt8]) throws {
    self.file = file
    let place = SourceLocation(file: file)
    guard bytes.count <= TOMLDocument.sizeLimit else {
      throw Failure(
        .tomlTooLarge, ["\(TOMLDocument.sizeLimit / 1024)"], at: place, problem: .mappingError)
    }
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.tomlNotText, at: place, problem: .mappingError)
    }
    do {
      positions = try TOMLScanner.positions(in: text)
    } catch let mistake as TOMLScanner.Mistake {
      let place = SourceLocation(
        file: file, line: mistake.position.line, column: mistake.position.column)
      throw Failure(mistake.phrase, at: place, problem: .mappingError)
    }
    do {
      root = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      let place = SourceLocation(
        file: file, line: error.source.begin.line, column: error.source.begin.column)
      throw Failure(.tomlSyntax, [error.description], at: place, problem: .mappingError)
    }
  }

  // TOMLKit never gives its tables back. Nodes hold their document, so that none is left that points into them.
  deinit { root.clear() }

  /// The place of the key or element at a path; of what holds it, where the path has none of its own.
  func place(of path: String) -> SourceLocation {
    var path = path[...]
    while true {
      if let position = positions[String(path)] {
        return SourceLocation(file: file, line: position.line, column: position.column)
      }
      guard let cut = path.lastIndex(where: { $0 == "." || $0 == "[" }) else {
        return SourceLocation(file: file)
      }
      path = path[..<cut]
    }
  }

  /// Whether so many mistakes were found that more would help nobody.
  var isHopeless: Bool { diagnostics.count >= TOMLDocument.mistakeLimit }

  func report(_ phrase: Phrase, _ arguments: [String] = [], at path: String) {
    report(Diagnostic(phrase, arguments, at: place(of: path), problem: .mappingError))
  }

  func report(_ diagnostic: Diagnostic) {
    guard !isHopeless else { return }
    diagnostics.append(diagnostic)
  }
}
