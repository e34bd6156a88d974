import ArgumentParser
import SheafCore
import SheafFormats

/// The formats that the program's commands and page offer.
enum Formats {
  /// Every format; tests add theirs for the duration of a task.
  @TaskLocal static var all = FormatCatalog.all

  /// The extensions of the formats with a trait, as help lists them: `.csv, .tsv or .xml`.
  static func extensions(where hasTrait: (Format) -> Bool) -> String {
    let names = all.all.filter(hasTrait).flatMap(\.extensions).map { ".\($0)" }
    return list(names)
  }

  /// The names of the formats with a trait.
  static func names(where hasTrait: (Format) -> Bool = { _ in true }) -> String {
    list(all.all.filter(hasTrait).map(\.name))
  }

  private static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }
}

extension Format: ExpressibleByArgument {
  public init?(argument: String) {
    guard let format = Formats.all.named(argument) else { return nil }
    self = format
  }

  public var defaultValueDescription: String { name }

  public static var allValueStrings: [String] { Formats.all.all.map(\.name) }
}
