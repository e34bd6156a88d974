/// The rules for names of files that come from outside: from an address, a form, a spreadsheet.
public enum FileName {
  /// Whether a name can stand for a file in a folder, and for nothing else.
  public static func isValid(_ name: String) -> Bool {
    let bytes = name.utf8
    return (1...255).contains(bytes.count) && name != "." && name != ".."
      && !bytes.contains { $0 == UInt8(ascii: "/") || $0 < 0x20 || $0 == 0x7F }
  }

  /// Whether a name is one that a fragment may have: valid, not hidden, with the extension `.md` or `.txt` in whatever case.
  public static func isFragment(_ name: String) -> Bool {
    isValid(name) && hasExtension(name)
  }

  /// Whether a name, valid or not, is not hidden and ends in `.md` or `.txt` in whatever case.
  public static func hasExtension(_ name: String) -> Bool {
    let lower = name.lowercased()
    return !name.hasPrefix(".") && (lower.hasSuffix(".md") || lower.hasSuffix(".txt"))
  }

  /// - Throws: ``Failure`` where a name is not valid.
  static func check(_ name: String, in folder: String) throws {
    guard isValid(name) else {
      throw Failure(.noSuchFile, at: Place(file: "\(folder)/\(name.shortened)"))
    }
  }
}
