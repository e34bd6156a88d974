import ArgumentParser
import SheafCore
import SheafFormats

/// `sheaf mapping check`.
struct MappingCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say what is wrong with mapping files: everything, with its line and column.",
    discussion: """
      Of a mapping that is right, and has places in XML or columns of its own, it says which fields come back from what \
      it writes, which only go out, and which it does not carry.
      """)

  @Argument(
    help: "Mapping files, or names of built-in mappings.", completion: .file(extensions: ["toml"]))
  var mappings: [String]

  @Option(
    name: .long, help: "Say whether the order of a mapping's elements fits an XML Schema.",
    completion: .file(extensions: ["xsd"]))
  var schema: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console
    let xmlSchema = try console.run { try schema.map { try XMLSchema(path: $0) } }
    var problems: [Diagnostic] = []
    var reviews: [Review] = []
    for name in mappings {
      do {
        let mapping = try MappingReader.mapping(named: name)
        let review = try Review(name, mapping)
        reviews.append(review)
        if !console.isJSON {
          try console.put(review.lines(console.language).joined(separator: "\n"))
        }
        if let xmlSchema { try check(mapping, name, xmlSchema, console, &problems) }
      } catch let failure as Failure {
        problems += failure.diagnostics
      }
    }
    if console.isJSON {
      let errors = problems.map { DiagnosticReport($0, console.language) }
      try console.put(
        try console.json(Report(valid: problems.isEmpty, errors: errors, mappings: reviews)))
    } else if !problems.isEmpty {
      try console.put(problems.map { $0.text(in: console.language) }.joined(separator: "\n"))
    }
    let own: Set<FindingKind> = [.mappingError, .schemaViolation]
    if problems.contains(where: { !own.contains($0.problem) }) { throw Console.couldNotRun }
    if !problems.isEmpty { throw Console.findings }
  }

  private func check(
    _ mapping: Mapping, _ name: String, _ schema: XMLSchema, _ console: Console,
    _ problems: inout [Diagnostic]
  ) throws {
    guard mapping.ownXML != nil else {
      throw Failure(.usageSchemaWithoutXML, at: SourceLocation(file: name), problem: .mappingError)
    }
    let found = try MappingReview(mapping).order(by: schema)
    problems += found
    if found.isEmpty, !console.isJSON {
      try console.put("\(name): \(Phrase.reviewOrderFits.text(in: console.language))")
    }
  }

  private struct Report: Encodable {
    let valid: Bool
    let errors: [DiagnosticReport]
    let mappings: [Review]
  }

  /// What a mapping does with its fields, as programs read it.
  private struct Review: Encodable {
    struct Carriage: Encodable {
      let bothWays: [String]
      let outOnly: [String]
      let notAtAll: [String]

      init(_ carriage: MappingReview.Carriage) {
        (bothWays, outOnly, notAtAll) = (carriage.bothWays, carriage.outOnly, carriage.notAtAll)
      }
    }

    struct SharedCode: Encodable {
      let list: String
      let code: String
      let values: [String]
    }

    let name: String
    let fields: Int
    let xml: Carriage?
    let csv: Carriage?
    let sharedCodes: [SharedCode]

    init(_ name: String, _ mapping: Mapping) throws {
      let review = MappingReview(mapping)
      self.name = name
      fields = mapping.fields.count
      xml = try review.xml().map(Carriage.init)
      csv = review.csv().map(Carriage.init)
      sharedCodes = review.sharedCodes.map {
        SharedCode(list: $0.list, code: $0.code, values: $0.values)
      }
    }

    func lines(_ language: Language) -> [String] {
      var lines = [Phrase.mappingIsGood.text(["\(fields)"], in: language)]
      for (table, carriage) in [("[xml]", xml), ("[csv]", csv)] {
        guard let carriage else { continue }
        let sorts: [(Phrase, [String])] = [
          (.reviewBothWays, carriage.bothWays), (.reviewOutOnly, carriage.outOnly),
          (.reviewNotAtAll, carriage.notAtAll),
        ]
        for (phrase, names) in sorts where !names.isEmpty {
          lines.append(phrase.text([table, names.joined(separator: ", ")], in: language))
        }
      }
      for code in sharedCodes {
        lines.append(
          Phrase.reviewSharedCode.text(
            [code.list, code.code, code.values.joined(separator: ", ")], in: language))
      }
      return lines.map { "\(name): \($0)" }
    }
  }
}
