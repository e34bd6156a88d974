import Foundation
import SheafCore

/// Downloads, and files that are sent to be checked.
extension Site {
  func addExchange(to routes: inout Routes) {
    routes.get("exchange", handler { visit, _ in try exchangePage(visit) })
    routes.get("download", handler { visit, _ in try download(visit) })
    routes.post("check", handler { visit, _ in try check(visit) })
  }

  private func exchangePage(_ visit: RequestContext) throws -> Response {
    let query = ListQuery(visit.request.query, visit.mapping)
    let found = try index.find(query, visit.loaded)
    let shelf = shelf
    library.keep(only: shelf.entries.map(\.source))
    let page = ExchangePage(
      mapping: visit.mapping, language: visit.language, query: query, total: found.total,
      found: found.count, confidential: found.confidential, unclear: found.unclear,
      mappings: shelf.entries.map { ($0.name, shelf.label($0, visit.language)) },
      downloads: downloads, uploadLimit: RequestBody.uploadLimit >> 20)
    return self.page(
      "exchange", visit, title: visit.words(.pageExchange), tab: .exchange, page.values())
  }

  /// The mappings that downloads are shaped by, and files that are sent are read by.
  var shelf: MappingCatalog {
    MappingCatalog(served: served, folder: store.folder.path, library: library)
  }

  // MARK: Downloads

  /// The choices of what a download is written as.
  private var downloads: [ExchangePage.Download] { ExchangePage.Download.all(formats) }

  private func download(_ visit: RequestContext) throws -> Response {
    let query = visit.request.query
    let takesConfidential = query["confidential"] == "yes"
    let takesUnclear = query["unclear"] == "yes"
    let found = try index.names(ListQuery(query, visit.mapping), visit.loaded)
    let names = found.filter { fragment in
      switch fragment.verdict {
      case .open: true
      case .confidential: takesConfidential
      case .unclear: takesUnclear
      }
    }.map(\.name)
    guard !names.isEmpty else {
      return message(
        visit.request, .pageNothingToDownload, lead: .pageNothingLeft, status: .notFound)
    }
    let choice = downloads.first { $0.name == query["as"] } ?? downloads[0]
    let mapping = try shelf.mapping(query["shape"])
    let output = try UnnamedFile()
    let wanted = Exchange.Download(
      folder: store.folder.path, names: names, format: choice.format,
      dialect: CSVDialect(for: choice.program), mapping: mapping,
      disclosure: takesConfidential
        ? nil : Disclosure(mapping: mapping, unclearIsPublic: takesUnclear),
      output: output)
    let report = try exchange.download(wanted)
    if report.errorCount > 0 {
      let source = shelf.source(query["shape"])
      let folder = "'\(store.folder.path.replacing("'", with: "'\\''"))'"
      throw Failure(
        report.findings.filter { $0.severity == .error }.map {
          $0.phrase == .severalRecordsForOneFile
            ? Diagnostic(
              .pageFileARecord, [folder, source], at: SourceLocation(file: source)) : $0
        })
    }
    if report.hasLoss, query["losses"] != "accepted" { return losses(report, visit) }
    return .download(
      .file(output, count: try output.size()),
      name: "\(folderName).\(choice.format.fileExtension(mapping))", type: choice.format.mediaType)
  }

  /// What the format has no place for is said before it is lost.
  private func losses(_ report: Report, _ visit: RequestContext) -> Response {
    var query = visit.request.query
    query.append("losses", "accepted")
    return message(
      visit.request, .pageLosses, lead: .pageLossesLead, report.losses,
      onward: ("/download?\(query.urlencoded)", .pageDownloadAnyway), status: .ok)
  }

  /// The name of the folder, to call a download by.
  private var folderName: String {
    let name = URL(fileURLWithPath: store.folder.path).lastPathComponent
    return name.isEmpty || name == "/" ? "fragments" : name
  }

  // MARK: Checking a file

  private func check(_ visit: RequestContext) throws -> Response {
    guard let upload = visit.request.uploads.first, !upload.fileName.isEmpty else {
      throw Failure(.pageUploadMissing, at: SourceLocation(file: Phrase.pageUploadFile.reference))
    }
    let report: Report
    do {
      let mapping = try shelf.mapping(visit.request.form["shape"])
      report = try exchange.check(upload.path, upload.fileName, mapping)
    } catch let failure as Failure {
      let named = failure.diagnostics.calling(upload.path, upload.fileName)
      throw Failure(
        named.map { diagnostic in
          guard diagnostic.phrase == .unknownInputFormat else { return diagnostic }
          return Diagnostic(.pageUnknownFormat, diagnostic.arguments, at: diagnostic.place)
        })
    }
    let findings = FindingsPage(report: report, mapping: visit.mapping, language: visit.language)
    return page(
      "findings", visit, title: visit.words(.pageFindings, upload.fileName), tab: .exchange,
      findings.values())
  }
}
