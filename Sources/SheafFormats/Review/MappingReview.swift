import Foundation
import SheafCore

/// What a mapping that is right does with its fields: which come back from what it writes, and which do not.
package struct MappingReview {
  private let mapping: Mapping

  package init(_ mapping: Mapping) { self.mapping = mapping }

  /// The fields of each sort, by their names.
  package struct Carriage: Sendable {
    package var bothWays: [String] = []
    package var outOnly: [String] = []
    package var notAtAll: [String] = []
  }

  /// What the mapping's `[xml]` carries; nil where it has none, and so every field has an element.
  ///
  /// - Throws: `Failure` where its template and its places do not fit each other.
  package func xml() throws -> Carriage? {
    guard let layout = mapping.ownXML else { return nil }
    var carriage = Carriage()
    if let sheet = layout.sheet, let template = layout.template {
      _ = try SheetTemplate(template, kind: sheet, mapping: mapping)
      if let columns = csv() { return columns }
      carriage.bothWays = mapping.fields.map(\.name)
      return carriage
    }
    let plan = try XMLPlan(mapping)
    for (slot, field) in mapping.fields.enumerated() {
      switch plan.carriage(of: slot) {
      case .bothWays: carriage.bothWays.append(field.name)
      case .outOnly: carriage.outOnly.append(field.name)
      case .none: carriage.notAtAll.append(field.name)
      }
    }
    return carriage
  }

  /// What its `[csv]` carries; nil where it has none. A column holds a value as it stands.
  package func csv() -> Carriage? {
    guard let csv = mapping.csv else { return nil }
    var carriage = Carriage()
    for (slot, field) in mapping.fields.enumerated() {
      if csv.columns.contains(where: { $0.field == slot }) {
        carriage.bothWays.append(field.name)
      } else {
        carriage.notAtAll.append(field.name)
      }
    }
    return carriage
  }

  /// The codes that stand for several values, with the list that has them.
  package var sharedCodes: [(list: String, code: String, values: [String])] {
    mapping.codeLists.flatMap { list in
      list.shared.map { (list.name, $0.code, $0.values) }
    }
  }

  /// Holds an invented record against a schema, and says where elements are missing, too many or in another order than the
  /// schema's. Whether values fit their types only real records show.
  ///
  /// - Throws: `Failure` where the invented record cannot be written.
  package func order(by schema: any DocumentValidator) throws -> [Diagnostic] {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "sheaf-\(UUID().uuidString)"
    )
    .path
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var paths: [String] = []
    for number in 0..<2 {
      let path = "\(folder)/\(number).md"
      try Data(SampleRecord(mapping, number: number).text.utf8).write(
        to: URL(fileURLWithPath: path))
      paths.append(path)
    }
    var conversion = Conversion(mapping: mapping, formats: FormatCatalog([.fragments, .xml]))
    conversion.validator = schema
    conversion.allowsInvalid = true
    let ending =
      Format.xml.writesFilePerRecord(mapping) ? "/" : ".\(Format.xml.fileExtension(mapping))"
    let output = "\(folder)/out\(ending)"
    let report = try conversion.run(paths, from: .fragments, to: output, as: .xml).report
    if report.errorCount > 0 {
      throw Failure(
        report.findings.filter { $0.severity == .error }.map { finding in
          Diagnostic(
            .reviewUntried, [LocalizedText(both: finding.message).reference],
            at: SourceLocation(file: mapping.source, field: finding.place.field), severity: .note,
            problem: .mappingError)
        })
    }
    var found: [Diagnostic] = []
    for finding in report.findings where MappingReview.structural.contains(finding.phrase) {
      let place = SourceLocation(file: mapping.source, field: finding.place.field)
      let diagnostic = Diagnostic(
        finding.phrase, finding.arguments, at: place, problem: .schemaViolation)
      if !found.contains(diagnostic) { found.append(diagnostic) }
    }
    return found
  }

  /// What does not hang on values.
  private static let structural: Set<Phrase> = [
    .schemaNotAllowed, .schemaNotExpected, .schemaMissing, .schemaMissingAttribute,
    .schemaUnknownAttribute, .schemaText, .schemaNotEmpty, .schemaRoot,
  ]
}

extension LocalizedText {
  /// A text that is made for each language.
  fileprivate init(both text: (Language) -> String) {
    self.init(Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, text($0)) }))
  }
}
