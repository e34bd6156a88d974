import CLibXML2
import Foundation
import SheafCore

/// The files that a schema is made of: all that libxml2 may open while it reads one, and never anything from the network.
final class XMLSchemaFiles {
  /// A schema with all that it imports is some hundred kilobytes.
  static let sizeLimit = 16 << 20

  /// The schema's own file, as it was given.
  let path: String
  /// What is wrong with the files, in the order in which it was found.
  private(set) var problems: [Diagnostic] = []
  /// The folder that it lies in, with its slash.
  private var folder: String { path.lastIndex(of: "/").map { String(path[...$0]) } ?? "" }

  init(path: String) { self.path = path }

  /// Which schema is being read; libxml2 has one loader for the whole program, and gives it nothing to tell this by.
  nonisolated(unsafe) private static var current: XMLSchemaFiles?
  private static let turn = NSLock()

  /// Lets libxml2 open these files, and no others, while `body` runs.
  func whileOpen<Result>(_ body: () -> Result) -> Result {
    XMLSchemaFiles.turn.lock()
    XMLSchemaFiles.current = self
    let before = xmlGetExternalEntityLoader()
    xmlSetExternalEntityLoader { url, _, context in
      guard let url, let context, let files = XMLSchemaFiles.current else { return nil }
      return files.open(String(cString: url), context)
    }
    defer {
      xmlSetExternalEntityLoader(before)
      XMLSchemaFiles.current = nil
      XMLSchemaFiles.turn.unlock()
    }
    return body()
  }

  private func open(_ address: String, _ context: xmlParserCtxtPtr) -> xmlParserInputPtr? {
    // A document is asked for before there is anything to parse; what comes after is an entity of a DOCTYPE.
    guard context.pointee.input == nil else {
      report(Diagnostic(.doctype, at: SourceLocation(file: path)))
      return nil
    }
    do {
      let name = try file(for: address)
      let bytes = try FileBytes.read(name)
      guard bytes.count <= XMLSchemaFiles.sizeLimit else {
        throw Failure(
          .schemaTooLarge, ["\(XMLSchemaFiles.sizeLimit >> 20)"], at: SourceLocation(file: name))
      }
      guard !bytes.isEmpty else { throw Failure(.emptyFile, at: SourceLocation(file: name)) }
      guard !XMLSchemaFiles.hasDoctype(bytes) else {
        throw Failure(.doctype, at: SourceLocation(file: name))
      }
      return input(bytes, address, context)
    } catch let failure as Failure {
      for diagnostic in failure.diagnostics { report(diagnostic) }
    } catch {
      report(Diagnostic(.systemError, ["\(error)"], at: SourceLocation(file: address)))
    }
    return nil
  }

  /// libxml2 asks again for what it could not have.
  func report(_ diagnostic: Diagnostic) {
    if !problems.contains(diagnostic) { problems.append(diagnostic) }
  }

  /// The local file for an address that a schema gives.
  ///
  /// - Throws: `Failure` where there is none.
  private func file(for address: String) throws -> String {
    if FileBytes.exists(address) { return address }
    if let scheme = address.firstMatch(of: #/^([A-Za-z][A-Za-z0-9+.-]*):\/\//#),
      scheme.1.lowercased() != "file"
    {
      let beside = folder + (address.split(separator: "/").last ?? "")
      guard address.last != "/", FileBytes.exists(beside) else {
        throw Failure(.schemaFromNetwork, [address], at: SourceLocation(file: path))
      }
      return beside
    }
    let plain = address.hasPrefix("file://") ? String(address.dropFirst(7)) : address
    let decoded = plain.removingPercentEncoding ?? plain
    guard FileBytes.exists(decoded) else {
      if decoded == path { throw Failure(.noSuchFile, at: SourceLocation(file: path)) }
      throw Failure(.schemaMissingPart, [decoded], at: SourceLocation(file: path))
    }
    return decoded
  }

  private func input(_ bytes: [UInt8], _ address: String, _ context: xmlParserCtxtPtr)
    -> xmlParserInputPtr?
  {
    let buffer = bytes.withUnsafeBytes {
      xmlParserInputBufferCreateMem(
        $0.baseAddress!.assumingMemoryBound(to: CChar.self), Int32($0.count),
        XML_CHAR_ENCODING_NONE)
    }
    guard let buffer, let input = xmlNewIOInputStream(context, buffer, XML_CHAR_ENCODING_NONE)
    else { return nil }
    // Paths in the file are meant from where it stands.
    input.pointee.filename = UnsafeRawPointer(xmlStrdup(address))?.assumingMemoryBound(
      to: CChar.self)
    return input
  }

  /// Whether a DOCTYPE comes before the first element, in any encoding whose ASCII is one byte among zeros.
  static func hasDoctype(_ bytes: [UInt8]) -> Bool {
    var rest = Substring(String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self))
    while let start = rest.firstIndex(of: "<") {
      rest = rest[start...]
      let end: String
      if rest.hasPrefix("<!--") {
        end = "-->"
      } else if rest.hasPrefix("<?") {
        end = "?>"
      } else {
        return rest.hasPrefix("<!")
      }
      guard let range = rest.firstRange(of: end) else { return false }
      rest = rest[range.upperBound...]
    }
    return false
  }
}
