extension Record {
  /// Where one of its fields stands.
  package func place(of entry: Entry, _ schema: FieldTable) -> SourceLocation {
    SourceLocation(
      file: file.string, line: entry.line, cell: cells?[entry.slot],
      field: schema.heading(entry.slot))
  }

  /// Where the field of a slot stands, or would stand.
  package func place(of slot: Int, _ schema: FieldTable) -> SourceLocation {
    SourceLocation(
      file: file.string, line: entry(of: slot)?.line ?? line, cell: cells?[slot],
      field: schema.heading(slot))
  }
}
