import SheafCore

extension ImportPlan.Conflict {
  /// What happened, where it is more than that a field has two values.
  package func reason(in language: Language) -> String? {
    switch kind {
    case .field: nil
    case .goneFromFolder: Phrase.planGoneConflict.text([id, "\(cell?.row ?? 0)"], in: language)
    case .goneFromSheet: Phrase.planMissingConflict.text([id], in: language)
    }
  }
}

extension ImportPlan.Question {
  /// Where something is asked, and why.
  package func reason(in language: Language) -> String {
    let column = cell.column.map { SourceLocation.letters(ofColumn: $0) } ?? "–"
    let place = ["\(cell.row)", column, id ?? ""]
    return switch kind {
    case .doubt(let effect):
      if let days {
        Phrase.planDoubtDay.text(place + [sheet.shortened] + days, in: language)
      } else {
        Phrase.planDoubt.text(place + [effect.phrase.reference], in: language)
      }
    case .handEdit: Phrase.planHandEdit.text(place + [heading.trimmed], in: language)
    case .idEdited: Phrase.planIDEdited.text(place + [sheet], in: language)
    case .idBlanked: Phrase.planIDBlanked.text(place, in: language)
    case .idUnknown: Phrase.planIDUnknown.text(place + [sheet], in: language)
    }
  }

  /// The two days that a cell can be: 04/03/2023 is one in March or one in April.
  private var days: [String]? {
    guard kind == .doubt(.date) else { return nil }
    let readings = DateText.readings(of: sheet)
    guard readings.count == 2, readings.allSatisfy({ $0.year != nil && $0.day != nil }) else {
      return nil
    }
    return readings.map(\.iso).sorted()
  }
}
