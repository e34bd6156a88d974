import SheafCore

extension Sample {
  /// Finds the records of a sample of XML, and every place in them.
  ///
  /// - Parameter path: the record's element as the person named it; nil finds it.
  /// - Throws: `Failure` where there is no such element.
  init(xml bytes: [UInt8], file: String, record path: String?) throws {
    let reader = try SampleReader(bytes, file: file)
    let name = SheetLanguage.Name(uri: reader.root.name.uri, local: reader.root.name.local)
    if SheetLanguage.kind(ofRoot: name) != nil {
      throw Failure(.initWorkbook, at: SourceLocation(file: file))
    }
    try self.init(root: reader.root, reader.namespaces, file: file, record: path)
  }

  /// Finds the records that a schema describes, and every place in them; what stands around them a schema does not say.
  ///
  /// - Throws: `Failure` where the schema cannot be read, or has no such element.
  init(schema file: String, record path: String?) throws {
    // Whether it is a schema at all, libxml2 knows best.
    _ = try XMLSchema(path: file)
    let outline = try SchemaOutline(file)
    try self.init(root: outline.root, outline.namespaces, file: file, record: path)
    isOfSchema = true
    unplaced += around.map { ($0.path, .initUnsaid) }
    around = []
  }

  private init(
    root: SampleElement, _ declared: [(prefix: String, uri: String)], file: String,
    record path: String?
  ) throws {
    let search = RecordSearch(root, declared)
    let (chain, others) = try search.record(path, file: file)
    let records = search.elements(chain)
    recordCount = records.count
    record = search.path(chain)
    otherRecords = others.map(search.path)
    var survey = SampleSurvey(namer: search)
    survey.visit(records.map { [$0] }, at: [])
    places = survey.places
    unplaced = survey.unplaced
    survey.lookAround(root, chain, [])
    around = survey.around
    unplaced += survey.unplacedAround
    namespaces = declared.filter { search.used.addresses.contains($0.uri) }
  }
}
