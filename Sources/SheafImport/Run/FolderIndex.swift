import SheafCore

/// The records of a folder by their ids, with a hash for every field: enough to see which cells of a sheet differ, in some bytes a
/// field. What differs is read again.
struct FolderIndex {
  struct Entry {
    var id: String
    /// The fragment's path.
    var file: String
    /// Where the hashes of its fields begin.
    var hashes: Int
  }

  private(set) var entries: [Entry] = []
  /// The records with an id, by it; of two with the same one the first.
  private(set) var byID: [String: Int] = [:]
  /// Ids that more than one record has.
  private(set) var repeated: Set<String> = []
  /// The mapping's fields of one record after another.
  private var hashes: [Int] = []
  /// The other fields, by slot.
  private var extras: [Int: [Int: Int]] = [:]
  let fieldCount: Int

  /// The hash of a blank value, which a field that is not there has too.
  static let blank = hash(.empty)

  static func hash(_ value: ByteSlice) -> Int {
    var hasher = Hasher()
    hasher.combine(value.count)
    hasher.combine(bytes: value.buffer)
    return hasher.finalize()
  }

  static func hash(_ value: String) -> Int {
    var value = value
    return value.withUTF8 { hash(ByteSlice(UnsafeRawBufferPointer($0))) }
  }

  init(fieldCount: Int) {
    self.fieldCount = fieldCount
  }

  /// Reads all of a folder.
  ///
  /// - Throws: `Failure` with everything that cannot be read: a record that is not seen would come back as a new one.
  init(
    _ folder: String, schema: FieldTable, formats: FormatCatalog, recursive: Bool,
    notes: inout [Diagnostic]
  ) throws {
    self.init(fieldCount: schema.fieldCount)
    var options = ReadingOptions()
    options.isRecursive = recursive
    let report = Report()
    let input = try Input(
      path: folder, format: formats.folderDefault, formats: formats, options: options)
    defer { input.close() }
    guard input.source == nil else { throw SystemFailure.failure(folder, error: ENOTDIR) }
    do {
      var reader = try input.reader(schema, report, options)
      try reader.read { record in add(record, schema, report) }
    } catch let failure as Failure where failure.diagnostics.first?.phrase == .noFragments {
      // To an empty folder everything is new.
    }
    let errors = report.findings.filter { $0.severity == .error }
    guard errors.isEmpty else { throw Failure(errors) }
    // What is not read would be missed without a word.
    notes += report.findings.filter {
      $0.severity != .note || [.noFields, .foldersLeftOut].contains($0.phrase)
    }
  }

  private mutating func add(_ record: Record, _ schema: FieldTable, _ report: Report) {
    if !record.file.string.utf8.elementsEqual(record.file.buffer) {
      report.fail(.fileNameNotUTF8, at: SourceLocation(file: record.file.string))
    }
    let id = record.value(of: schema.mapping.idField)?.string ?? ""
    let number = entries.count
    entries.append(Entry(id: id, file: record.file.string, hashes: hashes.count))
    if !id.isEmpty, let first = byID.updateValue(number, forKey: id) {
      repeated.insert(id)
      byID[id] = first
    }
    hashes.append(contentsOf: repeatElement(FolderIndex.blank, count: fieldCount))
    let start = entries[number].hashes
    for entry in record.entries where !entry.isRepeat {
      if entry.slot < fieldCount {
        hashes[start + entry.slot] = FolderIndex.hash(entry.value)
      } else {
        extras[number, default: [:]][entry.slot] = FolderIndex.hash(entry.value)
      }
    }
  }

  @inline(__always)
  func hash(of record: Int, _ slot: Int) -> Int {
    if slot < fieldCount { return hashes[entries[record].hashes + slot] }
    return extras[record]?[slot] ?? FolderIndex.blank
  }
}
