import SheafCore

extension Decisions {
  /// A warning for every decision about a record or a field that there is not: it was misspelt, and decides nothing.
  ///
  /// - Parameter headings: those that records can have.
  package func unknown(
    isRecord: (String) -> Bool, records: some Sequence<String>, headings: [String]
  )
    -> [Diagnostic]
  {
    guard let file else { return [] }
    func warning(_ name: String, among names: some Sequence<String>) -> Diagnostic {
      let nearest = Nearest.match(name, among: names)
      return Diagnostic(
        nearest == nil ? .decidesNothing : .decidesNothingNearest,
        [name.shortened] + [nearest?.shortened].compactMap { $0 }, at: SourceLocation(file: file),
        severity: .warning)
    }
    return takes.keys.sorted { ($0.record, $0.field ?? "") < ($1.record, $1.field ?? "") }
      .compactMap {
        key in
        if !isRecord(key.record) { return warning(key.record, among: records) }
        return key.field.flatMap { headings.contains($0) ? nil : warning($0, among: headings) }
      }
  }
}
