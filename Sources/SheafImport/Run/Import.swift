import SheafCore

/// Takes an edited sheet back into a folder of fragments: what the person changed, and nothing else.
package struct Import {
  package let mapping: Mapping
  package let formats: FormatCatalog
  /// How the sheet is read; `isRecursive` counts for the folder.
  package var reading = ReadingOptions()
  package var decisions = Decisions()
  /// Whether records that have no row any more go to the trash.
  package var deletesMissing = false
  /// Called now and then with the number of rows so far.
  package var progress: (Int) -> Void = { _ in }

  package init(mapping: Mapping, formats: FormatCatalog) {
    self.mapping = mapping
    self.formats = formats
  }

  /// Finds out what taking in a sheet would do. Nothing is written.
  ///
  /// - Parameters:
  ///   - sheet: its path, in any format that is read.
  ///   - format: what the person named; nil goes by the extension.
  /// - Throws: `Failure` where the sheet or the folder cannot be read to the end, and where an earlier import into the folder was interrupted.
  package func plan(_ sheet: String, as format: Format?, into folder: String) throws -> ImportPlan {
    let state = StateFolder(folder: folder)
    try Journal.refuseInterrupted(state)
    let input = try Input(
      path: sheet, format: format, formats: formats, options: reading)
    defer { input.close() }
    guard input.source != nil else { throw SystemFailure.failure(sheet, error: EISDIR) }
    while true {
      do {
        return try plan(input, state)
      } catch is TextSource.ReadAgain {
        // The sheet's encoding is known now.
      }
    }
  }

  private func plan(_ input: Input, _ state: StateFolder) throws -> ImportPlan {
    let schema = FieldTable(mapping: mapping)
    var plan = ImportPlan(sheet: input.path, folder: state.folder)
    _ = try schema.addHeading(RowMark.headingBytes, file: input.path)
    let index = try FolderIndex(
      state.folder, schema: schema, formats: formats, recursive: reading.isRecursive,
      notes: &plan.notes)
    let states = try ExportedStates(state)
    let comparison = RowComparison(mapping: mapping, decisions: decisions, sheet: input.path)
    var planner = ImportPlanner(
      schema: schema, index: index, comparison: comparison, coder: FragmentCoder(mapping: mapping),
      states: states,
      decisions: decisions, deletesMissing: deletesMissing, plan: plan)
    let report = Report(validationWithLimit: Validation.findingLimit)
    var reader = try input.reader(schema, report, reading)
    var seen = 0
    var count = 0
    try reader.read { record in
      if count == 0 { planner.takeHeadings(report.findings, record) }
      let isBroken = try planner.takeFindings(report.findings[seen...])
      seen = report.findings.count
      if isBroken { planner.skip(record) } else { try planner.add(record) }
      count += 1
      if count & 0xFF == 0 { progress(count) }
    }
    _ = try planner.takeFindings(report.findings[seen...])
    planner.plan.base = states.base
    return try planner.finish()
  }
}

extension ImportPlanner {
  /// Leaves out columns whose heading is nearly one of the mapping's that has no column: the heading was misspelt on the way.
  mutating func takeHeadings(_ findings: [Diagnostic], _ record: Record) {
    columns = record.cells.map { Array($0.keys) }
    for finding in findings where finding.phrase == .unknownHeadingNearest {
      guard let slot = schema.slot(of: finding.arguments.first ?? "")?.slot else { continue }
      if let known = schema.slot(of: finding.arguments.last ?? "")?.slot,
        record.cells?[known] == nil
      {
        refusedSlots.insert(slot)
      }
    }
  }

  /// Takes over what the reader found; whether a row is too broken to be looked at.
  mutating func takeFindings(_ findings: ArraySlice<Diagnostic>) throws -> Bool {
    var isBroken = false
    for finding in findings {
      switch finding.phrase {
      case .unknownHeadingNearest where isRefused(finding): refuse(finding)
      case .unknownHeading, .missingColumn, .missingCells: break
      case .extraCell:
        // The cells before have slipped, then; one word on it is enough.
        if !isBroken { refuse(finding) }
        isBroken = true
      case _ where finding.severity == .error: refuse(finding)
      // The plan says itself what was cut.
      case .cellCutByExcel: break
      default: plan.notes.append(finding)
      }
    }
    return isBroken
  }

  private mutating func refuse(_ finding: Diagnostic) {
    var finding = finding
    finding.severity = .error
    plan.refused.append(finding)
  }

  private func isRefused(_ finding: Diagnostic) -> Bool {
    schema.slot(of: finding.arguments.first ?? "").map { refusedSlots.contains($0.slot) } ?? false
  }
}

extension String {
  /// The text in a form in which what spreadsheets rewrite makes no difference.
  var comparisonKey: String { ValueComparison.key(of: self) }
}
