/// The kinds of problem that reports for programs name.
///
/// The names are those of the Frictionless framework's error types where it has one
/// (https://framework.frictionlessdata.io/docs/errors/); the last four are sheaf's own.
package enum FindingKind: String, Sendable, CaseIterable {
  case sourceError = "source-error"
  case encodingError = "encoding-error"
  case blankLabel = "blank-label"
  case duplicateLabel = "duplicate-label"
  case extraLabel = "extra-label"
  case missingLabel = "missing-label"
  case blankRow = "blank-row"
  case extraCell = "extra-cell"
  case missingCell = "missing-cell"
  case typeError = "type-error"
  case constraintError = "constraint-error"
  case primaryKey = "primary-key"
  case staleValue = "stale-value"
  case notAField = "not-a-field"
  case mappingError = "mapping-error"
  case schemaViolation = "schema-violation"
}
