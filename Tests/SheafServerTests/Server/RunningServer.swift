import Foundation
import SheafCore
import SheafFormats
import SheafServer
import Synchronization
import TestSupport

/// A server in the tests' own process, over an empty folder, with a browser that has been let in.
final class RunningServer {
  let folder: TemporaryFolder
  let client: FormClient
  /// What was shown to the person.
  let addresses: Notes
  /// The files that were checked, with their sizes.
  let checked = Notes()
  private let server: Server

  final class Notes: Sendable {
    let all = Mutex<[String]>([])
  }

  init(language: Language? = .en) throws {
    folder = try TemporaryFolder()
    let checks = checked
    var exchange = Exchange.none
    exchange.check = { path, name, _ in
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      checks.all.withLock { $0.append("\(name) \(bytes.count)") }
      return Report()
    }
    let site = Site(
      store: FragmentStore(path: folder("fragments")), mapping: "scc-outcomes",
      templates: try TemplateLibrary(), formats: .all, exchange: exchange)
    server = try Server(port: 0)
    let addresses = Notes()
    let gate = RequestGuard(port: server.port, language: language, locale: .en) { address in
      addresses.all.withLock { $0.append(address) }
    }
    gate.invite()
    let guarded = GuardedSite(site, gate)
    let server = server
    Thread.detachNewThread { server.run(guarded) }
    client = try FormClient(opening: addresses.all.withLock { $0[0] })
    self.addresses = addresses
  }

  deinit { server.stop(within: .seconds(1)) }

  var port: UInt16 { server.port }

  /// Whether anything was kept as a draft.
  var hasDrafts: Bool {
    get throws {
      FileManager.default.fileExists(atPath: folder("fragments/.drafts"))
        ? try !folder.names("fragments/.drafts").isEmpty : false
    }
  }

  /// A connection that nothing was sent on yet.
  func connect() throws -> RawConnection { try RawConnection(port: port) }
}
