import BuiltInMappings

/// Reads a mapping from TOML, with whatever it extends, and collects every mistake before failing.
package struct MappingReader {
  /// How a path's bytes are had; a test hands in its own.
  package typealias Load = (_ path: String) throws -> [UInt8]

  /// How it is found out whether there is a file.
  package typealias Exists = (_ path: String) -> Bool

  /// The built-in mapping that is used where none is named.
  package static let defaultName = "scc-outcomes.toml"

  /// The names of the built-in mappings.
  package static var builtInNames: [String] { BuiltInMappings.files.map(\.name) }

  private static let extendsLimit = 8

  let document: TOMLDocument
  let root: TOMLNode
  var sections: [Mapping.Section]
  var fields: [Field]
  var codeLists: [CodeList]
  /// Texts that the mapping names once, to be used in others.
  var constants: [String: String] = [:]
  let load: Load
  let exists: Exists
  /// The node of each field, nil for those of the mapping that this one extends.
  var nodes: [TOMLNode?]
  let base: Mapping?

  /// Reads a mapping file, or a built-in mapping by its name.
  ///
  /// - Parameters:
  ///   - name: a path; where there is no such file, the name of a built-in mapping with or without `.toml`.
  ///   - load: reads a file: the mapping, and what it extends or names.
  ///   - exists: asked of every file in whose place something built in may stand.
  /// - Throws: ``Failure`` with every mistake found.
  package static func mapping(
    named name: String, load: @escaping Load = FileBytes.read,
    exists: @escaping Exists = FileBytes.exists
  ) throws -> Mapping {
    try mapping(named: name, chain: [], load: load, exists: exists)
  }

  private static func mapping(
    named name: String, chain: [String], load: @escaping Load, exists: @escaping Exists
  ) throws -> Mapping {
    let bytes: [UInt8]
    if let builtIn = BuiltInMappings.files.first(where: {
      $0.name == name || $0.name == name + ".toml"
    }),
      !exists(name)
    {
      bytes = builtIn.bytes
    } else {
      bytes = try load(name)
    }
    let document = try TOMLDocument(file: name, bytes: bytes)
    var base: Mapping?
    if let extends = document.root["extends"]?.string {
      guard chain.count < extendsLimit, !chain.contains(name) else {
        throw Failure(.extendsLoop, at: document.place(of: "extends"), problem: .mappingError)
      }
      let path = resolve(extends, from: name, exists)
      do {
        base = try mapping(named: path, chain: chain + [name], load: load, exists: exists)
      } catch let failure as Failure
        where failure.diagnostics.map(\.phrase) == [.noSuchFile]
        && failure.diagnostics[0].place.file == path
      {
        throw Failure(
          .extendsMissing, [path], at: document.place(of: "extends"), problem: .mappingError)
      }
    }
    var reader = MappingReader(document: document, base: base, load: load, exists: exists)
    return try reader.mapping()
  }

  /// What a mapping extends stands beside it, or is built in.
  static func resolve(_ extends: String, from name: String, _ exists: Exists) -> String {
    guard !extends.hasPrefix("/"), let slash = name.lastIndex(of: "/") else { return extends }
    let beside = name[...slash] + extends
    let isBuiltIn = BuiltInMappings.files.contains {
      $0.name == extends || $0.name == extends + ".toml"
    }
    return isBuiltIn && !exists(String(beside)) ? extends : String(beside)
  }

  private init(
    document: TOMLDocument, base: Mapping?, load: @escaping Load, exists: @escaping Exists
  ) {
    self.document = document
    self.load = load
    self.exists = exists
    self.base = base
    root = TOMLNode(document: document, table: document.root, path: "", keys: MappingKeys.root)
    sections = base?.sections ?? []
    fields = base?.fields ?? []
    codeLists = base?.codeLists ?? []
    nodes = fields.map { _ in nil }
  }

  private mutating func mapping() throws -> Mapping {
    _ = root.string("extends")
    readConstants()
    readCodeLists()
    readSections()
    readFields()
    resolveFields()
    let head = root.node("mapping", keys: MappingKeys.mapping)
    if head == nil, base == nil { document.report(.missingKey, ["[mapping]"], at: "") }
    let idField = head.flatMap { fieldReference("id", in: $0) } ?? base?.idField
    if idField == nil, let head, !head.has("id") { document.report(.missingID, at: head.path) }
    if base == nil, fields.isEmpty { document.report(.missingKey, ["[[field]]"], at: "") }
    let confidentialField = head.flatMap { fieldReference("confidential", in: $0) }
    if let confidential = confidentialField, fields[confidential].kind != .flag {
      head?.report(.notAFlagField, [fields[confidential].name], at: "confidential")
    }
    let fileName = head.flatMap { template("file", in: $0) }
    let mapping = Mapping(
      source: document.file,
      title: head?.text("title") ?? base?.title ?? LocalizedText([.en: document.file]),
      idField: idField ?? 0,
      confidentialField: confidentialField ?? base?.confidentialField,
      fileName: fileName ?? base?.fileName
        ?? TextTemplate(parts: [.field(idField ?? 0), .text(".md")]),
      sections: sections,
      fields: fields,
      codeLists: codeLists,
      csv: readCSV() ?? base?.csv,
      ownXML: readXML() ?? base?.ownXML
    )
    if !document.diagnostics.isEmpty {
      throw Failure(
        document.diagnostics.sorted {
          ($0.place.line ?? 0, $0.place.column ?? 0) < ($1.place.line ?? 0, $1.place.column ?? 0)
        })
    }
    return mapping
  }

  /// The field that a key names.
  func fieldReference(_ key: String, in node: TOMLNode) -> Int? {
    guard let name = node.string(key) else { return nil }
    return field(named: name, key: key, in: node)
  }

  func field(named name: String, key: String, in node: TOMLNode) -> Int? {
    if let field = fields.firstIndex(where: { $0.name == name }) { return field }
    node.reportUnknown(
      name, among: fields.map(\.name), key: key, nearest: .unknownFieldNearest, plain: .unknownField
    )
    return nil
  }

  func template(_ key: String, in node: TOMLNode) -> TextTemplate? {
    guard let text = node.string(key) else { return nil }
    guard let pieces = TextTemplate.pieces(of: text) else {
      node.report(.templateBrace, at: key)
      return nil
    }
    let parts = pieces.compactMap { piece -> TextTemplate.Part? in
      piece.isName
        ? field(named: piece.text, key: key, in: node).map { .field($0) } : .text(piece.text)
    }
    return TextTemplate(parts: parts)
  }

  private mutating func readConstants() {
    guard let table = root.table["constants"]?.table else {
      if root.has("constants") {
        root.report(.wrongType, ["constants", Phrase.typeTable.reference], at: "constants")
      }
      return
    }
    guard let node = root.node("constants", keys: table.keys) else { return }
    for key in table.keys { constants[key] = node.string(key) }
  }

  private mutating func readSections() {
    for node in root.nodes("section", keys: MappingKeys.section) {
      guard let name = node.required("name") else { continue }
      if sections.contains(where: { $0.name == name }) {
        node.report(.duplicateName, [name], at: "name")
      }
      sections.append(
        Mapping.Section(name: name, label: node.text("label") ?? LocalizedText([.en: name])))
    }
  }
}
