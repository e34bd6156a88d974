import Foundation
import TestSupport

/// One way of using a server, over and over.
struct ServerUse: Sendable {
  let name: String
  var status = 200
  /// What the mapping that is served becomes first; nil leaves it.
  var mapping: String?
  /// The request of a number.
  let request:
    @Sendable (_ client: FormClient, _ folder: TemporaryFolder, _ number: Int) throws -> String

  private static func get(_ path: String) -> ServerUse {
    ServerUse(name: path) { client, _, _ in client.get(path) }
  }

  private static let record = "000_d1045f8a5ede51a6.txt"

  private static let pages = [
    "/?q=security&f-year=2023&sort=year", "/fragments/\(record)", "/fragments/\(record)/edit",
    "/new", "/new?from=\(record)", "/overview", "/exchange", "/drafts", "/trash",
    "/fragments/\(record)/file",
  ].map(get)

  private static let downloads =
    ["excel", "excel-fr", "libreoffice", "csv"].map {
      get("/download?as=\($0)&shape=own.toml&unclear=yes")
    }
    + [
      "own.toml", "iati-2.03.toml", "dhis2-values.toml", "dublin-core.toml", "excel-2003.toml",
      "flat-ods.toml",
    ].map { get("/download?as=xml&shape=\($0)&unclear=yes&losses=accepted") }

  /// Each with headings of its own, long ones, that no mapping knows.
  private static let uploads = [
    ("/check", "own.toml"), ("/check", "iati-2.03.toml"), ("/import", "own.toml"),
  ].map { path, shape in
    ServerUse(name: "\(path) by \(shape)") { client, _, number in
      let headings = (0..<5).map { "h\(number)-\($0) " + String(repeating: "ab", count: 1000) }
      let sheet = """
        FragmentID,Year,\(headings.joined(separator: ","))
        SCC-BUR2312/CIV009,2024,a,b,c,d,e
        """
      return client.upload(path, [("shape", shape)], file: "sheet.csv", sheet)
    }
  }

  private static let forms = [
    ServerUse(name: "saves", status: 303) { client, folder, number in
      let opened = Data(try folder.read("fragments/\(record)")).base64EncodedString()
      return client.post(
        "/fragments/\(record)/edit",
        [("file", record), ("opened", opened), ("f-outcome", "Version \(number)")])
    },
    ServerUse(name: "saves of values that lists show", status: 303) {
      client, folder, number in
      let opened = Data(try folder.read("fragments/\(record)")).base64EncodedString()
      let country = "Land \(number) " + String(repeating: "x", count: 10_000)
      return client.post(
        "/fragments/\(record)/edit",
        [("file", record), ("opened", opened), ("f-country", "--other--"), ("o-country", country)])
    },
    ServerUse(name: "drafts") { client, _, number in
      client.post("/drafts/save", [("draft", "d1"), ("f-outcome", "Version \(number)")])
    },
    ServerUse(name: "live") { client, _, number in
      client.post("/live", [("f-outcome", "Version \(number)")])
    },
    ServerUse(name: "a page that is not there", status: 404) { client, _, number in
      client.get("/nowhere/\(number)")
    },
  ]

  /// Anything at all, while the mapping has a mistake.
  static let mistakes = ServerUse(
    name: "a mapping with mistakes", status: 500,
    mapping: "extends = \"scc-outcomes\"\n[[feild]]\n"
  ) { client, _, _ in client.get("/") }

  static let all = pages + downloads + uploads + forms
}
