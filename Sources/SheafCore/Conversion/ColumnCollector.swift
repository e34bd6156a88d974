/// Goes through an input only to learn its columns.
package struct ColumnCollector: RecordWriter {
  private let schema: Schema

  package init(schema: Schema) { self.schema = schema }

  package mutating func write(_ record: Record) throws { schema.takeColumns(of: record) }

  package mutating func finish() throws {}
}
