extension Record {
  /// Counts the text before the first field as dropped.
  package func dropStrayText(_ report: Report) {
    guard !stray.isEmpty else { return }
    report.dropUnread(
      Phrase.strayTextName.reference, .strayText, at: SourceLocation(file: file.string, line: 1))
  }
}
