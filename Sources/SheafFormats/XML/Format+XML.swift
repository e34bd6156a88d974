import SheafCore

extension Format {
  /// XML as the mapping's `[xml]` says, workbooks that are XML included.
  package static let xml: Format = {
    var format = Format(
      name: "xml", extensions: ["xml", "fods"], mediaType: "application/xml",
      reader: { input, schema, report, options in
        let reader = try xmlReader(schema, report)
        guard let source = input.source else {
          return XMLFilesReader(
            files: try xmlFiles(in: input.path), reader: reader, report: report, options: options)
        }
        return reader(source)
      },
      writer: { output, schema, report, _ in try xmlWriter(output, schema, report) })
    format.isImported = true
    format.isExported = true
    format.inputs = xmlFiles(in:)
    format.fileExtension = { $0.xml.sheet == .openDocument ? "fods" : "xml" }
    format.writesFilePerRecord = { $0.xml.files == .each }
    format.keepsRowMarks = { $0.ownXML == nil || $0.xml.sheet != nil }
    format.audience = { $0.xml.audience }
    format.validator = { try XMLSchema(path: $0) }
    return format
  }()

  private static func xmlWriter(_ output: Output, _ schema: FieldTable, _ report: Report) throws
    -> any RecordWriter
  {
    let layout = schema.mapping.xml
    if let sheet = layout.sheet, let template = layout.template {
      return XMLSheetWriter(
        to: try output.file(),
        template: try SheetTemplate(template, kind: sheet, mapping: schema.mapping),
        schema: schema, report: report)
    }
    if output.name.lowercased().hasSuffix(".fods") {
      throw Failure(
        .sheetNeedsMapping, [XMLMapping.Sheet.openDocument.mappingName],
        at: SourceLocation(file: output.name))
    }
    let plan = try XMLPlan(schema.mapping)
    if plan.layout.files == .each {
      return try XMLFilesWriter(to: output, plan: plan, schema: schema, report: report)
    }
    return XMLWriter(to: try output.file(), plan: plan, schema: schema, report: report)
  }

  /// A function that makes a reader of one file as the mapping says.
  private static func xmlReader(_ schema: FieldTable, _ report: Report) throws
    -> (ByteSource) -> any RecordReader
  {
    if let sheet = schema.mapping.xml.sheet {
      return { XMLSheetReader(source: $0, kind: sheet, schema: schema, report: report) }
    }
    let plan = try XMLPlan(schema.mapping)
    return { XMLReader($0, plan: plan, schema: schema, report: report) }
  }

  /// The XML files of a folder, in the order of their names.
  @Sendable private static func xmlFiles(in folder: String) throws -> [String] {
    let files = try FileName.all(in: folder) { name in
      Format.xml.extensions.contains { name.lowercased().hasSuffix(".\($0)") }
    }
    if files.isEmpty { throw Failure(.noXMLInFolder, at: SourceLocation(file: folder)) }
    return files
  }
}
