/// What spreadsheet programs, and the ways a sheet travels, do to values without being asked.
package enum SheetEffect: String, CaseIterable, Sendable {
  /// Spaces trimmed, made single, or no-break spaces made plain.
  case spaces
  /// LF written as CRLF or CR.
  case lineBreaks = "line-breaks"
  /// Curly quotes for straight ones, or the other way.
  case quotes
  /// Long dashes for hyphens, `…` for three dots, or the other way.
  case dashes
  /// The same characters composed in another way (Unicode normalisation forms), or invisible ones in between.
  case characterForm = "character-form"
  /// A number written in another way: `1` for `1.0`, `1,5` for `1.5`.
  case number
  /// `7` for `007`.
  case leadingZeros = "leading-zeros"
  /// `1.23E+11` for a long number.
  case exponent
  /// A number of more than 15 digits, whose last ones became zeros.
  case rounded
  /// `VRAI` or `TRUE` for the field's own spelling.
  case truthValue = "truth-value"
  /// A date made of a code, or a date in the locale's spelling.
  case date
  /// Text cut off at the 32,767 characters that Excel keeps.
  case cut
  /// `#NAME?` and the like.
  case formulaError = "formula-error"
  /// An apostrophe before the value, or one that is gone.
  case apostrophe
  /// UTF-8 that was read as windows-1252: `RÃ©seau`.
  case mojibake
  /// Characters that became `?` or U+FFFD.
  case questionMarks = "question-marks"
  /// A choice in another spelling: other capitals or spaces.
  case choice

  /// How it is told to people.
  package var phrase: Phrase {
    switch self {
    case .spaces: .effectSpaces
    case .lineBreaks: .effectLineBreaks
    case .quotes: .effectQuotes
    case .dashes: .effectDashes
    case .characterForm: .effectCharacterForm
    case .number: .effectNumber
    case .leadingZeros: .effectLeadingZeros
    case .exponent: .effectExponent
    case .rounded: .effectRounded
    case .truthValue: .effectTruthValue
    case .date: .effectDate
    case .cut: .effectCut
    case .formulaError: .effectFormulaError
    case .apostrophe: .effectApostrophe
    case .mojibake: .effectMojibake
    case .questionMarks: .effectQuestionMarks
    case .choice: .effectChoice
    }
  }
}
