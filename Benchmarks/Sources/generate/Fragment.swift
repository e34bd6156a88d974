/// One outcome record: a value for each heading, blank where none was set.
struct Fragment {
  private var values: [Heading: String] = [:]

  subscript(heading: Heading) -> String {
    get { values[heading, default: ""] }
    set { values[heading] = newValue }
  }

  /// The fragment as a file: a line `**Heading**: value` for every heading.
  var text: String {
    var text = ""
    for heading in Heading.allCases {
      text += "**"
      text += heading.rawValue
      text += "**: "
      text += self[heading]
      text += "\n"
    }
    return text
  }
}
