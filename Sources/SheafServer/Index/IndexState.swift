import SheafCore

/// All that the index knows, for one reading of the mapping.
struct IndexState {
  /// A file that no fragment could be read from.
  private struct Unreadable {
    var stamp: FileStamp
    var isYoung: Bool
    var round: Int
    /// Why; nothing where it need not be told.
    var diagnostics: [Diagnostic]
  }

  let loaded: MappingSource.Loaded
  private(set) var fragments: [IndexedFragment] = []
  private(set) var columns: ValueColumns
  private(set) var folding = TextFolding()
  private let disclosure: Disclosure
  private let records: FragmentRecords
  private var places: [String: Int] = [:]
  private var unreadable: [String: Unreadable] = [:]
  /// Why files that are no fragments are none, though their names say so.
  private var strange: [Diagnostic] = []
  /// The sub-folders that are not hidden, which are not looked into.
  private(set) var folders: [String] = []
  private var round = 0
  /// The next free identifiers, with the stamp that the folder had.
  private var lastOffers: (stamp: FileStamp, offers: IdentifierSuggestions)?
  /// The places of the fragments in the order of a field, for the fields that were sorted by since the last change.
  private var orders: [Int: [Int]] = [:]
  /// The names of the fragments by their identifiers' bytes, where they were asked for since the last change.
  private var names: [[UInt8]: String]?
  private var lookedAt = ContinuousClock.now

  init(_ loaded: MappingSource.Loaded) {
    self.loaded = loaded
    columns = ValueColumns(loaded.mapping)
    disclosure = Disclosure(mapping: loaded.mapping)
    records = FragmentRecords(mapping: loaded.mapping)
  }

  /// Why files could not be read, in the order of their names.
  var problems: [Diagnostic] {
    unreadable.sorted { $0.key < $1.key }.flatMap(\.value.diagnostics) + strange
  }

  // MARK: Looking through the folder

  /// Takes up what has changed in the folder.
  mutating func refresh(_ folder: DurableFolder) throws {
    lookedAt = .now
    round += 1
    var found = 0
    var stale: [(name: String, stamp: FileStamp)] = []
    let known = places
    let isWanted = { (name: String) in known[name] != nil || FileName.isFragment(name) }
    var others: [(name: String, entry: FolderEntryKind)] = []
    let note = { (name: String, entry: FolderEntryKind) in others.append((name, entry)) }
    try folder.stamps(of: isWanted, other: note) { name, stamp in
      if let place = known[name] {
        fragments[place].round = round
        found += 1
        if fragments[place].stamp == stamp, !fragments[place].isYoung { return }
      } else if let file = unreadable[name] {
        unreadable[name]!.round = round
        if file.stamp == stamp, !file.isYoung { return }
      }
      stale.append((name, stamp))
    }
    let current = round
    if found < fragments.count { removeAll { $0.round < current } }
    unreadable = unreadable.filter { $0.value.round == current }
    for file in stale { read(file.name, file.stamp, folder) }
    columns.forgetUnused(&fragments)
    take(others.sorted { $0.name < $1.name })
  }

  private mutating func take(_ others: [(name: String, entry: FolderEntryKind)]) {
    folders = others.filter { $0.entry == .folder && !$0.name.hasPrefix(".") }.map(\.name)
    strange = others.compactMap { name, entry in
      guard entry != .folder, FileName.hasExtension(name) else { return nil }
      return Diagnostic(
        entry == .special ? .notARegularFile : .pageUnnameable,
        at: SourceLocation(file: name.shortened))
    }
  }

  private mutating func read(_ name: String, _ stamp: FileStamp, _ folder: DurableFolder) {
    let isYoung = stamp.isYoung
    do {
      let bytes = try folder.read(name)
      let fragment = try records.withRecord(bytes, name: name) { record in
        IndexedFragment(
          name: name, stamp: stamp, isYoung: isYoung, round: round, record: record,
          mapping: loaded.mapping, disclosure: disclosure, columns: &columns, folding: &folding)
      }
      unreadable[name] = nil
      put(fragment)
    } catch {
      let failure = error as? Failure
      if places[name] != nil { removeAll { $0.name == name } }
      // It went between the look through the folder and now.
      if failure?.diagnostics.first?.phrase == .noSuchFile { return }
      unreadable[name] = Unreadable(
        stamp: stamp, isYoung: isYoung, round: round,
        diagnostics: IndexState.isReadme(name) ? [] : failure?.diagnostics ?? [])
    }
  }

  /// Folders of text have a README as a rule.
  private static func isReadme(_ name: String) -> Bool { name.uppercased().hasPrefix("README.") }

  private mutating func put(_ fragment: IndexedFragment) {
    if let place = places[fragment.name] {
      let isSame =
        fragments[place].text == fragment.text && fragments[place].codes == fragment.codes
        && fragments[place].identifier.hasSameBytes(as: fragment.identifier)
      fragments[place] = fragment
      if isSame { return }
    } else {
      places[fragment.name] = fragments.count
      fragments.append(fragment)
    }
    forgetDerived()
  }

  private mutating func forgetDerived() {
    orders.removeAll()
    names = nil
  }

  private mutating func removeAll(where isGone: (IndexedFragment) -> Bool) {
    fragments.removeAll(where: isGone)
    places = Dictionary(uniqueKeysWithValues: fragments.enumerated().map { ($1.name, $0) })
    forgetDerived()
  }

  /// How long ago the folder was looked through.
  var age: Duration { lookedAt.duration(to: .now) }

  // MARK: Identifiers

  /// The name of the fragment that has an identifier, the first of them.
  mutating func name(ofIdentifier identifier: String) -> String? {
    if names == nil {
      names = Dictionary(
        fragments.map { (Array($0.identifier.utf8), $0.name) }, uniquingKeysWith: min)
    }
    return names?[Array(identifier.utf8)]
  }

  /// The next free identifiers, where they were found when the folder was as it is now.
  func offers(asOf stamp: FileStamp) -> IdentifierSuggestions? {
    guard let lastOffers, lastOffers.stamp == stamp, !stamp.isYoung else {
      return nil
    }
    return lastOffers.offers
  }

  mutating func makeOffers(asOf stamp: FileStamp) -> IdentifierSuggestions {
    let made = IdentifierSuggestions(fragments.map(\.identifier))
    lastOffers = (stamp, made)
    return made
  }

  // MARK: Order

  /// The places of the fragments in the order of a field: of its list of choices where it has one, else of its folded text, numbers by
  /// their size; what is blank comes last, and what is the same by the files' names.
  mutating func order(by slot: Int) -> [Int] {
    if let order = orders[slot] { return order }
    let field = loaded.mapping.fields[slot]
    let listed = field.choices.map(\.value)
    let column = columns.index(of: slot)
    let keys = fragments.map { fragment -> (rank: Int, text: ArraySlice<UInt8>) in
      let text = fragment.text(of: slot)
      let choice = column.flatMap { listed.firstIndex(of: columns.value($0, fragment)) }
      return (text.isEmpty ? .max : choice ?? listed.count, text)
    }
    let order = fragments.indices.sorted { one, other in
      if keys[one].rank != keys[other].rank { return keys[one].rank < keys[other].rank }
      switch NaturalOrder.compare(keys[one].text, keys[other].text) {
      case ..<0: return true
      case 0: return fragments[one].name < fragments[other].name
      default: return false
      }
    }
    orders[slot] = order
    return order
  }
}
