/// What an import would do to a folder, all of it, before anything is done.
///
/// A page can show it and let the person tick: what is not wanted goes into ``Decisions`` as `.folder`, and the plan is made again with
/// them.
public struct ImportPlan: Sendable {
  /// A cell of the sheet: the row as a spreadsheet counts, the column from 0 where there are columns.
  public struct Cell: Sendable, Equatable {
    public var row: Int
    public var column: Int?

    public init(row: Int, column: Int? = nil) {
      self.row = row
      self.column = column
    }
  }

  /// A field that gets another value.
  public struct FieldChange: Sendable, Equatable {
    public var heading: String
    public var cell: Cell?
    /// The value in the folder; nil where the record has no such field.
    public var old: String?
    public var new: String
    /// What a spreadsheet did to it besides, and was put right.
    public var effects: Set<SheetEffect> = []
    /// Whether it was made again from its parts.
    public var isRemade = false
  }

  public struct RecordChange: Sendable, Equatable {
    public var id: String
    /// The fragment's path.
    public var file: String
    public var row: Int
    public var fields: [FieldChange]
  }

  public struct NewRecord: Sendable, Equatable {
    public var id: String
    public var row: Int
    /// Its fields, in the order in which they are written.
    public var fields: [FieldChange]
  }

  /// Something that the sheet and the folder both changed since the export.
  public struct Conflict: Sendable, Equatable {
    public enum Kind: String, Sendable {
      case field
      /// The folder has no such record any more, and the sheet changed it.
      case goneFromFolder = "gone-from-folder"
      /// The sheet has no such row any more, and the folder changed the record.
      case goneFromSheet = "gone-from-sheet"
    }

    public var kind: Kind
    public var id: String
    public var heading: String?
    public var cell: Cell?
    public var base: String?
    public var folder: String?
    public var sheet: String?

    public init(
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
  public struct Question: Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
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

    public var kind: Kind
    /// The record it is about, or is likely to be about; nil where nothing tells.
    public var id: String?
    public var heading: String
    public var cell: Cell
    public var folder: String?
    public var sheet: String

    public init(
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
  public struct Repair: Sendable, Equatable {
    public var id: String
    public var heading: String
    public var cell: Cell
    public var effects: Set<SheetEffect>
    public var kept: String
    public var sheet: String
  }

  /// A record named by its id, with its file.
  public struct Reference: Sendable, Equatable {
    public var id: String
    public var file: String

    public init(id: String, file: String) {
      self.id = id
      self.file = file
    }
  }

  public var sheet: String
  public var folder: String
  /// The export that the sheet came from.
  public var base: Base = .none

  /// What the plan was able to tell changes by.
  public enum Base: Sendable, Equatable {
    /// Nothing was exported from the folder: every difference counts as the sheet's.
    case none
    /// The export that the sheet's rows name.
    case named(String)
    /// The newest one that is kept, since the sheet names none.
    case assumed(String)
    /// The sheet names one that is not kept any more.
    case lost(String)
  }

  public var new: [NewRecord] = []
  public var changed: [RecordChange] = []
  /// Records that stay as they are, since the sheet has nothing new on them.
  public var unchanged = 0
  /// Records that stay as they are, since what the sheet has on them is open or refused.
  public var leftOpen = 0
  public var conflicts: [Conflict] = []
  public var questions: [Question] = []
  public var missing: [Reference] = []
  /// The missing ones that go to the trash.
  public var deleted: [Reference] = []
  /// How many records the folder holds.
  public var recordsInFolder = 0
  /// Why no missing record is deleted though that was asked for: some rows' records are not known, or there is no row.
  public var withheldDeletion = false
  /// What cannot be imported, with row, column and reason.
  public var refused: [Diagnostic] = []
  public var notes: [Diagnostic] = []
  /// The first ``repairLimit`` values that were put right; ``repairCounts`` has all.
  public var repairs: [Repair] = []
  public var repairCounts: [SheetEffect: Int] = [:]
  /// Fields that changed in the folder alone since the export, and stay.
  public var changedInFolder = 0
  /// Records that are in the folder alone, since they came after the export.
  public var newInFolder = 0
  /// Rows whose records were deleted in the folder since the export, and which the sheet did not change.
  public var goneFromFolder = 0

  /// How many values that were put right are listed.
  public static let repairLimit = 1000

  public init(sheet: String, folder: String) {
    self.sheet = sheet
    self.folder = folder
  }

  /// Whether applying it would write nothing.
  public var isEmpty: Bool { new.isEmpty && changed.isEmpty && deleted.isEmpty }

  /// Whether something is left that applying it does not settle.
  public var isOpen: Bool { !conflicts.isEmpty || !questions.isEmpty || !refused.isEmpty }

  /// How many things are open or refused.
  var openCount: Int { conflicts.count + questions.count + refused.count }

  public mutating func add(_ repair: Repair) {
    for effect in repair.effects { repairCounts[effect, default: 0] += 1 }
    if repairs.count < ImportPlan.repairLimit { repairs.append(repair) }
  }
}
