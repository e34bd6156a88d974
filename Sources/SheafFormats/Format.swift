import SheafCore

/// What readers are told of how to read.
public struct ReadingOptions: Sendable {
  /// Between a sheet's cells; nil finds it.
  public var delimiter: UInt8?
  /// What the text is in; nil finds it.
  public var encoding: TextEncoding?
  /// Whether a folder's sub-folders are read too.
  public var isRecursive = false

  public init() {}
}

/// A format that records are read from and written to.
///
/// A new one is a folder with its reader and writer and one line in ``all``; the conformance tests run over that list.
public struct Format: Sendable {
  /// The name that `--from` and `--to` take.
  public let name: String
  /// The file name extensions that tell it, without a dot.
  public let extensions: [String]
  let reader: @Sendable (Input, Schema, Report, ReadingOptions) throws -> any RecordReader
  let writer: @Sendable (Output, Schema, Report, CSVDialect) throws -> any RecordWriter

  public static let all: [Format] = [.fragments, .csv, .tsv, .xml]

  public static let fragments = Format(
    name: "fragments", extensions: ["md", "txt"],
    reader: { input, schema, report, options in
      let source =
        try input.source.map { FragmentReader.Source.file($0) }
        ?? input.names.map { .files(in: input.path, names: $0) }
        ?? .folder(input.path, recursive: options.isRecursive)
      return FragmentReader(source, schema: schema, report: report, encoding: options.encoding)
    },
    writer: { output, schema, report, _ in
      switch output {
      case .file(let file): FragmentWriter(schema: schema, report: report, target: .file(file))
      case .folder(let folder):
        FragmentWriter(schema: schema, report: report, target: .folder(folder))
      }
    }
  )

  public static let csv = sheet(name: "csv")

  /// The same as CSV, with tabs between the cells.
  public static let tsv = sheet(name: "tsv")

  private static func sheet(name: String) -> Format {
    Format(
      name: name, extensions: [name],
      reader: { input, schema, report, options in
        CSVReader(try input.file(), schema: schema, report: report, delimiter: options.delimiter)
      },
      writer: { output, schema, report, dialect in
        CSVWriter(to: try output.file(), schema: schema, report: report, dialect: dialect)
      }
    )
  }

  public static let xml = Format(
    name: "xml", extensions: ["xml", "fods"],
    reader: { input, schema, report, options in
      let reader = try xmlReader(schema, report)
      guard let source = input.source else {
        return XMLFilesReader(
          folder: input.path, reader: reader, report: report, options: options)
      }
      return reader(source)
    },
    writer: { output, schema, report, _ in
      let layout = schema.mapping.xml
      if let sheet = layout.sheet, let template = layout.template {
        return XMLSheetWriter(
          to: try output.file(),
          template: try SheetTemplate(template, kind: sheet, mapping: schema.mapping),
          schema: schema, report: report)
      }
      if output.name.lowercased().hasSuffix(".fods") {
        throw Failure(
          .sheetNeedsMapping, [XMLLayout.Sheet.openDocument.mappingName],
          at: Place(file: output.name))
      }
      let plan = try XMLPlan(schema.mapping)
      if plan.layout.files == .each {
        return try XMLFilesWriter(to: output, plan: plan, schema: schema, report: report)
      }
      return XMLWriter(to: try output.file(), plan: plan, schema: schema, report: report)
    }
  )

  /// What reads a file of XML as the mapping says.
  private static func xmlReader(_ schema: Schema, _ report: Report) throws
    -> (ByteSource) -> any RecordReader
  {
    if let sheet = schema.mapping.xml.sheet {
      return { XMLSheetReader(source: $0, kind: sheet, schema: schema, report: report) }
    }
    let plan = try XMLPlan(schema.mapping)
    return { XMLReader($0, plan: plan, schema: schema, report: report) }
  }

  /// The format of a name that `--from` or `--to` was given.
  public static func named(_ name: String) -> Format? { all.first { $0.name == name } }

  /// The format that a path's extension tells.
  public static func of(path: String) -> Format? {
    guard let name = path.split(separator: "/").last, let dot = name.lastIndex(of: "."),
      dot > name.startIndex
    else { return nil }
    let ending = name[name.index(after: dot)...].lowercased()
    return all.first { $0.extensions.contains(ending) }
  }
}

extension Format: Equatable {
  public static func == (left: Format, right: Format) -> Bool { left.name == right.name }
}
