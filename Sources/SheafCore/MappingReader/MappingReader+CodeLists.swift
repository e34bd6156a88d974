import BuiltInMappings

extension MappingReader {
  /// Reads every `[[codelist]]`, from the mapping itself or from a file beside it.
  mutating func readCodeLists() {
    for node in root.nodes("codelist", keys: MappingKeys.codelist) where !document.isHopeless {
      guard let name = node.required("name") else { continue }
      if codeLists.contains(where: { $0.name == name }) {
        node.report(.duplicateName, [name], at: "name")
      }
      if node.has("file") == node.has("entry") {
        document.report(.codeListSource, [name], at: node.path)
      }
      let own = entries(of: node)
      let read = node.string("file").map { rows(in: $0, node) } ?? []
      codeLists.append(CodeList(name: name, entries: own + read.map(\.entry)))
    }
  }

  private func entries(of node: TOMLNode) -> [CodeList.Entry] {
    let nodes = node.nodes("entry", keys: MappingKeys.entry)
    let entries = nodes.map { entry in
      CodeList.Entry(
        value: entry.required("value") ?? "", code: entry.required("code") ?? "",
        label: entry.text("label"))
    }
    var values: Set<String> = []
    for (entry, node) in zip(entries, nodes) where !entry.value.isEmpty {
      if entry.code.isEmpty, node.has("code") { node.report(.codeListBlank, at: "code") }
      if !values.insert(entry.value).inserted {
        node.report(.duplicateChoice, [entry.value], at: "value")
      }
    }
    return entries
  }

  /// The rows of a file, whose mistakes are reported with the file's own name and line.
  private func rows(in file: String, _ node: TOMLNode) -> [CodeListFile.Row] {
    let path = MappingReader.resolve(file, from: document.file, exists)
    func report(_ phrase: Phrase, _ arguments: [String] = [], line: Int?) {
      document.report(
        Diagnostic(
          phrase, arguments, at: SourceLocation(file: path, line: line), problem: .mappingError))
    }
    do {
      let isXML = file.lowercased().hasSuffix(".xml")
      let columns = columns(of: node, isXML: isXML)
      let bytes = try bytes(ofFile: path)
      let rows =
        isXML
        ? try CodeListFile.iati(bytes, language: node.string("value") ?? "en")
        : try CodeListFile.csv(bytes, columns)
      var values: Set<String> = []
      for row in rows {
        if row.entry.value.isEmpty || row.entry.code.isEmpty {
          report(.codeListHalf, [row.entry.code + row.entry.value], line: row.line)
        } else if !values.insert(row.entry.value).inserted {
          report(.duplicateChoice, [row.entry.value], line: row.line)
        }
      }
      if rows.isEmpty { report(.codeListEmpty, line: nil) }
      return rows
    } catch let mistake as CodeListFile.Mistake {
      report(mistake.phrase, mistake.arguments, line: mistake.line)
    } catch let failure as Failure {
      for diagnostic in failure.diagnostics {
        report(diagnostic.phrase, diagnostic.arguments, line: nil)
      }
    } catch {
      report(.systemError, ["\(error)"], line: nil)
    }
    return []
  }

  private func columns(of node: TOMLNode, isXML: Bool) -> CodeListFile.Columns {
    var columns = CodeListFile.Columns()
    if isXML {
      for key in ["code", "label"] where node.has(key) { node.report(.codeListKey, [key], at: key) }
      return columns
    }
    columns.value = node.string("value") ?? columns.value
    columns.code = node.string("code") ?? columns.code
    columns.labels = node.text("label")?.texts ?? [:]
    return columns
  }

  /// The bytes of a file that stands beside the mapping, or is built in.
  func bytes(ofFile path: String) throws -> [UInt8] {
    if let builtIn = BuiltInMappings.files.first(where: { $0.name == path }),
      !exists(path)
    {
      return builtIn.bytes
    }
    return try load(path)
  }

  /// The code list that a key names.
  func codeList(_ key: String, in node: TOMLNode) -> CodeList? {
    guard let name = node.string(key) else { return nil }
    if let list = codeLists.first(where: { $0.name == name }) { return list }
    if codeLists.isEmpty {
      node.report(.noCodeLists, [name], at: key)
    } else {
      node.reportUnknown(
        name, among: codeLists.map(\.name), key: key, nearest: .unknownCodeListNearest,
        plain: .unknownCodeList)
    }
    return nil
  }
}
