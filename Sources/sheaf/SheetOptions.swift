import ArgumentParser
import SheafCore
import SheafFormats

/// How a sheet is written.
struct SheetOptions: ParsableArguments {
  @Option(
    name: .customLong("for"),
    help: """
      Write a sheet as a program likes it best. excel: byte order mark; excel-fr: the same with semicolons; \
      libreoffice: LF line ends.
      """)
  var program: CSVDialect.Program?

  @Flag(
    name: .long,
    help:
      "Put an apostrophe before cells that a spreadsheet would take for formulas; reading takes it off."
  )
  var guardFormulas = false

  /// Whether any of them is given, which makes sense for sheets alone.
  var areGiven: Bool { program != nil || guardFormulas }

  var dialect: CSVDialect {
    var dialect = CSVDialect(for: program)
    dialect.guardsFormulas = guardFormulas
    return dialect
  }
}
