import SheafCore

/// The TOML file in which a person decides, one by one, what a plan leaves open.
package enum DecisionsFile {
  private static let keys = ["decision"]
  private static let decisionKeys = ["record", "field", "take", "value"]

  /// Reads decisions; those whose `take` is still blank are left open.
  ///
  /// - Parameter sources: the folders of a merge; for an import there are none.
  /// - Throws: ``Failure`` with every mistake found.
  package static func read(
    _ bytes: [UInt8], file: String, sources: [String] = [], into decisions: inout Decisions
  ) throws {
    let takes = sources.isEmpty ? ["sheet", "folder", "new"] : sources
    let document = try TOMLDocument(file: file, bytes: bytes)
    let root = TOMLNode(document: document, table: document.root, path: "", keys: keys)
    for node in root.nodes("decision", keys: decisionKeys) {
      guard let record = node.required("record") else { continue }
      let key = Decisions.Key(
        record: record, field: node.string("field").flatMap { $0.isEmpty ? nil : $0 })
      if decisions.takes[key] != nil { node.report(.decidedTwice, [record], at: "record") }
      if let value = node.string("value") {
        decisions.takes[key] = .value(value)
        continue
      }
      guard let take = node.string("take"), !take.isEmpty else { continue }
      guard takes.contains(take) else {
        node.reportUnknown(
          take, among: takes, key: "take", nearest: .unknownNameNearest, plain: .unknownName)
        continue
      }
      switch take {
      case _ where !sources.isEmpty: decisions.takes[key] = .source(take)
      case "sheet": decisions.takes[key] = .sheet
      case "folder": decisions.takes[key] = .folder
      default: decisions.takes[key] = .new
      }
    }
    decisions.file = file
    guard document.diagnostics.isEmpty else { throw Failure(document.diagnostics) }
  }

  /// The file for the conflicts of a merge, to be filled in.
  package static func text(for merge: MergePlan, in language: Language) -> String {
    var text = "# \(Phrase.mergeDecisionsHowTo.text(in: language))\n"
    for conflict in merge.conflicts {
      text += "\n[[decision]]\nrecord = \(conflict.id.quoted)\n"
      if let heading = conflict.heading { text += "field = \(heading.quoted)\n" }
      if let base = conflict.base {
        text += "# \(Phrase.versionExported.text(in: language)): \(base.excerpt)\n"
      }
      for version in conflict.versions {
        let folders = version.folders.joined(separator: ", ")
        text += "# \(folders.excerpt): \(version.value.excerpt)\n"
      }
      text += "take = \"\"\n"
    }
    return text
  }

  /// The file for everything that a plan leaves open, to be filled in.
  package static func text(for plan: ImportPlan, in language: Language) -> String {
    var text = ""
    func line(_ phrase: Phrase, _ arguments: [String] = []) {
      text += "# \(phrase.text(arguments, in: language))\n"
    }
    func entry(_ id: String, _ heading: String?, why: String?, _ versions: [(Phrase, String?)]) {
      text += "\n[[decision]]\nrecord = \(id.quoted)\n"
      if let heading { text += "field = \(heading.quoted)\n" }
      if let why { text += "# \(why.excerpt)\n" }
      for (phrase, version) in versions {
        if let version { text += "# \(phrase.text(in: language)): \(version.excerpt)\n" }
      }
      text += "take = \"\"\n"
    }
    line(.decisionsTitle, [plan.sheet.excerpt, plan.folder.excerpt])
    line(.decisionsHowTo)
    for conflict in plan.conflicts {
      let versions: [(Phrase, String?)] = [
        (.versionExported, conflict.base), (.versionFolder, conflict.folder),
        (.versionSheet, conflict.sheet),
      ]
      entry(conflict.id, conflict.heading, why: conflict.reason(in: language), versions)
    }
    for question in plan.questions {
      entry(
        question.id ?? "", question.heading, why: question.reason(in: language),
        [(.versionFolder, question.folder), (.versionSheet, question.sheet)])
    }
    return text
  }
}

extension String {
  /// The text as a basic string of TOML (https://toml.io/en/v1.0.0#string).
  fileprivate var quoted: String {
    var text = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  /// The beginning of the text on one line, without what a comment may not hold.
  fileprivate var excerpt: String {
    let line = String(prefix(300)).unicodeScalars.map {
      $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0)
    }
    return String(line) + (count > 300 ? "…" : "")
  }
}
