import Foundation
import SheafCore

/// One run of `mapping init`: a first mapping made from an example.
public struct MappingStart {
  public let sample: String
  /// The language of the comments.
  public let language: Language
  /// The path of the record's element; nil finds it.
  public var record: String?
  /// A folder of fragments by whose values fields are found.
  public var like: String?
  /// The mapping to build on; nil makes one that stands on its own.
  public var mapping: String?

  public init(sample: String, language: Language) {
    self.sample = sample
    self.language = language
  }

  /// Writes the mapping, which is read again before it takes its place: what is written is right.
  ///
  /// - Throws: `Failure` where the sample, the folder or the mapping cannot be read, or the output not be written.
  public func write(to output: String, replacing: Bool) throws {
    let found = try read()
    guard !found.places.isEmpty else { throw Failure(.initNoPlaces, at: Place(file: sample)) }
    let base = try mapping.map {
      (mapping: try MappingReader.mapping(named: $0), name: reference(to: $0, from: output))
    }
    let likely =
      try base.map { try Likeness($0.mapping, folder: like).fields(for: found.places) } ?? []
    var draft = MappingDraft(
      found, file: sample, base: base, likely: likely, language: language)
    let text = Array(draft.text().utf8)
    let file = try OutputFile(path: output, replacing: replacing)
    defer { file.discard() }
    // It extends what it names from where it will stand.
    let name = output == "-" ? "standard-output.toml" : output
    _ = try MappingReader.mapping(named: name) { path in
      path == name ? text : try FileBytes.read(path)
    }
    try text.withUnsafeBytes { try file.write($0.baseAddress!, $0.count) }
    try file.commit()
  }

  private func read() throws -> Sample {
    if sample.lowercased().hasSuffix(".xsd") { return try Sample(schema: sample, record: record) }
    let source = try ByteSource(path: sample)
    defer { source.close() }
    switch Format.of(path: sample) {
    case .some(.xml):
      let bytes = try FileBytes.read(source, limit: SampleReader.sizeLimit + 1)
      return try Sample(xml: bytes, file: sample, record: record)
    case .some(.csv), .some(.tsv): return try Sample(csv: source)
    default: throw Failure(.initFormat, at: Place(file: sample))
    }
  }

  /// The name by which the new mapping names its base: what stands beside it, what is built in, or a whole path.
  private func reference(to mapping: String, from output: String) -> String {
    guard FileBytes.exists(mapping) else {
      return mapping.hasSuffix(".toml") ? mapping : mapping + ".toml"
    }
    func folder(_ path: String) -> String {
      path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    }
    let beside = String(mapping.split(separator: "/").last ?? "")
    if output == "-" { return mapping }
    if FileIdentity(folder(mapping)) == FileIdentity(folder(output)) { return beside }
    return URL(fileURLWithPath: mapping).path
  }
}
