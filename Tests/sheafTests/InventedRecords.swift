import TestSupport

/// Records made up for tests that need many of them.
enum InventedRecords {
  /// A sheet of so many records, about 400 bytes each.
  static func sheet(_ count: Int) -> String {
    var text = "FragmentID,Year,Outcome description\n"
    for number in 1...count { text += "SCC-SAH2401/CIV\(id(number)),2024,\(story(number))\n" }
    return text
  }

  /// Writes so many fragments, about 400 bytes each, into a folder.
  static func write(_ count: Int, into name: String, of folder: TemporaryFolder) throws {
    for number in 1...count {
      let text = """
        **FragmentID**: SCC-SAH2401/CIV\(id(number))
        **Year**: 2024
        **Outcome description**: \(story(number))

        """
      try folder.write("\(name)/\(id(number)).md", text)
    }
  }

  private static func id(_ number: Int) -> String {
    String(1_000_000 + number).dropFirst().description
  }

  private static func story(_ number: Int) -> String {
    String(repeating: "The choir number \(number) sings by the lake. ", count: 8)
  }
}
