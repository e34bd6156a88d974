import ArgumentParser
import Foundation
import SheafCore
import SheafServer

/// `sheaf serve`.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show a folder's records as forms and lists in the browser, on this computer alone.",
    discussion: """
      Prints an address to open. It is good once, for one browser; after that nobody else gets in by it. Ctrl-C ends the program, \
      and what was saved is on the disk by then.

      Examples:
        sheaf serve
        sheaf serve harvest-2026 --lang fr --open
      """)

  @Argument(
    help: "The folder of fragments; it is made with the first one that is saved.",
    completion: .directory)
  var folder = "fragments"

  @Option(name: .long, help: "The port to listen on, on 127.0.0.1; 0 takes any that is free.")
  var port: UInt16 = 8323

  @OptionGroup var mapping: MappingOption

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A folder with templates and assets of your own, in place of those in the program.",
      valueName: "folder"),
    completion: .directory)
  var web: String?

  @Flag(name: .long, help: "Open the address in the browser.")
  var open = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console
    let (server, site, gate) = try console.run { try prepare(console) }
    Ending.prepare {
      server.stop()
      return 0
    }
    gate.invite()
    server.run(GuardedSite(site, gate))
    // The signal that stopped it ends the program.
    while true { sleep(1) }
  }

  private func prepare(_ console: Console) throws -> (Server, Site, RequestGuard) {
    _ = try MappingReader.mapping(named: mapping.mapping)
    let templates = try TemplateLibrary(folder: web)
    let store = FragmentStore(path: folder)
    try store.prepare()
    let site = Site(
      store: store, mapping: mapping.mapping, templates: templates,
      formats: Formats.all)
    try site.sweep()
    let server = try Server(port: port)
    let gate = RequestGuard(port: server.port, language: common.lang, locale: console.language) {
      address in
      show(address, console)
    }
    return (server, site, gate)
  }

  private func show(_ address: String, _ console: Console) {
    if console.isJSON {
      try? console.put((try? console.json(["address": address])) ?? "")
    } else {
      try? console.put(address)
      console.say(Phrase.serveReady.text(in: console.language))
    }
    if open { Browser.open(address) }
  }
}
