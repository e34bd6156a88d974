import SheafCore

/// The page to download from, and to have a file checked.
struct ExchangePage {
  let mapping: Mapping
  let language: Language
  /// What the download is narrowed to.
  let query: ListQuery
  let total: Int
  let found: Int
  /// How many of those that were found are marked as confidential, and how many do not say whether they are.
  let confidential: Int
  let unclear: Int
  /// The mappings that a download can be shaped by: their names, and the words for them.
  let mappings: [(name: String, label: String)]
  let downloads: [Download]
  /// The largest upload, in MiB.
  let uploadLimit: Int

  /// A choice of what a download is written as: a format, or its dialect for one program.
  struct Download {
    let format: Format
    var program: CSVDialect.Program?

    /// The name in the address.
    var name: String { program?.rawValue ?? format.name }

    /// The choices that formats offer, those for programs first.
    static func all(_ formats: FormatCatalog) -> [Download] {
      formats.all.filter(\.isExported).flatMap { format in
        format.programs.map { Download(format: format, program: $0) } + [Download(format: format)]
      }
    }
  }

  private static let words: [String: (label: Phrase, hint: Phrase?)] = [
    "excel": (.pageFormatExcel, .pageHintExcel),
    "excel-fr": (.pageFormatExcelFrench, .pageHintExcelFrench),
    "libreoffice": (.pageFormatLibreOffice, nil),
    "csv": (.pageFormatCSV, .pageHintCSV),
    "xml": (.pageFormatXML, .pageHintXML),
  ]

  /// What the template `exchange` shows, without the frame.
  func values() -> [String: Any] {
    let preferred = language == .fr ? "excel-fr" : "excel"
    let scope = query.isNarrow ? Phrase.pageScopeFound : .pageScopeAll
    var page: [String: Any] = [
      "carried": query.fields(mapping).all.filter { $0.name != "page" }.map {
        ["name": $0.name, "value": $0.value]
      },
      "scope": scope.page(["\(found)", "\(total)"], language),
      "formats": downloads.map { download -> [String: Any] in
        let words = ExchangePage.words[download.name]
        return [
          "value": download.name, "label": words?.label.page([], language) ?? download.name,
          "hint": words?.hint?.page([], language) ?? "", "isChosen": download.name == preferred,
        ]
      },
      "leftOut": leftOut,
      "uploadHint": Phrase.pageUploadHint.page(["\(uploadLimit)"], language),
    ]
    if query.isNarrow { page["widerLink"] = "/exchange" }
    if mappings.count > 1 {
      let items = mappings.map { ["value": $0.name, "label": $0.label] }
      for (name, label) in [
        ("download", Phrase.pageShape), ("check", .pageReadBy), ("import", .pageReadBy),
      ] {
        page["\(name)Shape"] =
          ["id": "\(name)-shape", "label": label.page([], language), "items": items]
          as [String: Any]
      }
    }
    if mapping.confidentialField != nil, confidential + unclear == 0 {
      page["noneLeftOut"] = Phrase.pageConfidentialNone.page([], language)
    }
    return page
  }

  /// What stays in unless it is ticked.
  private var leftOut: [[String: Any]] {
    let kinds: [(count: Int, name: String, note: Phrase, tick: Phrase)] = [
      (confidential, "confidential", .pageConfidentialLeft, .pageWithConfidential),
      (unclear, "unclear", .pageUnclearLeft, .pageWithUnclear),
    ]
    return kinds.filter { $0.count > 0 }.map { kind in
      [
        "name": kind.name,
        "note": kind.note.page(["\(kind.count)"], language),
        "tick": kind.tick.page([], language),
      ]
    }
  }
}
