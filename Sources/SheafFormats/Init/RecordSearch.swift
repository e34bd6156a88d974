import SheafCore

/// Finds the element of a sample that is repeated for every record, and writes names as a mapping's paths do.
struct RecordSearch {
  typealias Name = SampleElement.Name

  /// The addresses of namespaces that were written down.
  final class Used {
    var addresses: Set<String> = []
  }

  let used = Used()
  private let root: SampleElement
  private let namespaces: [(prefix: String, uri: String)]

  init(_ root: SampleElement, _ namespaces: [(prefix: String, uri: String)]) {
    self.root = root
    self.namespaces = namespaces
  }

  /// A name with its prefix.
  func text(_ name: Name, isAttribute: Bool = false) -> String {
    if name.uri == "http://www.w3.org/XML/1998/namespace" { return "xml:\(name.local)" }
    guard !name.uri.isEmpty else { return name.local }
    used.addresses.insert(name.uri)
    let prefix = namespaces.first { $0.uri == name.uri }?.prefix ?? ""
    return prefix.isEmpty ? name.local : "\(prefix):\(name.local)"
  }

  func path(_ chain: [Name]) -> String { "/" + chain.map { text($0) }.joined(separator: "/") }

  /// All elements at a path from the root.
  func elements(_ chain: [Name]) -> [SampleElement] {
    guard chain.first == root.name else { return [] }
    return chain.dropFirst().reduce([root]) { parents, name in
      parents.flatMap { $0.children.filter { $0.name == name } }
    }
  }

  /// The names from the root to the record, and what else it might be.
  func record(_ given: String?, file: String) throws -> (chain: [Name], others: [[Name]]) {
    let all = chains(below: root, [root.name])
    if let given {
      let wanted = given.hasPrefix("/") ? given : "/" + given
      let paths = all.map(path)
      if let index = paths.firstIndex(of: wanted) { return (all[index], []) }
      if let nearest = Nearest.match(wanted, among: paths) {
        throw Failure(.initUnknownRecordNearest, [given, nearest], at: SourceLocation(file: file))
      }
      throw Failure(
        .initUnknownRecord, [given, paths.prefix(20).joined(separator: ", ")],
        at: SourceLocation(file: file))
    }
    let structured = all.filter { elements($0).contains(where: \.hasParts) }
    guard let chain = main(root, [root.name]) ?? largest(structured) else {
      throw Failure(.initNoRecord, [path([root.name])], at: SourceLocation(file: file))
    }
    let others = structured.filter { $0 != chain && isRepeated($0) && !$0.starts(with: chain) }
    return (chain, others)
  }

  private func chains(below element: SampleElement, _ chain: [Name]) -> [[Name]] {
    var seen: Set<[Name]> = []
    var order: [[Name]] = []
    func visit(_ element: SampleElement, _ chain: [Name]) {
      for child in element.children {
        let next = chain + [child.name]
        if seen.insert(next).inserted { order.append(next) }
        visit(child, next)
      }
    }
    visit(element, chain)
    return order
  }

  private func isRepeated(_ chain: [Name]) -> Bool {
    elements(Array(chain.dropLast())).contains { parent in
      parent.children.count { $0.name == chain.last } > 1
    }
  }

  /// The repeated element that holds most of what there is, looked for along those that hold most of it.
  private func main(_ element: SampleElement, _ chain: [Name]) -> [Name]? {
    let total = element.valueCount
    for (name, members) in element.families where members.contains(where: \.hasParts) {
      guard members.reduce(0, { $0 + $1.valueCount }) * 2 >= total else { continue }
      if members.count > 1 || members[0].mayRepeat { return chain + [name] }
      return main(members[0], chain + [name])
    }
    return nil
  }

  /// Where nothing is repeated: the root's child that holds most.
  private func largest(_ chains: [[Name]]) -> [Name]? {
    chains.filter { $0.count == 2 }.max {
      elements($0).reduce(0) { $0 + $1.valueCount } < elements($1).reduce(0) { $0 + $1.valueCount }
    }
  }
}
