import SheafCore
import SheafImport

/// A plan as programs read it; docs/import.md lists the keys.
struct ImportReport: Encodable {
  struct Base: Encodable {
    let kind: String
    let export: String?
  }

  struct Field: Encodable {
    let field: String
    let column: String?
    let old: String?
    let new: String
    let effects: [String]
    let remade: Bool

    init(_ change: ImportPlan.FieldChange) {
      field = change.heading
      column = change.cell.flatMap(ImportReport.letters)
      old = change.old
      new = change.new
      effects = change.effects.map(\.rawValue).sorted()
      remade = change.isRemade
    }
  }

  struct Record: Encodable {
    let id: String
    let file: String?
    let row: Int?
    let fields: [Field]?
  }

  struct Conflict: Encodable {
    let kind: String
    let id: String
    let field: String?
    let row: Int?
    let column: String?
    let exported: String?
    let folder: String?
    let sheet: String?
  }

  struct Question: Encodable {
    let kind: String
    let effect: String?
    let id: String?
    let field: String
    let row: Int
    let column: String?
    let folder: String?
    let sheet: String
  }

  struct Repair: Encodable {
    let id: String
    let field: String
    let row: Int
    let column: String?
    let effects: [String]
    let kept: String
    let sheet: String
  }

  let sheet: String
  let folder: String
  let applied: Bool
  /// How many files were written, made or removed.
  let files: Int
  let base: Base
  let new: [Record]
  let changed: [Record]
  let unchanged: Int
  let leftOpen: Int
  let conflicts: [Conflict]
  let questions: [Question]
  let missing: [Record]
  let deleted: [Record]
  let deletionWithheld: Bool
  let refused: [DiagnosticReport]
  let notes: [DiagnosticReport]
  let repairCounts: [String: Int]
  /// The first thousand.
  let repairs: [Repair]
  let changedInFolder: Int
  let newInFolder: Int
  let goneFromFolder: Int

  init(_ plan: ImportPlan, files: Int?, _ language: Language) {
    sheet = plan.sheet
    folder = plan.folder
    applied = files != nil
    self.files = files ?? 0
    switch plan.base {
    case .none: base = Base(kind: "none", export: nil)
    case .named(let export): base = Base(kind: "named", export: export)
    case .assumed(let export): base = Base(kind: "assumed", export: export)
    case .lost(let export): base = Base(kind: "lost", export: export)
    }
    new = plan.new.map {
      Record(id: $0.id, file: nil, row: $0.row, fields: $0.fields.map(Field.init))
    }
    changed = plan.changed.map {
      Record(id: $0.id, file: $0.file, row: $0.row, fields: $0.fields.map(Field.init))
    }
    unchanged = plan.unchanged
    leftOpen = plan.leftOpen
    conflicts = plan.conflicts.map {
      Conflict(
        kind: $0.kind.rawValue, id: $0.id, field: $0.heading, row: $0.cell?.row,
        column: $0.cell.flatMap(ImportReport.letters), exported: $0.base, folder: $0.folder,
        sheet: $0.sheet)
    }
    questions = plan.questions.map { question in
      let (kind, effect) = ImportReport.names(question.kind)
      return Question(
        kind: kind, effect: effect, id: question.id, field: question.heading,
        row: question.cell.row,
        column: ImportReport.letters(question.cell), folder: question.folder, sheet: question.sheet)
    }
    missing = plan.missing.map { Record(id: $0.id, file: $0.file, row: nil, fields: nil) }
    deleted = plan.deleted.map { Record(id: $0.id, file: $0.file, row: nil, fields: nil) }
    deletionWithheld = plan.withheldDeletion
    refused = plan.refused.map { DiagnosticReport($0, language) }
    notes = plan.notes.map { DiagnosticReport($0, language) }
    repairCounts = Dictionary(
      uniqueKeysWithValues: plan.repairCounts.map { ($0.key.rawValue, $0.value) })
    repairs = plan.repairs.map {
      Repair(
        id: $0.id, field: $0.heading, row: $0.cell.row, column: ImportReport.letters($0.cell),
        effects: $0.effects.map(\.rawValue).sorted(), kept: $0.kept, sheet: $0.sheet)
    }
    changedInFolder = plan.changedInFolder
    newInFolder = plan.newInFolder
    goneFromFolder = plan.goneFromFolder
  }

  private static func letters(_ cell: ImportPlan.Cell) -> String? {
    cell.column.map { SourceLocation.letters(ofColumn: $0) }
  }

  private static func names(_ kind: ImportPlan.Question.Kind) -> (String, String?) {
    switch kind {
    case .doubt(let effect): ("doubt", effect.rawValue)
    case .handEdit: ("hand-edit", nil)
    case .idEdited: ("id-edited", nil)
    case .idBlanked: ("id-blanked", nil)
    case .idUnknown: ("id-unknown", nil)
    }
  }
}
