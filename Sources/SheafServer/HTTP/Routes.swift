/// Which handler answers which method and path.
///
/// A pattern's segments are words or `:name`, which takes any one segment: `fragments/:name/edit`. Words win over names. HEAD is
/// answered by what answers GET, without the body; a method that a path does not know gets 405 with `Allow`.
package struct Routes: Sendable {
  /// What the names of a pattern stand for.
  package typealias Parameters = [String: String]
  /// Answers a request. It may wait for the disk: every connection has a thread of its own.
  package typealias Handler = @Sendable (Request, Parameters) throws -> Response

  private struct Route: Sendable {
    var method: HTTPMethod
    var pattern: [String]
    var handler: Handler
  }

  private var routes: [Route] = []
  /// Answers a path that no pattern has.
  package var notFound: Handler = { _, _ in .text("404 Not Found\n", status: .notFound) }
  /// Answers a method that the path does not have; `Allow` is added.
  package var methodNotAllowed: Handler = { _, _ in
    .text("405 Method Not Allowed\n", status: .methodNotAllowed)
  }

  package init() {}

  package mutating func get(_ pattern: String, _ handler: @escaping Handler) {
    add(.get, pattern, handler)
  }

  package mutating func post(_ pattern: String, _ handler: @escaping Handler) {
    add(.post, pattern, handler)
  }

  private mutating func add(_ method: HTTPMethod, _ pattern: String, _ handler: @escaping Handler) {
    let segments = pattern.split(separator: "/").map(String.init)
    let index = routes.firstIndex { Routes.precedes(segments, $0.pattern) } ?? routes.endIndex
    routes.insert(Route(method: method, pattern: segments, handler: handler), at: index)
  }

  /// Whether a pattern is to be tried before another one: at the first segment where one has a word and the other a name.
  private static func precedes(_ pattern: [String], _ other: [String]) -> Bool {
    for (one, two) in zip(pattern, other) where one.hasPrefix(":") != two.hasPrefix(":") {
      return two.hasPrefix(":")
    }
    return false
  }

  /// All that can be asked for, as it was added.
  var all: [(method: HTTPMethod, pattern: [String])] { routes.map { ($0.method, $0.pattern) } }

  /// Answers a request.
  package func answer(_ request: Request) throws -> Response {
    let isHead = request.method == .head
    let method = isHead ? .get : request.method
    var allowed: [String] = []
    for route in routes {
      guard let parameters = Routes.match(request.path, route.pattern) else { continue }
      if route.method == method { return try route.handler(request, parameters) }
      for name in route.method == .get ? ["GET", "HEAD"] : [route.method.rawValue]
      where !allowed.contains(name) {
        allowed.append(name)
      }
    }
    if allowed.isEmpty { return try notFound(request, [:]) }
    var response = try methodNotAllowed(request, [:])
    response.headers["Allow"] = allowed.joined(separator: ", ")
    return response
  }

  private static func match(_ path: [String], _ pattern: [String]) -> Parameters? {
    guard path.count == pattern.count else { return nil }
    var parameters: Parameters = [:]
    for (segment, part) in zip(path, pattern) {
      if part.hasPrefix(":") {
        parameters[String(part.dropFirst())] = segment
      } else if segment != part {
        return nil
      }
    }
    return parameters
  }
}
