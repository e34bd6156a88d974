extension String {
  /// The text as messages quote it: on one line, and not too much of it.
  public var shortened: String {
    let line = map { $0.isNewline ? " " : $0 }
    return line.count > 60 ? String(line.prefix(57)) + "…" : String(line)
  }
}
