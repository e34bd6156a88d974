import SheafServer
import TestSupport
import Testing

@Suite struct TrashTests {
  private let name = "001_ed7a58919a304dbe.txt"

  @Test("Deleted to the trash, told, and undone with every byte")
  func undo() throws {
    let test = try TestSite(seeds: true)
    let before = try test.bytes(name)
    let list = try test.follow(test.post("/fragments/\(name)/delete", [:]))
    #expect(try test.names().count == 4)
    let notice = try #require(list.root.all(class: "notice").first)
    let undo = try #require(notice.all("form").first?["action"])
    let back = try test.follow(test.post(undo, [:]))
    #expect(back.title.hasPrefix("SCC-SAH2508/CIV004"))
    #expect(try test.bytes(name) == before)
    #expect(try test.page("/trash").root.all(class: "card").isEmpty)
  }

  @Test("What is not in the trash is said to be gone, and not that its name is taken")
  func gone() throws {
    let test = try TestSite(seeds: true)
    let answer = try test.post("/trash/1-0-x.md/restore", [:])
    #expect(answer.status == .notFound)
    #expect(answer.text.contains("not in the trash any more"))
  }

  @Test("Restored from the trash's own page, but never over another fragment")
  func restore() throws {
    let test = try TestSite(seeds: true)
    _ = try test.post("/fragments/\(name)/delete", [:])
    try test.scratch.write("fragments/\(name)", "**FragmentID**: other\n")
    let trash = try test.page("/trash")
    let form = try #require(trash.root.all(class: "card").first?.all("form").first?["action"])
    #expect(try test.post(form, [:]).status == .internalServerError)
    #expect(try test.scratch.text("fragments/\(name)") == "**FragmentID**: other\n")
    #expect(try test.page("/trash").root.all(class: "card").count == 1)
  }
}
