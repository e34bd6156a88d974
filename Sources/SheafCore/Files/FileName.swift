/// The rules for names of files that come from outside: from an address, a form, a spreadsheet.
package enum FileName {
  /// Whether a name can stand for a file in a folder, and for nothing else.
  package static func isValid(_ name: String) -> Bool {
    let bytes = name.utf8
    return (1...255).contains(bytes.count) && name != "." && name != ".."
      && !bytes.contains { $0 == UInt8(ascii: "/") || $0 < 0x20 || $0 == 0x7F }
  }

  /// Whether a name is one that a fragment may have: valid, not hidden, with the extension `.md` or `.txt` in whatever case.
  package static func isFragment(_ name: String) -> Bool {
    isValid(name) && hasExtension(name)
  }

  /// Whether a name, valid or not, is not hidden and ends in `.md` or `.txt` in whatever case.
  package static func hasExtension(_ name: String) -> Bool {
    let lower = name.lowercased()
    return !name.hasPrefix(".") && (lower.hasSuffix(".md") || lower.hasSuffix(".txt"))
  }

  /// The paths of a folder's files of some names, in the order of their bytes; hidden ones are left out.
  ///
  /// - Throws: `Failure` where the folder cannot be read.
  package static func all(in folder: String, where isWanted: (String) -> Bool) throws -> [String] {
    guard let directory = opendir(folder) else { throw SystemFailure.failure(folder) }
    defer { closedir(directory) }
    var paths: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      if !name.hasPrefix("."), isWanted(name) {
        paths.append(folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)")
      }
    }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// - Throws: ``Failure`` where a name is not valid.
  static func check(_ name: String, in folder: String) throws {
    guard isValid(name) else {
      throw Failure(.noSuchFile, at: SourceLocation(file: "\(folder)/\(name.shortened)"))
    }
  }
}
