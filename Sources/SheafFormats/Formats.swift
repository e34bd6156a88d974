import SheafCore

extension Format {
  /// Every format, in the order in which help and messages list them.
  package static let all: [Format] = [.fragments, .csv, .tsv, .xml]
}

extension FormatCatalog {
  /// The catalog of ``Format/all``.
  package static let all = FormatCatalog(Format.all)
}
