import Foundation
import SheafCore

/// One run of `mapping init`: a first mapping made from an example.
package struct MappingStart {
  package let sample: String
  /// The language of the comments.
  package let language: Language
  /// The path of the record's element; nil finds it.
  package var record: String?
  /// A folder of fragments by whose values fields are found.
  package var like: String?
  /// The mapping to build on; nil makes one that stands on its own.
  package var mapping: String?

  package init(sample: String, language: Language) {
    self.sample = sample
    self.language = language
  }

  /// Writes the mapping, which is read again before it takes its place: what is written is right.
  ///
  /// - Throws: `Failure` where the sample, the folder or the mapping cannot be read, or the output not be written.
  package func write(to output: String, replacing: Bool) throws {
    let found = try read()
    guard !found.places.isEmpty else {
      throw Failure(.initNoPlaces, at: SourceLocation(file: sample))
    }
    let base = try mapping.map {
      (mapping: try MappingReader.mapping(named: $0), name: reference(to: $0, from: output))
    }
    let likely =
      try base.map { try FieldMatcher($0.mapping, folder: like).fields(for: found.places) } ?? []
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
    guard let kind = SampleKind.of(path: sample) else {
      // A file that is not there is said first.
      try ByteSource(path: sample).close()
      throw Failure(.initFormat, at: SourceLocation(file: sample))
    }
    return try kind.read(sample, record)
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
