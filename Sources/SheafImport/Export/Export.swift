import SheafCore

/// One run of `export`: a folder of fragments to a sheet that can be taken back, each row with its ``RowMark``; what is exported is kept beside
/// the folder.
package struct Export {
  /// The conversion that writes the sheet; its dialect and the rest are set there.
  package var conversion: Conversion

  package init(_ conversion: Conversion) {
    self.conversion = conversion
  }

  /// - Throws: `Failure` where the folder cannot be read or the sheet not written, and where the folder changed meanwhile.
  package func run(_ folder: String, to path: String, as format: Format?) throws
    -> Conversion.Result
  {
    var status = stat()
    guard stat(folder, &status) == 0 else { throw SystemFailure.failure(folder) }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw SystemFailure.failure(folder, error: ENOTDIR)
    }
    let state = StateFolder(folder: folder)
    let coder = FragmentCoder(mapping: conversion.mapping)
    let first = try StateWriter(state, coder: coder)
    defer {
      first.release()
      first.discard()
    }
    let report = Report()
    let formats = conversion.formats
    let inputs = try Input.all(
      [state.folder], format: formats.folderDefault, formats: formats, options: conversion.reading)
    defer { for input in inputs { input.close() } }
    try RecordPipeline(
      inputs: inputs, schema: FieldTable(mapping: conversion.mapping), report: report,
      options: conversion.reading
    )
    .run(first)
    guard report.errorCount == 0 else { return Conversion.Result(report: report, isWritten: false) }
    var conversion = conversion
    let name = first.name
    conversion.marks = name
    let result = try conversion.run(
      [state.folder], from: formats.folderDefault, to: path, as: format)
    if result.isWritten { try first.commit() }
    return result
  }
}
