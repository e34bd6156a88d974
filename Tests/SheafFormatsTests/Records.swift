import Foundation
import SheafCore
import TestSupport

@testable import SheafFormats

/// Records in memory, for tests: to and from files of any format.
enum Records {
  static let mapping = try! MappingReader.mapping(named: MappingReader.defaultName)

  /// Writes records as one output of a format.
  static func write(
    _ records: [[RecordMaker.Field]], to path: String, _ format: Format, mapping: Mapping = mapping
  ) throws -> Report {
    let schema = FieldTable(mapping: mapping)
    let report = Report()
    schema.includeMapping()
    for field in records.joined() {
      try Array(field.heading.utf8).withUnsafeBytes {
        let heading = ByteSlice($0)
        if schema.slot(of: heading) == nil { _ = try schema.addHeading(heading, file: "test") }
      }
    }
    let output = try Output(
      path: path, format: format, formats: .all, mapping: mapping, replacing: false)
    var collector = ColumnCollector(schema: schema)
    for fields in records { try withRecord(fields, schema) { try collector.write($0) } }
    var writer = try format.writer(output, schema, report, CSVDialect())
    for fields in records { try withRecord(fields, schema) { try writer.write($0) } }
    try writer.finish()
    if report.errorCount == 0 { try output.commit() }
    return report
  }

  /// Hands over a record of the fields, whose bytes are there only so long.
  private static func withRecord(
    _ fields: [RecordMaker.Field], _ schema: FieldTable, _ body: (Record) throws -> Void
  ) rethrows {
    var record = Record()
    record.reset(columns: schema.headings.count, line: 1)
    let bytes = fields.flatMap { $0.heading.utf8 + $0.value }
    try bytes.withUnsafeBytes { bytes in
      var rest = bytes[...]
      func slice(_ count: Int) -> ByteSlice {
        defer { rest = rest.dropFirst(count) }
        return ByteSlice(UnsafeRawBufferPointer(rebasing: rest.prefix(count)))
      }
      for field in fields {
        let slot = schema.slot(of: slice(field.heading.utf8.count))!.slot
        record.append(slot: slot, line: 1, value: slice(field.value.count))
      }
      try body(record)
    }
  }

  /// Reads every record of an input.
  static func read(_ path: String, mapping: Mapping = mapping, report: Report = Report()) throws
    -> [[RecordMaker.Field]]
  {
    let schema = FieldTable(mapping: mapping)
    let options = ReadingOptions()
    var records: [[RecordMaker.Field]] = []
    let input = try Input(path: path, format: nil, formats: .all, options: options)
    defer { input.close() }
    var reader = try input.reader(schema, report, options)
    try reader.read { record in
      records.append(
        record.entries.map {
          RecordMaker.Field(heading: schema.heading($0.slot), value: $0.value.bytes)
        })
    }
    return records
  }
}
