import SheafCore

extension Record {
  /// Counts the text before the first field as dropped.
  func dropStrayText(_ report: Report) {
    guard !stray.isEmpty else { return }
    report.dropUnread("", .strayText, at: Place(file: file.string, line: 1))
  }

  /// Where one of its fields stands.
  func place(of entry: Entry, _ schema: Schema) -> Place {
    Place(file: file.string, line: entry.line, cell: cells?[entry.slot], field: schema.heading(entry.slot))
  }
}
