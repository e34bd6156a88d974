import Testing

@testable import SheafServer

@Suite struct RoutesTests {
  private let routes: Routes = {
    var routes = Routes()
    routes.get("") { _, _ in .text("root") }
    routes.get("fragments/:name") { _, parameters in .text("one \(parameters["name"]!)") }
    routes.get("fragments/new") { _, _ in .text("new") }
    routes.post("fragments/:name") { _, _ in .text("posted") }
    routes.post("fragments/:name/delete") { _, _ in .text("deleted") }
    return routes
  }()

  @Test(arguments: [
    ([], "root"), (["fragments", "a b"], "one a b"), (["fragments", "new"], "new"),
    (["fragments", "New"], "one New"),
  ])
  func wordsWinOverNames(path: [String], text: String) throws {
    #expect(try routes.answer(Request(.get, path)).text == text)
    #expect(try routes.answer(Request(.head, path)).text == text)
  }

  @Test(arguments: [["Fragments", "a"], ["fragments"], ["fragments", "a", "b"], [""]])
  func otherPathsAreNotFound(path: [String]) throws {
    #expect(try routes.answer(Request(.get, path)).status == .notFound)
  }

  @Test func aMethodThatIsNotThereSaysWhichAre() throws {
    let answers: [(HTTPMethod, [String], String)] = [
      (.post, [], "GET, HEAD"), (.get, ["fragments", "a", "delete"], "POST"),
      (HTTPMethod(rawValue: "PUT"), ["fragments", "a"], "GET, HEAD, POST"),
    ]
    for (method, path, allowed) in answers {
      let response = try routes.answer(Request(method, path))
      #expect(response.status == .methodNotAllowed)
      #expect(response.headers["Allow"] == allowed)
    }
  }
}
