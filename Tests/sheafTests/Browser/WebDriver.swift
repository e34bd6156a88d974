import Foundation
import TestSupport

/// A real browser without a window, driven over the W3C WebDriver protocol (https://www.w3.org/TR/webdriver2/).
final class WebDriver {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// Something on the page.
  struct Element {
    fileprivate let id: String
    fileprivate static let key = "element-6066-11e4-a52e-4f735466cecf"
  }

  /// Whether this machine has one; it is not waited for where every change is checked.
  static let isHere =
    !Shell.isCI && Shell.succeeds("command -v chromedriver && command -v chromium")

  private let driver: RunningProgram
  private let port: UInt16
  private var session = ""
  private let profile: TemporaryFolder

  /// - Parameter hasScript: whether pages may run JavaScript.
  init(
    width: Int = 1280, height: Int = 900, language: String = "en", hasScript: Bool = true
  ) throws {
    profile = try TemporaryFolder()
    driver = try RunningProgram("chromedriver", ["--port=0"], folder: profile.path)
    port = UInt16(try driver.output(matching: #/successfully on port ([0-9]+)/#)) ?? 0
    let options: [String: Any] = [
      "args": [
        "--headless=new", "--no-sandbox", "--force-prefers-reduced-motion", "--disable-gpu",
        "--disable-dev-shm-usage",
        "--user-data-dir=\(profile("profile"))", "--lang=\(language)",
      ],
      "prefs": [
        "intl.accept_languages": language,
        "profile.managed_default_content_settings.javascript": hasScript ? 1 : 2,
      ],
    ]
    let answer = try send(
      "POST", "/session",
      [
        "capabilities": [
          "alwaysMatch": [
            "browserName": "chrome", "goog:chromeOptions": options,
            "goog:loggingPrefs": ["browser": "ALL"], "unhandledPromptBehavior": "accept",
          ]
        ]
      ])
    session = (answer as? [String: Any])?["sessionId"] as? String ?? ""
    try resize(width: width, height: height)
  }

  /// A test that failed closes its browser too; the driver's end alone would leave it running.
  deinit { _ = try? LocalCall.send("DELETE", "/session/\(session)", Data(), port: port) }

  private func send(_ method: String, _ path: String, _ body: [String: Any]? = nil) throws
    -> Any?
  {
    let content =
      try method == "POST" ? JSONSerialization.data(withJSONObject: body ?? [:]) : Data()
    let data = try LocalCall.send(method, path, content, port: port)
    let answer = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    if let failure = answer?["value"] as? [String: Any], let error = failure["error"] {
      throw Failure(description: "\(path): \(error): \(failure["message"] ?? "")")
    }
    return answer?["value"]
  }

  private func command(_ method: String, _ path: String, _ body: [String: Any]? = nil) throws
    -> Any?
  {
    try send(method, "/session/\(session)\(path)", body)
  }

  /// Sets how much of a page is seen, in CSS pixels: half of a screen's is what 200 % zoom leaves.
  func resize(width: Int, height: Int) throws {
    try emulate(
      "setDeviceMetricsOverride",
      ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": false])
  }

  /// Makes the browser take a setting of the system for set: a CSS media feature.
  func set(_ feature: String, _ value: String) throws {
    try emulate("setEmulatedMedia", ["features": [["name": feature, "value": value]]])
  }

  private func emulate(_ name: String, _ parameters: [String: Any]) throws {
    _ = try command(
      "POST", "/goog/cdp/execute", ["cmd": "Emulation.\(name)", "params": parameters])
  }

  // MARK: Pages

  func open(_ address: String) throws {
    _ = try command("POST", "/url", ["url": address])
  }

  func address() throws -> String { try command("GET", "/url") as? String ?? "" }

  /// What a piece of JavaScript returns.
  @discardableResult
  func run(_ script: String, _ arguments: [Any] = []) throws -> Any? {
    try command("POST", "/execute/sync", ["script": script, "args": arguments])
  }

  /// What the browser has complained of since it was asked last.
  func complaints() throws -> [String] {
    let entries =
      try command("POST", "/se/log", ["type": "browser"]) as? [[String: Any]] ?? []
    return entries.filter { $0["level"] as? String == "SEVERE" }.map { "\($0["message"] ?? "")" }
  }

  // MARK: Elements

  /// The first element that a CSS selector finds; waits for it a little.
  func find(_ selector: String) throws -> Element {
    let deadline = ContinuousClock.now + .seconds(60)
    while true {
      do {
        let answer = try command(
          "POST", "/element", ["using": "css selector", "value": selector])
        if let id = (answer as? [String: Any])?[Element.key] as? String { return Element(id: id) }
      } catch let failure as Failure where ContinuousClock.now > deadline {
        throw failure
      } catch is Failure {}
      usleep(50_000)
    }
  }

  /// The element that has the focus.
  func focused() throws -> Element {
    let answer = try command("GET", "/element/active")
    return Element(id: (answer as? [String: Any])?[Element.key] as? String ?? "")
  }

  func click(_ selector: String) throws {
    let element = try find(selector)
    // The driver itself scrolls no further than to the edge, where the form's buttons lie over it.
    try run("arguments[0].scrollIntoView({ block: 'center' })", [[Element.key: element.id]])
    _ = try command("POST", "/element/\(element.id)/click")
  }

  /// Types into an element, keys of WebDriver's table among the letters.
  func type(_ text: String, into element: Element) throws {
    _ = try command("POST", "/element/\(element.id)/value", ["text": text])
  }

  func type(_ text: String, into selector: String) throws {
    try type(text, into: find(selector))
  }

  /// Empties a control and types into it.
  func retype(_ text: String, into selector: String) throws {
    let element = try find(selector)
    _ = try command("POST", "/element/\(element.id)/clear")
    try type(text, into: element)
  }

  func text(_ selector: String) throws -> String {
    try command("GET", "/element/\(find(selector).id)/text") as? String ?? ""
  }

  func property(_ name: String, of element: Element) throws -> String {
    "\(try command("GET", "/element/\(element.id)/property/\(name)") ?? "")"
  }

  func property(_ name: String, of selector: String) throws -> String {
    try property(name, of: find(selector))
  }

  func isShown(_ selector: String) throws -> Bool {
    try command("GET", "/element/\(find(selector).id)/displayed") as? Bool ?? false
  }

  /// Waits until an element says something.
  func wait(for text: String, in selector: String) throws {
    let deadline = ContinuousClock.now + .seconds(60)
    var last = ""
    while ContinuousClock.now < deadline {
      do {
        last = try self.text(selector)
        if last.contains(text) { return }
      } catch let failure as Failure {
        // The page went between the finding and the asking.
        last = failure.description
      }
      usleep(50_000)
    }
    throw Failure(description: "\(selector) says \"\(last)\" and not \"\(text)\"")
  }
}
