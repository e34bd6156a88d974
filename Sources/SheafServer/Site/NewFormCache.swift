import SheafCore
import Synchronization

/// The page of a blank form, kept as long as nothing that it shows has changed. It is what is asked for most, and the most work.
final class NewFormCache: Sendable {
  /// All that the page is made of, but for the name of its draft.
  struct Key: Equatable, Sendable {
    var mapping: Int
    var csrf: String
    var offers: [String]
    var draftCount: Int
    var trashCount: Int
  }

  private struct Page: Sendable {
    var key: Key
    /// What stands between the places where the draft is named.
    var parts: [[UInt8]]
  }

  private let pages = Mutex<[Language: Page]>([:])

  /// The page, with a draft of its own.
  ///
  /// - Parameters:
  ///   - key: works out the key, before and after the page is made: what changes meanwhile is not kept.
  ///   - make: makes the page for a draft.
  func page(
    _ language: Language, key: () throws -> Key, make: (_ draft: String) throws -> Response
  ) throws -> Response {
    let now = try key()
    let draft = DraftStore.newID()
    if let page = pages.withLock({ $0[language] }), page.key == now {
      var response = Response.html("")
      response.body = .bytes(Array(page.parts.joined(separator: draft.utf8)))
      return response
    }
    let response = try make(draft)
    if response.status == .ok, try key() == now {
      let page = Page(key: now, parts: NewFormCache.parts(of: response.bytes, between: draft))
      pages.withLock { $0[language] = page }
    }
    return response
  }

  private static func parts(of bytes: [UInt8], between mark: String) -> [[UInt8]] {
    let mark = Array(mark.utf8)
    var parts: [[UInt8]] = []
    var start = 0
    while let found = ByteSearch.find(mark, in: bytes, from: start) {
      parts.append(Array(bytes[start..<found]))
      start = found + mark.count
    }
    return parts + [Array(bytes[start...])]
  }
}
