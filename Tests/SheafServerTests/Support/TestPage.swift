import SheafServer
import Testing

/// An answer as a browser has it: the page, and what its forms would send.
struct TestPage {
  let response: Response
  let root: HTMLElement

  init(_ response: Response) throws {
    self.response = response
    root = try #require(HTMLElement.parse(response.text))
  }

  var title: String { root.all("h1").first?.words ?? "" }
  var main: HTMLElement { root.element(id: "main")! }

  /// The control of a name, the checked one of several.
  func control(_ name: String) -> HTMLElement? {
    let controls = root.all.filter { $0["name"] == name && $0.name != "button" }
    return controls.first { $0["checked"] != nil } ?? controls.first
  }

  /// What stands beside a field as wrong with it.
  func problems(_ field: String) -> [String] {
    root.element(id: "f-\(field)-problems")?.all("li").map(\.words) ?? []
  }

  /// The form that a button of some name and value stands in, or the first one that posts.
  func form(_ button: String? = nil) -> HTMLElement? {
    root.all("form").first { form in
      guard let button else { return form["method"] == "post" && form["id"] == "fragment" }
      return form.all("button").contains { $0["value"] == button || $0.words == button }
    }
  }

  /// What a browser sends of a form (https://html.spec.whatwg.org/#constructing-the-form-data-set).
  func entries(of form: HTMLElement) -> [(name: String, value: String)] {
    form.all.compactMap { control in
      guard let name = control["name"], control["disabled"] == nil else { return nil }
      switch control.name {
      case "input":
        switch control["type"] ?? "text" {
        case "radio", "checkbox":
          return control["checked"] == nil ? nil : (name, control["value"] ?? "on")
        case "hidden": return (name, control["value"] ?? "")
        case "file", "submit": return nil
        default:
          // Lines of text have no line breaks.
          let line = (control["value"] ?? "").unicodeScalars.filter { $0 != "\n" && $0 != "\r" }
          return (name, String(String.UnicodeScalarView(line)))
        }
      case "select":
        let options = control.all("option")
        let chosen = options.first { $0["selected"] != nil } ?? options.first
        return chosen.map { (name, $0["value"] ?? $0.text) }
      case "textarea": return (name, TestPage.sent(control.text))
      default: return nil
      }
    }
  }

  /// A text area's text as it is sent: without the line break that follows its tag, and with CRLF for every other.
  private static func sent(_ text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    if scalars.first == "\n" { scalars.removeFirst() }
    var sent = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if scalar == "\n", index > 0, scalars[index - 1] == "\r" { continue }
      if scalar == "\n" || scalar == "\r" { sent += ["\r", "\n"] } else { sent.append(scalar) }
    }
    return String(sent)
  }
}
