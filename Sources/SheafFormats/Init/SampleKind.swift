import SheafCore

/// A kind of file that a first mapping can be made from.
package struct SampleKind: Sendable {
  /// The extensions by which it is recognised, without a dot.
  let extensions: [String]
  /// Whether a person may name the path of the record's element.
  package let hasRecordPath: Bool
  let read: @Sendable (_ path: String, _ record: String?) throws -> Sample

  private static let all: [SampleKind] = [
    SampleKind(extensions: Format.xml.extensions, hasRecordPath: true) { path, record in
      try opening(path) { source in
        let bytes = try FileBytes.read(source, limit: SampleReader.sizeLimit + 1)
        return try Sample(xml: bytes, file: path, record: record)
      }
    },
    SampleKind(
      extensions: Format.csv.extensions + Format.tsv.extensions, hasRecordPath: false
    ) { path, _ in try opening(path) { try Sample(csv: $0) } },
    SampleKind(extensions: ["xsd"], hasRecordPath: true) { path, record in
      try Sample(schema: path, record: record)
    },
  ]

  /// The extensions of all kinds.
  package static var extensions: [String] { all.flatMap(\.extensions) }

  /// The kind that a path's extension stands for.
  package static func of(path: String) -> SampleKind? {
    all.first { kind in kind.extensions.contains { path.lowercased().hasSuffix(".\($0)") } }
  }

  private static func opening(_ path: String, _ read: (ByteSource) throws -> Sample) throws
    -> Sample
  {
    let source = try ByteSource(path: path)
    defer { source.close() }
    return try read(source)
  }
}
