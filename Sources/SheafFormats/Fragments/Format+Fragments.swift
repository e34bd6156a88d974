import SheafCore

extension Format {
  /// Fragment files, one for each record.
  package static let fragments: Format = {
    var format = Format(
      name: "fragments", extensions: ["md", "txt"], mediaType: "text/markdown",
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
      })
    format.options = [.encoding]
    format.isFolderDefault = true
    format.inputs = { folder in
      try FileName.all(in: folder) { FileName.isFragment($0) }
    }
    format.writesFilePerRecord = { _ in true }
    format.keepsRowMarks = { _ in false }
    return format
  }()
}
