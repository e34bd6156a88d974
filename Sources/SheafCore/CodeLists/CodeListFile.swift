/// A file of its own that holds a code list.
struct CodeListFile {
  /// A list is a table that a person can look through.
  static let sizeLimit = 4 << 20

  /// What is wrong with a file, in words.
  struct Mistake: Error {
    let phrase: Phrase
    var arguments: [String] = []
    var line: Int?
  }

  /// An entry, and the row of a table that it stands in.
  struct Row {
    var entry: CodeList.Entry
    var line: Int?
  }

  /// The text of a file, without its byte order mark.
  static func text(of bytes: [UInt8]) throws -> String {
    guard bytes.count <= sizeLimit else {
      throw Mistake(phrase: .codeListTooLarge, arguments: ["\(sizeLimit >> 20)"])
    }
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
      throw Mistake(phrase: .tomlNotText)
    }
    return text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
  }
}
