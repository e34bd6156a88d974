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
    let schema = Schema(mapping: mapping)
    let report = Report()
    schema.includeMapping()
    for field in records.joined() {
      let heading = ByteSlice(permanent: Array(field.heading.utf8))
      if schema.slot(of: heading) == nil { _ = try schema.addHeading(heading, file: "test") }
    }
    let output = try Output(path: path, format: format, replacing: false)
    var dialect = CSVDialect()
    if format == .tsv { dialect.delimiter = UInt8(ascii: "\t") }
    var collector = ColumnCollector(schema: schema)
    for fields in records { try collector.write(record(fields, schema)) }
    var writer = try format.writer(output, schema, report, dialect)
    for fields in records { try writer.write(record(fields, schema)) }
    try writer.finish()
    if report.errorCount == 0 { try output.commit() }
    return report
  }

  private static func record(_ fields: [RecordMaker.Field], _ schema: Schema) -> Record {
    var record = Record()
    record.reset(columns: schema.headings.count, line: 1)
    for field in fields {
      let slot = schema.slot(of: ByteSlice(permanent: Array(field.heading.utf8)))!.slot
      record.append(slot: slot, line: 1, value: ByteSlice(permanent: field.value))
    }
    return record
  }

  /// Reads every record of an input.
  static func read(_ path: String, mapping: Mapping = mapping, report: Report = Report()) throws
    -> [[RecordMaker.Field]]
  {
    let schema = Schema(mapping: mapping)
    let options = ReadingOptions()
    var records: [[RecordMaker.Field]] = []
    let input = try Input(path: path, format: nil, options: options)
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
