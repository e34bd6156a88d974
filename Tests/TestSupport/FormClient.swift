import Foundation

/// A browser in the little that trials need of one: it has been let in, and sends forms.
public struct FormClient: Sendable {
  public let port: UInt16
  public let cookie: String
  public let csrf: String

  public struct Refused: Error {
    public let text: String
  }

  /// - Parameter address: the one that the program printed.
  public init(opening address: String) throws {
    let parts = URLComponents(string: address)
    guard let port = parts?.port.flatMap(UInt16.init(exactly:)), let query = parts?.query else {
      throw Refused(text: address)
    }
    self.port = port
    let connection = try RawConnection(port: port)
    let host = "Host: 127.0.0.1:\(port)\r\n"
    connection.send("GET /?\(query) HTTP/1.1\r\n\(host)\r\n")
    guard let reply = connection.receive(), let set = reply["Set-Cookie"] else {
      throw Refused(text: address)
    }
    cookie = String(set.prefix { $0 != ";" })
    connection.send("GET /new HTTP/1.1\r\n\(host)Cookie: \(cookie)\r\n\r\n")
    guard let page = connection.receive(),
      let found = page.text.firstMatch(of: #/name="csrf" value="([0-9a-f]+)"/#)
    else { throw Refused(text: "/new") }
    csrf = String(found.1)
  }

  /// The lines of a head that every request of this browser has, with the blank one.
  public var headers: String {
    "Host: 127.0.0.1:\(port)\r\nOrigin: http://127.0.0.1:\(port)\r\nCookie: \(cookie)\r\n"
  }

  public func get(_ path: String) -> String { "GET \(path) HTTP/1.1\r\n\(headers)\r\n" }

  /// A form as a browser sends it.
  public func post(_ path: String, _ fields: [(String, String)]) -> String {
    let body = ([("csrf", csrf)] + fields).map { "\(encoded($0.0))=\(encoded($0.1))" }
      .joined(separator: "&")
    return """
      POST \(path) HTTP/1.1\r
      \(headers)Content-Type: application/x-www-form-urlencoded\r
      Content-Length: \(body.utf8.count)\r
      \r
      \(body)
      """
  }

  /// A form with a file, as a browser sends it.
  public func upload(_ path: String, _ fields: [(String, String)], file: String, _ text: String)
    -> String
  {
    let parts = ([("csrf", csrf)] + fields).map { name, value in
      "--edge\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
    }
    let body = """
      \(parts.joined())--edge\r
      Content-Disposition: form-data; name="file"; filename="\(file)"\r
      \r
      \(text)\r
      --edge--\r

      """
    return """
      POST \(path) HTTP/1.1\r
      \(headers)Content-Type: multipart/form-data; boundary=edge\r
      Content-Length: \(body.utf8.count)\r
      \r
      \(body)
      """
  }

  /// Sends a request on a connection of its own.
  public func send(_ request: String, isHead: Bool = false) throws -> RawConnection.Reply? {
    let connection = try RawConnection(port: port)
    connection.send(request)
    return connection.receive(isHead: isHead)
  }

  private func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics)!
  }
}
