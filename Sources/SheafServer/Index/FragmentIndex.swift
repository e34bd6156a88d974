import SheafCore
import Synchronization

/// Every fragment of a folder, kept in memory as far as the list, the search and the overview need it.
///
/// Before each answer the folder is looked through, and what has changed is read again, whoever changed it. Text is kept folded (see
/// ``TextFolding``), about two thirds of the files' size less what is composed of other fields.
final class FragmentIndex: Sendable {
  /// What the list is asked for, found.
  struct Found: Sendable {
    /// How many fragments there are, and how many were found.
    var total = 0
    var count = 0
    /// How many of those that were found are marked as confidential, and how many do not say whether they are.
    var confidential = 0
    var unclear = 0
    /// The page that was asked for, or the last one where there are not so many.
    var page = 1
    /// The fragments of that page.
    var rows: [ListPage.Row] = []
    /// The values that there are of each field that can be filtered by, with how many fragments have them: of those that meet all that is
    /// asked of other fields.
    var counts: [Int: [(value: String, count: Int)]] = [:]
    /// Why files could not be read.
    var unreadable: [Diagnostic] = []
    /// The sub-folders, which are not looked into.
    var folders: [String] = []
  }

  private let folder: DurableFolder
  private let state = Mutex<IndexState?>(nil)

  init(_ folder: DurableFolder) {
    self.folder = folder
  }

  /// Does something with the folder as it is now.
  private func withState<Result: Sendable>(
    _ loaded: MappingSource.Loaded, _ body: @Sendable (inout IndexState) throws -> Result
  ) throws -> Result {
    try state.withLock { state in
      var current =
        state.flatMap { $0.loaded.version == loaded.version ? $0 : nil } ?? IndexState(loaded)
      // One owner at a time, or every change would copy it all.
      state = nil
      defer { state = current }
      try current.refresh(folder)
      return try body(&current)
    }
  }

  /// The next free identifiers.
  ///
  /// They are offers: a save looks again. So the folder's own stamp, which changes with every name in it, is enough to go by, and a form
  /// costs no look at every file.
  func offers(_ loaded: MappingSource.Loaded) throws -> IdentifierSuggestions {
    let stamp = FileStamp(folder.path)
    let known = state.withLock { state -> IdentifierSuggestions? in
      guard let state, state.loaded.version == loaded.version else { return nil }
      return state.offers(asOf: stamp)
    }
    return try known ?? withState(loaded) { $0.makeOffers(asOf: stamp) }
  }

  /// The name of a fragment that has an identifier, the first of them.
  ///
  /// What nobody had a moment ago is taken for free without another look at every file, which would make saves into large folders wait for
  /// each other. The file's own name is taken by the system, so that two new fragments of one identifier cannot both be made.
  func name(ofIdentifier identifier: String, _ loaded: MappingSource.Loaded) throws -> String? {
    let isFree = state.withLock { state -> Bool in
      guard let age = state?.age, age < .seconds(1), state?.loaded.version == loaded.version else {
        return false
      }
      return state?.name(ofIdentifier: identifier) == nil
    }
    return isFree ? nil : try withState(loaded) { $0.name(ofIdentifier: identifier) }
  }

  /// What the list shows of a query.
  func find(_ query: ListQuery, _ loaded: MappingSource.Loaded) throws -> Found {
    try withState(loaded) { state in
      let search = IndexSearch(query, state)
      let matches = search.matches(state)
      var found = Found(total: state.fragments.count, count: matches.places.count)
      for place in matches.places {
        switch state.fragments[place].verdict {
        case .open: break
        case .confidential: found.confidential += 1
        case .unclear: found.unclear += 1
        }
      }
      let pages = max(1, (found.count + ListQuery.pageSize - 1) / ListQuery.pageSize)
      found.page = min(query.page, pages)
      let first = (found.page - 1) * ListQuery.pageSize
      var isShown = [Bool](repeating: false, count: found.total)
      for place in matches.places { isShown[place] = true }
      let order = state.order(by: query.sort ?? loaded.mapping.idField)
      let sorted = (query.isDescending ? order.reversed() : order).lazy.filter { isShown[$0] }
      found.rows = sorted.dropFirst(first).prefix(ListQuery.pageSize).map {
        FragmentIndex.row($0, state)
      }
      found.counts = matches.counts
      found.unreadable = state.problems
      found.folders = state.folders
      return found
    }
  }

  private static func row(_ place: Int, _ state: IndexState) -> ListPage.Row {
    let fragment = state.fragments[place]
    let mapping = state.loaded.mapping
    var values: [Int: String] = [:]
    for (index, column) in state.columns.columns.enumerated() {
      values[column.slot] = state.columns.value(index, fragment)
    }
    if let slot = mapping.excerptField { values[slot] = fragment.excerpt }
    values[mapping.idField] = fragment.identifier
    return ListPage.Row(
      name: fragment.name, values: values, isConfidential: fragment.verdict == .confidential)
  }

  /// The names of the fragments that a query finds, in the order of their bytes, with what their confidential flags say.
  func names(_ query: ListQuery, _ loaded: MappingSource.Loaded) throws -> [(
    name: String, verdict: Disclosure.Verdict
  )] {
    try withState(loaded) { state in
      IndexSearch(query, state).matches(state).places.map {
        (state.fragments[$0].name, state.fragments[$0].verdict)
      }.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    }
  }
}
