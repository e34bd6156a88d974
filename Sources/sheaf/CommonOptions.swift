import ArgumentParser
import Foundation
import SheafCore
import SheafFormats

/// The options that every command has.
struct CommonOptions: ParsableArguments {
  @Option(name: .long, help: "Language of messages: en or fr. Default: that of the locale.")
  var lang: Language?

  @Flag(
    name: .long,
    help: "Report as JSON, for programs: convert on standard error, the others on standard output.")
  var json = false

  var console: Console {
    Console(
      language: lang ?? Language(environment: ProcessInfo.processInfo.environment), isJSON: json)
  }
}

/// How inputs are read.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files, folders of fragments, or - for standard input.", valueName: "input"),
    completion: .file())
  var inputs: [String]

  @Option(name: .long, help: "Format of the inputs; else their extensions tell it.")
  var from: Format?

  @OptionGroup var mapping: MappingOption

  @Flag(name: .long, help: "Read a folder's sub-folders too.")
  var recursive = false

  @Option(
    name: [.customShort("d"), .long],
    help: "Delimiter of CSV inputs: one character, or tab. Default: found by the headings.")
  var delimiter: Delimiter?

  @Option(
    name: [.customShort("e"), .long],
    help:
      "Encoding of fragments and CSV inputs: utf-8, utf-16le, utf-16be or windows-1252. Default: found out."
  )
  var encoding: TextEncoding?

  func validate() throws {
    if inputs.filter({ $0 == "-" }).count > 1 {
      throw ValidationError("standard input (-) can be read only once")
    }
  }

  /// Refuses options that mean nothing for any of the inputs.
  func checkOptions(_ language: Language) throws {
    let formats = inputs.map { from ?? Formats.all.of(path: $0) ?? Formats.all.folderDefault }
    if delimiter != nil, !formats.contains(where: { $0.options.contains(.delimiter) }) {
      throw ValidationError(Phrase.usageNoSheetInput.text(in: language))
    }
    if encoding != nil, !formats.contains(where: { $0.options.contains(.encoding) }) {
      throw ValidationError(Phrase.usageNoTextInput.text(in: language))
    }
  }

  var reading: ReadingOptions {
    var reading = ReadingOptions()
    reading.delimiter = delimiter?.byte
    reading.encoding = encoding
    reading.isRecursive = recursive
    return reading
  }
}

/// What stands between a sheet's cells.
struct Delimiter: ExpressibleByArgument {
  let byte: UInt8

  init?(argument: String) {
    if argument == "tab" || argument == "\\t" {
      byte = UInt8(ascii: "\t")
    } else {
      guard argument.utf8.count == 1, let only = argument.utf8.first, only != UInt8(ascii: "\""),
        only >= 0x20 || only == 9
      else {
        return nil
      }
      byte = only
    }
  }
}

extension Language: ExpressibleByArgument {}
extension TextEncoding: ExpressibleByArgument {}
extension CSVDialect.Program: ExpressibleByArgument {}
