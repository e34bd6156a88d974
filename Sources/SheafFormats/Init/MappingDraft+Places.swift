import SheafCore

/// Where the fields go: places in XML, columns of a sheet.
extension MappingDraft {
  mutating func writeXML() {
    lines += ["", "[xml]", "record = \(MappingDraft.quoted(sample.record ?? ""))"]
    for namespace in sample.namespaces {
      lines += ["", "[[xml.namespace]]"]
      if !namespace.prefix.isEmpty {
        lines.append("prefix = \(MappingDraft.quoted(namespace.prefix))")
      }
      lines.append("uri = \(MappingDraft.quoted(namespace.uri))")
    }
    for (path, value) in sample.around {
      lines += ["", "[[xml.place]]"]
      comment(.initAround)
      lines.append("value = \(MappingDraft.quoted(value))")
      lines.append("path = \(MappingDraft.quoted(path))")
    }
    for (place, role) in zip(sample.places, roles) {
      lines += ["", "[[xml.place]]"]
      switch role {
      case .constant(let value):
        comment(.initConstant, ["\(sample.recordCount)"])
        lines.append("value = \(MappingDraft.quoted(value))")
      case .own(let name, _): lines.append("field = \(MappingDraft.quoted(name))")
      case .known(let slot, let why):
        describe(place)
        comment(why)
        lines.append("field = \(MappingDraft.quoted(base?.mapping.fields[slot].name ?? ""))")
      }
      lines.append("path = \(MappingDraft.quoted(place.path))")
      if place.isList { lines.append("list = true") }
      if case .constant = role {
      } else if place.items.contains(where: \.isEmpty), !place.items.contains([""]) {
        lines.append("blank = \"omit\"")
      }
    }
    for (path, why) in sample.unplaced {
      lines.append("")
      comment(.initUnplaced, [path, why.reference])
    }
  }

  mutating func writeCSV() {
    for (place, role) in zip(sample.places, roles) {
      lines += ["", "[[csv.column]]"]
      switch role {
      case .own(let name, _): lines.append("field = \(MappingDraft.quoted(name))")
      case .known(let slot, let why):
        describe(place)
        comment(why)
        lines.append("field = \(MappingDraft.quoted(base?.mapping.fields[slot].name ?? ""))")
      case .constant: break
      }
      lines.append("heading = \(MappingDraft.quoted(place.path))")
    }
  }

  /// Says how often a place is filled, with an example.
  mutating func describe(_ place: Sample.Place) {
    if sample.isOfSchema {
      return comment(.initType, [place.values.first.map(MappingDraft.readable) ?? ""])
    }
    comment(.initFilled, ["\(place.filled)", "\(sample.recordCount)"])
    if let example = place.values.first {
      lines.append("# " + Phrase.initExample.text([example.shortened], in: language))
    }
    let most = place.items.map(\.count).max() ?? 0
    if place.isList { comment(.initList, ["\(most)"]) }
    let values = Set(place.values)
    if !place.isList, sample.recordCount >= 8, 2...8 ~= values.count,
      values.allSatisfy({ $0.count < 40 })
    {
      comment(.initFewValues, [values.sorted().joined(separator: " | ")])
    }
  }
}
