import Foundation
import SheafCore
import SheafImport

extension Console {
  /// Tells what an import would do, or did.
  func report(_ plan: ImportPlan, files: Int?, wasToBeApplied: Bool) throws {
    let isDone = files != nil
    if isJSON {
      return try put(try json(ImportReport(plan, files: files, language)), isDone: isDone)
    }
    var text = PlanText(
      language: language, isColoured: isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == nil)
    text.describe(plan)
    if let files {
      let trashed = min(plan.deleted.count, files)
      if files == 0 {
        text.line(.planNothingToApply)
      } else if trashed == 0 {
        text.line(.planApplied, ["\(files)", plan.folder])
      } else {
        text.line(.planAppliedWithTrash, ["\(files - trashed)", "\(trashed)", plan.folder])
      }
    } else {
      text.line(
        wasToBeApplied ? .reportStrict : plan.isEmpty ? .planNothingToApply : .planHowToApply)
    }
    try put(text.text, isDone: isDone)
  }

  func report(_ outcome: Journal.Outcome, _ phrase: Phrase, folder: String) throws {
    if isJSON {
      return try put(
        try json(OutcomeReport(files: outcome.files, leftAlone: outcome.leftAlone)), isDone: true)
    }
    for file in outcome.leftAlone {
      say(
        Diagnostic(
          .changedMeanwhile, at: SourceLocation(file: "\(folder)/\(file)"), severity: .warning
        )
        .text(in: language))
    }
    try put(phrase.text(["\(outcome.files)"], in: language), isDone: true)
  }

  func reportNothing(_ phrase: Phrase) throws {
    if isJSON { return try put(try json(OutcomeReport(files: 0, leftAlone: []))) }
    try put(phrase.text(in: language))
  }
}

private struct OutcomeReport: Encodable {
  let files: Int
  let leftAlone: [String]
}
