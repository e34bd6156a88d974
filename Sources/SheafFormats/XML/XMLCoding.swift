import SheafCore

/// How a field's value is spelt at a place in XML, where that is not as it stands in fragments.
///
/// It is a class for the sake of what it remembers: values repeat, and working out a slug takes time.
final class XMLCoding {
  /// Why a value cannot be written at a place.
  struct Refusal: Error {
    let phrase: Phrase
    let arguments: [String]
  }

  private let arena: ByteArena
  private let codes: CodeList?
  private let codeOf: [String: String]
  private let valueOf: [String: String]
  private let day: XMLMapping.YearDay?
  private let slug: String?
  private let blanks: Set<ByteSlice>
  /// Whether values are only held to a type, and otherwise stand as they are.
  private let isPlain: Bool
  private let type: XMLMapping.ValueType?
  /// What is written before and after the value.
  private let affixes: (prefix: ByteSlice, suffix: ByteSlice)?
  /// Whether any value of the field is right, so that one that is no known slug may stand as it is.
  private let isOpen: Bool
  /// The field's separator and the place's, where a list is written as one text.
  private let join: (from: String, to: String)?
  private var written: [ByteSlice: ByteSlice] = [:]
  private var read: [ByteSlice: ByteSlice] = [:]
  private static let memoryLimit = 4096
  private static let longestRemembered = 256
  /// Whether what was written says what the value was.
  let isInvertible: Bool

  /// Nil where values stand as they are.
  ///
  /// - Parameters:
  ///   - isItem: whether the value is one item of the field's list.
  ///   - arena: keeps what is remembered.
  init?(_ place: XMLMapping.Binding, field: Field?, isItem: Bool, _ arena: ByteArena) {
    let single = place.single
    let joins = isItem || single == nil ? nil : place.join
    let hasAffixes = !(single?.prefix.isEmpty ?? true) || !(single?.suffix.isEmpty ?? true)
    guard
      place.codes != nil || place.day != nil || place.slug != nil || !place.blanks.isEmpty
        || place.type != nil || joins != nil || hasAffixes || single == nil
    else { return nil }
    self.arena = arena
    codes = place.codes
    day = place.day
    slug = place.slug
    blanks = Set(place.blanks.map { arena.copy($0) })
    isPlain = place.codes == nil && place.day == nil && place.slug == nil && joins == nil
    type = place.type
    isOpen = field?.isOpen ?? false
    join = joins.map { (field?.separator ?? ", ", $0) }
    affixes =
      hasAffixes
      ? single.map {
        (arena.copy($0.prefix), arena.copy($0.suffix))
      } : nil
    var codeOf: [String: String] = [:]
    for entry in place.codes?.entries ?? [] { codeOf[entry.value] = entry.code }
    if place.codes == nil, let slug = place.slug {
      for choice in field?.choices ?? [] {
        codeOf[choice.value] = Slug.of(choice.value, separator: slug)
      }
    }
    self.codeOf = codeOf
    valueOf = Dictionary(codeOf.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let hasTable = place.codes != nil || place.slug != nil
    let comesBack = !hasTable || !codeOf.isEmpty && valueOf.count == codeOf.count
    isInvertible = comesBack && place.blanks.isEmpty && single != nil
  }

  /// The value as it is written.
  ///
  /// - Throws: ``Refusal`` where the place cannot take it.
  func encoded(_ value: ByteSlice, _ scratch: ByteArena) throws -> ByteSlice {
    if value.isEmpty || blanks.contains(value) { return .empty }
    if isPlain, type == nil { return value }
    return try remembered(value, &written, scratch) { try encoded($0) } ?? .empty
  }

  /// The value as it was before it was written; nil where nothing has that spelling.
  func decoded(_ value: ByteSlice, _ scratch: ByteArena) -> ByteSlice? {
    guard !value.isEmpty else { return value }
    guard let plain = isPlain ? value : remembered(value, &read, scratch, work: { decoded($0) })
    else { return nil }
    guard let affixes else { return plain }
    let end = plain.count - affixes.suffix.count
    guard end >= affixes.prefix.count, plain.hasPrefix(affixes.prefix),
      plain.slice(end, plain.count) == affixes.suffix
    else { return nil }
    return plain.slice(affixes.prefix.count, end)
  }

  /// A value that is written as a slug of which nobody could tell what it was.
  func isLost(_ value: ByteSlice) -> Bool {
    guard slug != nil, codes == nil, !codeOf.isEmpty, !value.isEmpty else { return false }
    let text = value.string
    let items = join.map { text.split(separator: $0.from).map(String.init) } ?? [text]
    return items.contains { codeOf[$0] == nil && Slug.of($0, separator: slug ?? "") != $0 }
  }

  /// What could have been meant by a spelling that nothing has.
  func nearest(to text: String) -> String? {
    Nearest.match(text, among: codeOf.values.sorted())
  }

  private func remembered(
    _ value: ByteSlice, _ table: inout [ByteSlice: ByteSlice], _ scratch: ByteArena,
    work: (String) throws -> String?
  ) rethrows -> ByteSlice? {
    if let known = table[value] { return known }
    guard let text = try work(value.string) else { return nil }
    guard value.count <= XMLCoding.longestRemembered, table.count < XMLCoding.memoryLimit else {
      return scratch.copy(text)
    }
    let result = arena.copy(text)
    table[arena.copy(value.buffer)] = result
    return result
  }

  private func encoded(_ text: String) throws -> String {
    guard let join else { return try encodedItem(text) }
    return try text.split(separator: join.from, omittingEmptySubsequences: false)
      .map { try encodedItem(String($0)) }.joined(separator: join.to)
  }

  private func encodedItem(_ text: String) throws -> String {
    var text = text
    if let codes {
      guard let code = codeOf[text] else {
        let nearest = Nearest.match(text, among: codes.entries.map(\.value))
        throw Refusal(
          phrase: nearest == nil ? .noCode : .noCodeNearest,
          arguments: [text.shortened, codes.name, nearest ?? ""])
      }
      text = code
    } else if let slug {
      text = codeOf[text] ?? Slug.of(text, separator: slug)
    }
    if let day {
      guard text.utf8.count == 4, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
        throw Refusal(phrase: .notAYear, arguments: [text.shortened])
      }
      text += day == .start ? "-01-01" : "-12-31"
    }
    if let type, !type.accepts(text) {
      throw Refusal(phrase: .notOfTargetType, arguments: [text.shortened, type.rawValue])
    }
    return text
  }

  private func decoded(_ text: String) -> String? {
    guard let join else { return decodedItem(text) }
    if text.isEmpty { return "" }
    let items = text.split(separator: join.to, omittingEmptySubsequences: false)
      .map { decodedItem(String($0)) }
    guard items.allSatisfy({ $0 != nil }) else { return nil }
    return items.compactMap { $0 }.joined(separator: join.from)
  }

  private func decodedItem(_ text: String) -> String? {
    if text.isEmpty { return "" }
    var text = text
    if let day {
      guard text.hasSuffix(day == .start ? "-01-01" : "-12-31"), text.utf8.count == 10 else {
        return nil
      }
      text = String(text.prefix(4))
    }
    if codes == nil && slug == nil { return text }
    return valueOf[text] ?? (codes == nil && isOpen ? text : nil)
  }
}

extension XMLMapping.ValueType {
  /// Whether text is of this type, by the lexical rules of XML Schema.
  func accepts(_ text: String) -> Bool {
    switch self {
    case .integer: text.wholeMatch(of: #/[+-]?[0-9]+/#) != nil
    case .decimal: text.wholeMatch(of: #/[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)/#) != nil
    case .boolean: ["true", "false", "1", "0"].contains(text)
    case .date:
      text.wholeMatch(
        of: #/-?[0-9]{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(Z|[+-][0-9]{2}:[0-9]{2})?/#)
        != nil
    case .anyURI: !text.contains(where: { $0.isWhitespace || "<>\"{}|\\^`".contains($0) })
    case .nameToken:
      !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || ".-_:".contains($0) }
    }
  }
}
