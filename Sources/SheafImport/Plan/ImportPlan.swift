import SheafCore

/// What an import would do to a folder, all of it, before anything is done.
///
/// A page can show it and let the person tick: what is not wanted goes into ``Decisions`` as `.folder`, and the plan is made again with
/// them.
package struct ImportPlan: Sendable {
  /// A cell of the sheet: the row as a spreadsheet counts, the column from 0 where there are columns.
  package struct Cell: Sendable, Equatable {
    package var row: Int
    package var column: Int?

    package init(row: Int, column: Int? = nil) {
      self.row = row
      self.column = column
    }
  }

  /// A field that gets another value.
  package struct FieldChange: Sendable, Equatable {
    package var heading: String
    package var cell: Cell?
    /// The value in the folder; nil where the record has no such field.
    package var old: String?
    package var new: String
    /// What a spreadsheet did to it besides, and was put right.
    package var effects: Set<SheetEffect> = []
    /// Whether it was made again from its parts.
    package var isRemade = false
  }

  package struct RecordChange: Sendable, Equatable {
    package var id: String
    /// The fragment's path.
    package var file: String
    package var row: Int
    package var fields: [FieldChange]
  }

  package struct NewRecord: Sendable, Equatable {
    package var id: String
    package var row: Int
    /// Its fields, in the order in which they are written.
    package var fields: [FieldChange]
  }

  /// Something that the sheet and the folder both changed since the export.
  package struct Conflict: Sendable, Equatable {
    package enum Kind: String, Sendable {
      case field
      /// The folder has no such record any more, and the sheet changed it.
      case goneFromFolder = "gone-from-folder"
      /// The sheet has no such row any more, and the folder changed the record.
      case goneFromSheet = "gone-from-sheet"
    }

    package var kind: Kind
    package var id: String
    package var heading: String?
    package var cell: Cell?
    package var base: String?
    package var folder: String?
    package var sheet: String?

    package init(
      kind: Kind, id: String, heading: String? = nil, cell: Cell? = nil, base: String? = nil,
      folder: String? = nil, sheet: String? = nil
    ) {
      self.kind = kind
      self.id = id
      self.heading = heading
      self.cell = cell
      self.base = base
      self.folder = folder
      self.sheet = sheet
    }
  }

  /// Something that only the person can know.
  package struct Question: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
      /// The spreadsheet may have made this of the value.
      case doubt(SheetEffect)
      /// The row has another id than its record had.
      case idEdited
      /// The row has no id any more.
      case idBlanked
      /// The row's id is new, and the rest looks like a record that has no row.
      case idUnknown
      /// A composed or derived field was edited by hand.
      case handEdit
    }

    package var kind: Kind
    /// The record it is about, or is likely to be about; nil where nothing tells.
    package var id: String?
    package var heading: String
    package var cell: Cell
    package var folder: String?
    package var sheet: String

    package init(
      kind: Kind, id: String?, heading: String, cell: Cell, folder: String?, sheet: String
    ) {
      self.kind = kind
      self.id = id
      self.heading = heading
      self.cell = cell
      self.folder = folder
      self.sheet = sheet
    }
  }

  /// What a spreadsheet did to a value that came out as it was.
  package struct Repair: Sendable, Equatable {
    package var id: String
    package var heading: String
    package var cell: Cell
    package var effects: Set<SheetEffect>
    package var kept: String
    package var sheet: String
  }

  /// A record named by its id, with its file.
  package struct Reference: Sendable, Equatable {
    package var id: String
    package var file: String

    package init(id: String, file: String) {
      self.id = id
      self.file = file
    }
  }

  package var sheet: String
  package var folder: String
  /// The export that the sheet came from.
  package var base: Base = .none

  /// What the plan was able to tell changes by.
  package enum Base: Sendable, Equatable {
    /// Nothing was exported from the folder: every difference counts as the sheet's.
    case none
    /// The export that the sheet's rows name.
    case named(String)
    /// The newest one that is kept, since the sheet names none.
    case assumed(String)
    /// The sheet names one that is not kept any more.
    case lost(String)
  }

  package var new: [NewRecord] = []
  package var changed: [RecordChange] = []
  /// Records that stay as they are, since the sheet has nothing new on them.
  package var unchanged = 0
  /// Records that stay as they are, since what the sheet has on them is open or refused.
  package var leftOpen = 0
  package var conflicts: [Conflict] = []
  package var questions: [Question] = []
  package var missing: [Reference] = []
  /// The missing ones that go to the trash.
  package var deleted: [Reference] = []
  /// How many records the folder holds.
  package var recordsInFolder = 0
  /// Why no missing record is deleted though that was asked for: some rows' records are not known, or there is no row.
  package var withheldDeletion = false
  /// What cannot be imported, with row, column and reason.
  package var refused: [Diagnostic] = []
  package var notes: [Diagnostic] = []
  /// The first ``repairLimit`` values that were put right; ``repairCounts`` has all.
  package var repairs: [Repair] = []
  package var repairCounts: [SheetEffect: Int] = [:]
  /// Fields that changed in the folder alone since the export, and stay.
  package var changedInFolder = 0
  /// Records that are in the folder alone, since they came after the export.
  package var newInFolder = 0
  /// Rows whose records were deleted in the folder since the export, and which the sheet did not change.
  package var goneFromFolder = 0

  /// How many values that were put right are listed.
  package static let repairLimit = 1000

  package init(sheet: String, folder: String) {
    self.sheet = sheet
    self.folder = folder
  }

  /// Whether applying it would write nothing.
  package var isEmpty: Bool { new.isEmpty && changed.isEmpty && deleted.isEmpty }

  /// Whether something is left that applying it does not settle.
  package var isOpen: Bool { !conflicts.isEmpty || !questions.isEmpty || !refused.isEmpty }

  /// How many things are open or refused.
  var openCount: Int { conflicts.count + questions.count + refused.count }

  package mutating func add(_ repair: Repair) {
    for effect in repair.effects { repairCounts[effect, default: 0] += 1 }
    if repairs.count < ImportPlan.repairLimit { repairs.append(repair) }
  }
}
