import SheafCore

/// One request with the mapping that it is answered by.
struct RequestContext {
  let request: Request
  let loaded: MappingSource.Loaded

  var language: Language { request.language }
  var mapping: Mapping { loaded.mapping }
  var coder: FragmentCoder { loaded.coder }

  /// The address of a page that can be asked for again; after a form was sent that is the page it is for, or the list.
  var here: String {
    guard request.method == .get || request.method == .head else {
      return request.path == ["check"] ? "/exchange" : "/"
    }
    let path = "/" + request.path.map(PercentCoding.encode).joined(separator: "/")
    return request.query.all.isEmpty ? path : "\(path)?\(request.query.urlencoded)"
  }

  /// The words for something.
  func words(_ phrase: Phrase, _ arguments: String...) -> String {
    phrase.page(arguments, language)
  }

  /// The field that a finding is about.
  func field(of diagnostic: Diagnostic) -> Int? {
    guard let heading = diagnostic.place.field else { return nil }
    return mapping.fields.firstIndex { $0.heading == heading }
  }

  /// What `check` says of some bytes, errors first, in the order of the mapping.
  func problems(_ bytes: [UInt8], name: String) throws -> [(field: Int?, diagnostic: Diagnostic)] {
    let findings = try coder.findings(bytes, name: name).filter { $0.severity != .note }
    return findings.map { (field(of: $0), $0) }.enumerated().sorted { one, other in
      func rank(_ item: (field: Int?, diagnostic: Diagnostic)) -> (Int, Int) {
        (item.diagnostic.severity == .error ? 0 : 1, item.field ?? .max)
      }
      return (rank(one.element).0, rank(one.element).1, one.offset)
        < (rank(other.element).0, rank(other.element).1, other.offset)
    }.map(\.element)
  }
}
