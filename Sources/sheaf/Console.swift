import ArgumentParser
import Foundation
import SheafCore

/// Where messages go, and in which language.
struct Console {
  let language: Language
  let isJSON: Bool

  static let findings = ExitCode(1)
  static let couldNotRun = ExitCode(2)

  /// Writes a message for people, with its line break, to standard error.
  func say(_ text: String) { Console.say(text + "\n") }

  /// Writes text to standard error. Where that is closed or full the text is lost: there is nowhere left to report it.
  static func say(_ text: String) {
    try? write(text, to: STDERR_FILENO, name: "")
  }

  /// Writes what a command was asked for to standard output.
  ///
  /// - Parameter isDone: true if files were written before; then a text that cannot be written is reported, and the command still succeeds.
  /// - Throws: an exit code where the text cannot be written.
  func put(_ text: String, isDone: Bool = false) throws {
    do {
      try Console.write(text + "\n", to: STDOUT_FILENO, name: Phrase.standardOutput.reference)
    } catch let failure as Failure {
      for diagnostic in failure.diagnostics { say(diagnostic.text(in: language)) }
      if !isDone { throw Console.couldNotRun }
    }
  }

  private static func write(_ text: String, to descriptor: Int32, name: String) throws {
    try Array(text.utf8).withUnsafeBytes {
      try writeAll(descriptor, $0.baseAddress, $0.count, name: name)
    }
  }

  /// Runs a piece of work; what keeps it from being done is said, and ends the program with 2.
  func run<Result>(_ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let failure as Failure {
      if isJSON {
        try put(
          try json(
            FailureReport(errors: failure.diagnostics.map { DiagnosticReport($0, language) })))
      } else {
        for diagnostic in failure.diagnostics.prefix(Report.listLimit) {
          say(diagnostic.text(in: language))
        }
        sayMore(failure.diagnostics.count)
      }
      throw Console.couldNotRun
    }
  }

  /// Says how many of a list were left out.
  func sayMore(_ count: Int, listed: Int = Report.listLimit) {
    if count > listed { say(Phrase.reportMore.text(["\(count - listed)"], in: language)) }
  }

  func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}

/// A problem as programs read it.
struct DiagnosticReport: Encodable {
  let severity: String
  let type: String
  let file: String
  let line: Int?
  let column: String?
  let record: String?
  let field: String?
  let message: String

  init(_ diagnostic: Diagnostic, _ language: Language) {
    severity = diagnostic.severity.rawValue
    type = diagnostic.problem.rawValue
    file = diagnostic.place.file
    line = diagnostic.place.line
    column =
      diagnostic.place.cell.map { SourceLocation.letters(ofColumn: $0) }
      ?? diagnostic.place.column.map { "\($0)" }
    record = diagnostic.place.record
    field = diagnostic.place.field
    message = diagnostic.message(in: language)
  }
}

private struct FailureReport: Encodable {
  let valid = false
  let errors: [DiagnosticReport]
}
