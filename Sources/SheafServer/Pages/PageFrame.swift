import SheafCore

/// What is around every page: the languages, the ways to the other pages, the notices.
struct PageFrame {
  /// The pages that the top of every page leads to.
  enum Tab: String, CaseIterable {
    case list, new, overview, exchange, drafts, trash

    var phrase: Phrase {
      switch self {
      case .list: .pageList
      case .new: .pageNew
      case .overview: .pageOverview
      case .exchange: .pageExchange
      case .drafts: .pageDrafts
      case .trash: .pageTrash
      }
    }

    var path: String { self == .list ? "/" : "/\(rawValue)" }
  }

  /// Something to know that stands above the page's own content.
  struct Notice {
    enum Kind: String {
      case good, warning, error
    }

    var kind = Kind.good
    var text: String
    /// Where to post to so that it is undone.
    var undo: String?
  }

  let language: Language
  let csrf: String
  /// Nil where the mapping cannot be read.
  let mapping: Mapping?
  /// The folder, as the person named it.
  let folder: String
  let draftCount: Int
  let trashCount: Int
  /// The address of this page, to come back to in the other language.
  var here = "/"
  var notices: [Notice] = []

  /// What the template `layout` shows.
  func values(title: String, tab: Tab? = nil, _ more: [String: Any] = [:]) -> [String: Any] {
    let tabs = Tab.allCases.filter { $0 != .trash || trashCount > 0 || tab == .trash }
    let frame: [String: Any] = [
      "lang": language.rawValue,
      "dir": language.direction,
      "title": title,
      "mappingTitle": mapping?.title[language] ?? "sheaf",
      "words": PageWords.all[language]!,
      "csrf": csrf,
      "here": here,
      "folder": folder,
      "navigation": tabs.map { navigation($0, isCurrent: $0 == tab) },
      "languages": Language.allCases.filter { $0 != language }.map {
        ["code": $0.rawValue, "name": $0.ownName] as [String: Any]
      },
      "notices": notices.map { notice($0) },
    ]
    return frame.merging(more) { $1 }
  }

  private func navigation(_ tab: Tab, isCurrent: Bool) -> [String: Any] {
    var item: [String: Any] = [
      "href": tab.path, "name": tab.phrase.page([], language), "isCurrent": isCurrent,
    ]
    if tab == .drafts, draftCount > 0 { item["badge"] = draftCount }
    return item
  }

  private func notice(_ notice: Notice) -> [String: Any] {
    var item: [String: Any] = ["kind": notice.kind.rawValue, "text": notice.text]
    if let undo = notice.undo {
      item["undo"] = ["action": undo, "name": Phrase.pageUndo.page([], language)]
    }
    return item
  }
}
