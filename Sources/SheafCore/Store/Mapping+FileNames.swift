extension Mapping {
  /// The names that a record's file may have, the first one best: safe on every system, the later ones with a number.
  package func fileNames(_ values: [Int: String]) -> some Sequence<String> {
    let (stem, suffix) = fileNameParts
    let text = stem.parts.map { part in
      switch part {
      case .text(let text): text
      case .field(let field): values[field] ?? ""
      }
    }.joined()
    var names = SafeName()
    let bytes = Array(text.utf8)
    return sequence(state: ()) { _ -> String? in
      let name = names.fileName(bytes, extension: suffix)
      return String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }
}
