/// Looks through a code list's XML for what XMLCoder would lose, or break on, without a word.
///
/// It makes nothing of an entity that it does not know, keeps only the first part of text that a comment or CDATA divides, drops whatever
/// follows the root, and ends the program on elements nested by the ten thousand.
enum CodeListMarkup {
  private static let depthLimit = 64
  private static let entities: Set<Substring> = ["amp", "lt", "gt", "quot", "apos"]

  /// - Throws: `CodeListFile.Mistake`.
  static func check(_ text: String) throws {
    var rest = text[...]
    var line = 1
    var depth = 0
    var roots = 0
    func mistake(_ phrase: Phrase, _ arguments: [String] = []) -> CodeListFile.Mistake {
      CodeListFile.Mistake(phrase: phrase, arguments: arguments, line: line)
    }
    /// Takes all up to and with a piece of markup's end.
    func take(through end: String) throws -> Substring {
      guard let range = rest.firstRange(of: end) else { throw mistake(.codeListXML) }
      let taken = rest[..<range.upperBound]
      line += taken.utf8.count { $0 == UInt8(ascii: "\n") }
      rest = rest[range.upperBound...]
      return taken
    }
    /// Whether there is text right before or after, which would be lost.
    func isDivided(by taken: Substring) -> Bool {
      text[..<taken.startIndex].last { !$0.isWhitespace } != ">"
        || rest.first { !$0.isWhitespace } != "<"
    }
    while let start = rest.firstIndex(of: "<") {
      let words = rest[..<start]
      if let entity = unknownEntity(in: words) { throw mistake(.codeListEntity, [entity]) }
      line += words.utf8.count { $0 == UInt8(ascii: "\n") }
      rest = rest[start...]
      if rest.hasPrefix("<!--") || rest.hasPrefix("<![CDATA[") {
        let taken = try take(through: rest.hasPrefix("<!--") ? "-->" : "]]>")
        if depth > 0, isDivided(by: taken) { throw mistake(.codeListDivided) }
      } else if rest.hasPrefix("<!") {
        throw mistake(.doctype)
      } else if rest.hasPrefix("<?") {
        let taken = try take(through: "?>").lowercased()
        if taken.hasPrefix("<?xml "), taken.contains("encoding"), !taken.contains("utf-8") {
          throw mistake(.tomlNotText)
        }
      } else {
        let tag = try take(through: ">")
        if tag.hasPrefix("</") {
          depth -= 1
        } else {
          if depth == 0 { roots += 1 }
          if roots > 1 { throw mistake(.xmlAfterRoot) }
          if let entity = unknownEntity(in: tag) { throw mistake(.codeListEntity, [entity]) }
          if !tag.hasSuffix("/>") { depth += 1 }
        }
        if depth > depthLimit { throw mistake(.tooDeep, ["\(depthLimit)"]) }
      }
    }
    if roots == 0 || rest.contains(where: { !$0.isWhitespace }) { throw mistake(.codeListXML) }
  }

  private static func unknownEntity(in text: Substring) -> String? {
    for match in text.matches(of: #/&([^;&\s]*)/#)
    where !entities.contains(match.1) && !match.1.hasPrefix("#") {
      return String(match.1)
    }
    return nil
  }
}
