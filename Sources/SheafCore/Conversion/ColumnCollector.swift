/// Goes through an input only to learn its columns.
package struct ColumnCollector: RecordWriter {
  private let schema: FieldTable

  package init(schema: FieldTable) { self.schema = schema }

  package mutating func write(_ record: Record) throws { schema.takeColumns(of: record) }

  package mutating func finish() throws {}
}
