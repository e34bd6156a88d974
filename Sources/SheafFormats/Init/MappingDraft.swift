import SheafCore

/// Writes a first mapping for a sample, with comments that say what was seen.
package struct MappingDraft {
  /// What a place becomes.
  enum Role {
    case known(Int, why: Phrase)
    case own(name: String, heading: String)
    case constant(String)
  }

  let sample: Sample
  private let file: String
  let language: Language
  let base: (mapping: Mapping, name: String)?
  private(set) var roles: [Role] = []
  var lines: [String] = []

  /// - Parameters:
  ///   - file: the sample's path, for the comments.
  ///   - base: the mapping that the new one extends, and the name by which it does; nil for one from nothing.
  init(
    _ sample: Sample, file: String, base: (mapping: Mapping, name: String)?,
    likely: [(field: Int, why: Phrase)?], language: Language
  ) {
    self.sample = sample
    self.file = file
    self.base = base
    self.language = language
    assignRoles(likely)
  }

  /// The mapping file's text.
  mutating func text() -> String {
    comment(.initTitle, [file])
    if !sample.isOfSchema { comment(.initRecords, ["\(sample.recordCount)"]) }
    if let record = sample.record {
      comment(.initRecord, [record])
      if !sample.otherRecords.isEmpty {
        comment(.initOthers, [sample.otherRecords.prefix(8).joined(separator: ", ")])
      }
    }
    lines.append("")
    writeHead()
    writeFields()
    noteFieldsWithoutPlace()
    if sample.record != nil { writeXML() } else if needsColumns { writeCSV() }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Whether columns have other headings than fields.
  private var needsColumns: Bool {
    base != nil
      || zip(sample.places, roles).contains { place, role in
        if case .own(_, let heading) = role { heading != place.path } else { false }
      }
  }

  private mutating func assignRoles(_ likely: [(field: Int, why: Phrase)?]) {
    var names = Set(base?.mapping.fields.map(\.name) ?? [])
    var headings = Set(base?.mapping.fields.flatMap { [$0.heading] + $0.aliases } ?? [])
    for (number, place) in sample.places.enumerated() {
      if number < likely.count, let match = likely[number] {
        roles.append(.known(match.field, why: match.why))
      } else if sample.record != nil, let constant = place.constant {
        roles.append(.constant(constant))
      } else {
        let name = MappingDraft.free(place.names.map(MappingDraft.name), "_", &names)
        let words =
          sample.record == nil ? [columnHeading(place)] : place.names.map(MappingDraft.heading)
        roles.append(.own(name: name, heading: MappingDraft.free(words, " ", &headings)))
      }
    }
  }

  /// The first of some names that is still free, or the last with a number.
  private static func free(_ candidates: [String], _ separator: String, _ taken: inout Set<String>)
    -> String
  {
    if let name = candidates.first(where: { !taken.contains($0) }) {
      taken.insert(name)
      return name
    }
    let stem = candidates.last ?? "field"
    let name = (2...).lazy.map { "\(stem)\(separator)\($0)" }.first { !taken.contains($0) }!
    taken.insert(name)
    return name
  }

  /// A name for machines.
  private static func name(_ words: String) -> String {
    let plain = words.folding.unicodeScalars.map { scalar in
      ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) ? Character(scalar) : " "
    }
    let name = String(plain).split(separator: " ").joined(separator: "_")
    guard let first = name.first else { return "field" }
    return first.isLetter ? name : "field_" + name
  }

  /// A heading for fragments: one line, and nothing that would end it.
  private static func heading(_ words: String) -> String {
    let text = words.replacing(#/[_\s-]+/#, with: " ").replacing("**:", with: "")
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// A column's heading, where it can be a fragment's too.
  private func columnHeading(_ place: Sample.Place) -> String {
    Heading.isWritable(place.path) ? place.path : MappingDraft.heading(place.path)
  }

  private mutating func writeHead() {
    if let base {
      lines.append("extends = \(MappingDraft.quoted(base.name))")
      return
    }
    let id = idPlace
    lines.append("[mapping]")
    lines.append("title = \(MappingDraft.quoted(MappingDraft.title(of: file)))")
    comment(!id.isSure ? .initNoID : sample.isOfSchema ? .initIDByName : .initID)
    if case .own(let name, _)? = id.place.map({ roles[$0] }) {
      lines.append("id = \(MappingDraft.quoted(name))")
    }
  }

  /// The place that tells records apart; where none does, the first.
  private var idPlace: (place: Int?, isSure: Bool) {
    let own = sample.places.indices.filter { if case .own = roles[$0] { true } else { false } }
    let unique = own.filter { sample.places[$0].isUnique }
    let words: Set<String> = [
      "id", "identifier", "code", "number", "ref", "reference", "uuid", "key",
    ]
    let named = unique.first { place in
      let name = MappingDraft.name(sample.places[place].names[0])
      return name.split(separator: "_").contains { words.contains(String($0)) }
    }
    return (
      named ?? unique.first ?? own.first, named != nil || !unique.isEmpty && !sample.isOfSchema
    )
  }

  private mutating func writeFields() {
    let id = base == nil && idPlace.isSure ? idPlace.place : nil
    for (number, (place, role)) in zip(sample.places, roles).enumerated() {
      guard case .own(let name, let heading) = role else { continue }
      lines += ["", "[[field]]"]
      describe(place)
      lines.append("name = \(MappingDraft.quoted(name))")
      lines.append("heading = \(MappingDraft.quoted(heading))")
      let kind =
        number == id
        ? .identifier
        : sample.isOfSchema ? MappingDraft.kindOfType(place) : MappingDraft.kind(of: place)
      lines.append("kind = \(MappingDraft.quoted(kind.rawValue))")
      if kind == .choice || kind == .choices {
        let words = sample.isOfSchema ? MappingDraft.words(of: place) : Set(place.values).sorted()
        let items = words.prefix(50).map(MappingDraft.quoted)
        lines.append("choices = [\(items.joined(separator: ", "))]")
        if !sample.isOfSchema || words.isEmpty || words.count > 50 { lines.append("open = true") }
      }
      if kind == .choices {
        lines.append("separator = \(MappingDraft.quoted(MappingDraft.separator(for: place)))")
      }
    }
  }

  private mutating func noteFieldsWithoutPlace() {
    guard let base else { return }
    let placed = roles.compactMap { if case .known(let slot, _) = $0 { slot } else { nil } }
    let left = base.mapping.fields.indices.filter { !placed.contains($0) }
    guard !left.isEmpty else { return }
    lines.append("")
    comment(
      .initNoPlaceFor, [left.map { base.mapping.fields[$0].name }.joined(separator: ", ")])
  }

  /// A line for people; line breaks would end it.
  mutating func comment(_ phrase: Phrase, _ arguments: [String] = []) {
    let text = phrase.text(arguments, in: language)
    lines.append("# " + text.map { $0.isNewline ? " " : String($0) }.joined())
  }
}
