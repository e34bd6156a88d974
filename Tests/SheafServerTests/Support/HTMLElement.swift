import CLibXML2
import Foundation

/// An element of a page as libxml2's own HTML parser sees it, which knows nothing of how the page was made.
final class HTMLElement {
  let name: String
  let attributes: [String: String]
  let children: [HTMLElement]
  /// The text in it and in all that is in it.
  let text: String

  /// Parses a page.
  static func parse(_ page: String) -> HTMLElement? {
    let bytes = Array(page.utf8)
    let options = Int32(
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        | HTML_PARSE_NONET.rawValue)
    let document = bytes.withUnsafeBytes {
      htmlReadMemory(
        $0.bindMemory(to: CChar.self).baseAddress, Int32($0.count), nil, "UTF-8", options)
    }
    guard let document else { return nil }
    defer { xmlFreeDoc(document) }
    return xmlDocGetRootElement(document).map { HTMLElement($0) }
  }

  private init(_ node: xmlNodePtr) {
    name = String(cString: node.pointee.name)
    var attributes: [String: String] = [:]
    var attribute = node.pointee.properties
    while let current = attribute {
      let value = xmlNodeListGetString(node.pointee.doc, current.pointee.children, 1)
      attributes[String(cString: current.pointee.name)] = value.map { String(cString: $0) } ?? ""
      free(value)
      attribute = current.pointee.next
    }
    self.attributes = attributes
    var children: [HTMLElement] = []
    var text = ""
    var child = node.pointee.children
    while let current = child {
      switch current.pointee.type {
      case XML_ELEMENT_NODE:
        let element = HTMLElement(current)
        children.append(element)
        text += element.text
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        text += current.pointee.content.map { String(cString: $0) } ?? ""
      default: break
      }
      child = current.pointee.next
    }
    self.children = children
    self.text = text
  }

  subscript(attribute: String) -> String? { attributes[attribute] }

  /// Itself and all that is in it, in the order of the page.
  var all: [HTMLElement] { [self] + children.flatMap(\.all) }

  func all(_ name: String) -> [HTMLElement] { all.filter { $0.name == name } }

  func all(class name: String) -> [HTMLElement] {
    all.filter { $0["class"]?.split(separator: " ").contains { $0 == name } ?? false }
  }

  func element(id: String) -> HTMLElement? { all.first { $0["id"] == id } }

  /// The text on one line.
  var words: String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
