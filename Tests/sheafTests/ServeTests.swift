import Foundation
import TestSupport
import Testing

/// `sheaf serve` as a program: how it starts, what it says, how it ends.
@Suite struct ServeTests {
  @Test(arguments: [SIGINT, SIGTERM])
  func aSignalEndsItCleanly(signal: Int32) throws {
    let folder = try TemporaryFolder()
    let server = try ServeProcess(["fragments"], folder: folder.path)
    let client = try FormClient(opening: try server.addresses()[0])
    #expect(try client.send(client.get("/"))?.status == 200)
    #expect(server.end(by: signal) == 0)
    #expect(throws: RawConnection.CannotConnect.self) { try RawConnection(port: client.port) }
  }

  /// The folder is made with the first fragment, and is for its owner alone.
  @Test func theFolderIsMadeOnTheFirstSave() throws {
    let folder = try TemporaryFolder()
    try folder.write("m.toml", SaveTrials.mapping)
    let server = try ServeProcess(["--mapping", "m.toml"], folder: folder.path)
    let client = try FormClient(opening: try server.addresses()[0])
    #expect(try client.send(client.get("/"))?.status == 200)
    #expect(try folder.names() == ["m.toml"])
    #expect(
      try client.send(client.post("/new", [("f-id", "a-1"), ("f-text", "b")]))?.status == 303)
    #expect(try folder.text("fragments/a-1.md") == "**ID**: a-1\n**Text**: b\n")
    let modes = try ["fragments", "fragments/a-1.md"].map { name in
      try FileManager.default.attributesOfItem(atPath: folder(name))[.posixPermissions] as? Int
    }
    #expect(modes == [0o700, 0o600])
  }

  /// As somebody else, since root may write anywhere.
  @Test(
    .enabled(
      if: geteuid() != 0
        || Shell.succeeds("chmod 755 . && setpriv --reuid=65534 --clear-groups sheaf --version"),
      "root writes anywhere, and the program cannot be run as somebody else here"))
  func aFolderThatCannotBeWrittenIsAMessage() throws {
    let folder = try TemporaryFolder()
    try folder.write("kept/a.md", "**FragmentID**: a\n")
    let somebody = geteuid() == 0 ? "setpriv --reuid=65534 --clear-groups" : ""
    let result = try Shell.run(
      """
      chmod 755 . && chmod 555 kept
      for folder in kept kept/new; do \(somebody) sheaf serve $folder --port 0; echo "exit code $?"; done
      chmod 755 kept
      """, in: folder)
    #expect(result.output == "exit code 2\nexit code 2\n")
    let message = "kept: not allowed; check who owns it and its permissions\n"
    #expect(result.messages == message + message)
  }

  @Test func openShowsTheAddressInTheBrowser() throws {
    let folder = try TemporaryFolder()
    for opener in ["open", "xdg-open"] {
      try folder.write("bin/\(opener)", "#!/bin/sh\necho \"$1\" > opened\n")
    }
    let result = try Shell.run(
      """
      chmod +x bin/*
      PATH=$PWD/bin:$PATH sheaf serve --open --port 0 > out 2> /dev/null &
      while ! test -s opened; do sleep 0.1; done; kill $!; wait $!; cmp out opened
      """, in: folder)
    #expect(result.exitCode == 0, "\(result.output)\(result.messages)")
  }

  /// The file that a download lies in while it is sent has no name, and Ctrl-C still ends all of it.
  @Test func nothingOfADownloadIsLeft() throws {
    let folder = try TemporaryFolder()
    for (name, bytes) in try Repository.seedFiles() {
      try folder.write("fragments/\(name)", bytes)
    }
    try folder.write("tmp/.keep", "")
    let server = try ServeProcess(
      ["fragments"], folder: folder.path, environment: ["TMPDIR": folder("tmp")])
    let client = try FormClient(opening: try server.addresses()[0])
    for _ in 0..<3 {
      let answer = try client.send(client.get("/download?as=xml&confidential=yes&unclear=yes"))
      #expect(answer?.text.contains("SCC-SAH2508/CIV004") == true)
      #expect(try folder.names("tmp").filter { $0 != ".keep" } == [])
    }
    #expect(server.end(by: SIGINT) == 0)
  }

  @Test func aPortInUseIsAMessage() throws {
    let folder = try TemporaryFolder()
    let server = try ServeProcess(["fragments"], folder: folder.path)
    let port = try #require(URLComponents(string: try server.addresses()[0])?.port)
    let result = try Program.run(
      ["serve", "--port", "\(port)", "--lang", "fr"], folder: folder.path)
    #expect(result.exitCode == 2)
    #expect(
      result.messages.hasPrefix(
        "127.0.0.1:\(port): est déjà pris ; arrêtez le programme qui y écoute"))
    #expect(result.output.isEmpty)
  }

  /// It is on this computer alone.
  @Test func noOtherAddressAnswers() throws {
    let folder = try TemporaryFolder()
    let server = try ServeProcess(["fragments"], folder: folder.path)
    let port = try #require(URLComponents(string: try server.addresses()[0])?.port)
    let hex = String(port, radix: 16, uppercase: true)
    let name = String(repeating: "0", count: 4 - hex.count) + hex
    guard let table = try? String(contentsOfFile: "/proc/net/tcp", encoding: .utf8) else { return }
    let lines = table.split(separator: "\n").filter { $0.contains(":\(name) 00000000:0000 0A") }
    #expect(lines.count == 1 && lines[0].contains("0100007F:\(name)"))
    let six = (try? String(contentsOfFile: "/proc/net/tcp6", encoding: .utf8)) ?? ""
    #expect(!six.contains(":\(name) 00000000000000000000000000000000:0000 0A"))
  }

  /// What it says on the terminal holds nothing of what was asked or typed.
  @Test func nothingOfARecordIsSaid() throws {
    let folder = try TemporaryFolder()
    let server = try ServeProcess(["fragments"], folder: folder.path)
    let client = try FormClient(opening: try server.addresses()[0])
    let before = try server.said()
    let secret = "Zanzibar"
    for request in [
      client.get("/?q=\(secret)"), client.get("/fragments/\(secret).md"),
      client.get("/\(secret)\u{1}"),
      client.post("/new", [("f-id", secret)]), client.post("/drafts/save", [("f-outcome", secret)]),
      client.post("/new", [("csrf", secret)]).replacing(client.csrf, with: secret),
      client.get("/?token=\(secret)").replacing(client.cookie, with: ""),
    ] {
      _ = try client.send(request)
    }
    let said = try server.said().replacing(before, with: "")
    #expect(
      !said.contains(secret) && !said.contains(client.csrf)
        && !said.contains(client.cookie.split(separator: "=")[1]))
  }

  @Test func theFormFollowsTheMapping() throws {
    let folder = try TemporaryFolder()
    try folder.write("m.toml", SaveTrials.mapping)
    let server = try ServeProcess(["fragments", "--mapping", "m.toml"], folder: folder.path)
    let client = try FormClient(opening: try server.addresses()[0])
    #expect(try client.send(client.get("/new"))?.text.contains("f-choir") == false)
    try folder.write(
      "m.toml",
      SaveTrials.mapping + "[[field]]\nname = \"choir\"\nheading = \"Choir\"\nkind = \"text\"\n")
    #expect(try client.send(client.get("/new"))?.text.contains("f-choir") == true)
    try folder.write("m.toml", SaveTrials.mapping + "[[field]]\nnome = \"choir\"\n")
    let broken = try #require(try client.send(client.get("/new")))
    #expect(broken.status == 500)
    #expect(broken.text.contains("m.toml:17"))
  }

  @Test func theAddressForProgramsIsJSON() throws {
    let folder = try TemporaryFolder()
    let result = try Shell.run(
      "sheaf serve --json --port 0 > out & while ! test -s out; do sleep 0.1; done; kill $!; wait $!; cat out",
      in: folder)
    #expect(result.output.contains("\"address\" : \"http://127.0.0.1:"))
    #expect(result.messages.isEmpty)
  }
}
