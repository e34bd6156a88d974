import Foundation
import SheafCore
import SheafFormats
import TestSupport

@testable import SheafImport

/// One history: a folder is exported, somebody edits the sheet in a program that rewrites more than that, somebody else edits the folder.
struct EditHistory {
  private(set) var notes: Notes
  private var random: SeededRandom
  let folder: TemporaryFolder
  /// The folder's records by id, as they stand now.
  private(set) var records: [String: Notes.Values] = [:]
  private var extras: [String: Notes.Values] = [:]
  private var fileNames: [String: String] = [:]
  private(set) var grid = SheetGrid("", delimiter: ",")
  /// What the person wrote, in rows that still have their id, by id and heading.
  private(set) var edits: [String: Notes.Values] = [:]
  /// What changed in the folder since the export, by id.
  private(set) var folderEdits: [String: Set<String>] = [:]
  /// The ids whose rows were copied, or lost or changed their id, or are gone.
  private(set) var unclear: Set<String> = []
  private(set) var newIDs: Set<String> = []

  init(seed: UInt64) throws {
    random = SeededRandom(seed: seed)
    notes = Notes(random: SeededRandom(seed: seed &+ 1))
    folder = try TemporaryFolder()
    for number in 1...Int.random(in: 1...6, using: &random) { try addRecord("N-00\(number)") }
  }

  var into: String { folder("in") }

  private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

  private mutating func addRecord(_ id: String) throws {
    records[id] = notes.record(id: id)
    if chance(4) {
      extras[id] = ["Überprüft, von": ["Awa", "", "Léa  B"].randomElement(using: &random)!]
    }
    fileNames[id] = "\(id).\(chance(4) ? "txt" : "md")"
    try write(id)
  }

  private mutating func write(_ id: String) throws {
    try folder.write("in/\(fileNames[id]!)", notes.fragment(records[id]!, extra: extras[id] ?? [:]))
  }

  // MARK: The sheet goes out

  /// Exports in one of the dialects, and takes the rows in.
  mutating func export() throws -> Conversion.Result {
    var conversion = Conversion(mapping: Notes.mapping, formats: .all)
    conversion.isReplacing = true
    conversion.dialect = CSVDialect(
      for: [nil, .excel, .excelFrench, .libreOffice].randomElement(using: &random)!)
    conversion.dialect.guardsFormulas = chance(3)
    let result = try Export(conversion).run(into, to: folder("out.csv"), as: nil)
    let mark: Character = conversion.dialect.delimiter == UInt8(ascii: ";") ? ";" : ","
    grid = SheetGrid(try folder.text("out.csv"), delimiter: mark)
    return result
  }

  /// Saves the sheet as some program does.
  mutating func save() throws -> String {
    let dialect = SheetGrid.Dialect.random(&random)
    return try folder.write("back.csv", [UInt8](grid.bytes(dialect)))
  }

  mutating func rewrite() {
    var rewrite = SpreadsheetRewrite(random: random)
    rewrite.rewrite(&grid)
    random = rewrite.random
  }

  // MARK: What the person does

  mutating func edit() {
    for row in 1..<grid.rows.count where chance(2) {
      for _ in 0..<Int.random(in: 1...2, using: &random) { editCell(row) }
    }
    if chance(3) { grid.rows = [grid.rows[0]] + grid.rows.dropFirst().shuffled(using: &random) }
    if chance(4) { reorderColumns() }
    if chance(5) { dropColumn() }
    if chance(5) { renameColumn() }
    if chance(6) { addColumn() }
    if chance(4) { addRow() }
    if chance(5) { removeRow() }
    if chance(6) { copyRow() }
    if chance(6) { changeID() }
    if chance(8) { grid.rows.append(grid.rows[0].map { _ in "" }) }
  }

  private func id(_ row: Int) -> String {
    guard let column = grid.column("ID") else { return "" }
    return grid.rows[row][column].trimmed
  }

  /// New words that nothing can take for what a spreadsheet did.
  private mutating func editCell(_ row: Int) {
    let heading = ["Text", "Remark", "Scale", "Year", "Code", "Themes"].randomElement(
      using: &random)!
    guard let column = grid.column(heading), records[id(row)] != nil else { return }
    let value: String
    switch heading {
    case "Scale": value = ["local", "national"].randomElement(using: &random)!
    case "Themes": value = ["health", "école"].randomElement(using: &random)!
    case "Year": value = "\(Int.random(in: 2031...2039, using: &random))"
    case "Code": value = "K\(Int.random(in: 100...999, using: &random))z"
    default:
      value =
        chance(6) ? "" : "Edited sentence \(Int.random(in: 100...999, using: &random)), no more"
    }
    // To blank what is blank is no edit.
    if value.isEmpty, grid.rows[row][column].trimmed.isEmpty { return }
    grid.rows[row][column] = value
    edits[id(row), default: [:]][heading] = value
  }

  private mutating func reorderColumns() {
    let order = grid.rows[0].indices.shuffled(using: &random)
    grid.rows = grid.rows.map { row in order.map { row[$0] } }
  }

  private mutating func dropColumn() {
    let heading = (Notes.plainHeadings + ["Story", "Groups", "__revision"]).randomElement(
      using: &random)!
    guard let column = grid.column(heading) else { return }
    for row in grid.rows.indices { grid.rows[row].remove(at: column) }
    for id in edits.keys { edits[id]![heading] = nil }
  }

  private mutating func renameColumn() {
    if let column = grid.column("Remark") { grid.rows[0][column] = " Note" }
  }

  private mutating func addColumn() {
    grid.rows[0].append("Seen")
    for row in 1..<grid.rows.count { grid.rows[row].append(chance(2) ? "" : "yes, \(row)") }
  }

  private mutating func addRow() {
    let id = "N-\(Int.random(in: 500...999, using: &random))"
    var values = notes.record(id: id)
    values["Story"] = ""
    values["Code"] = "K1"
    newIDs.insert(id)
    grid.rows.append(grid.rows[0].map { values[$0] ?? "" })
  }

  private mutating func anyRow() -> Int? {
    grid.rows.count > 1 ? Int.random(in: 1..<grid.rows.count, using: &random) : nil
  }

  private mutating func removeRow() {
    guard let row = anyRow() else { return }
    forget(id(row))
    grid.rows.remove(at: row)
  }

  private mutating func copyRow() {
    guard let row = anyRow() else { return }
    forget(id(row))
    grid.rows.append(grid.rows[row])
    if let column = grid.column("Text"), chance(2) {
      grid.rows[grid.rows.count - 1][column] = "a copy"
    }
  }

  private mutating func changeID() {
    guard let row = anyRow(), let column = grid.column("ID") else { return }
    forget(id(row))
    grid.rows[row][column] = ["", "N-400", "N-002"].randomElement(using: &random)!
    forget(id(row))
  }

  private mutating func forget(_ id: String) {
    unclear.insert(id)
    edits[id] = nil
    newIDs.remove(id)
  }

  // MARK: What happens to the folder meanwhile

  mutating func editFolder() throws {
    for id in records.keys.sorted() where chance(4) {
      if chance(5) {
        records[id] = nil
        try FileManager.default.removeItem(atPath: folder("in/\(fileNames[id]!)"))
        continue
      }
      let heading = ["Text", "Remark", "Number"].randomElement(using: &random)!
      let value =
        heading == "Number"
        ? "77" : "Written in the folder \(Int.random(in: 100...999, using: &random))"
      records[id]![heading] = value
      folderEdits[id, default: []].insert(heading)
      try write(id)
    }
    if chance(5) { try addRecord("N-300") }
  }

  /// Every fragment's bytes.
  func files() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in try folder.names("in") where !name.hasPrefix(".") {
      files[name] = try folder.read("in/\(name)")
    }
    return files
  }
}
